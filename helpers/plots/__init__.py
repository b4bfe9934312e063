"""Figures of the course: one visual language, one module a topic."""
