"""Live figures: the engine, and one module a topic."""
