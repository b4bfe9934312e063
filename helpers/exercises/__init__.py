"""Checks that say what is wrong: the engine, and one module a notebook."""

from helpers.exercises.exercise import Exercise, Mistake
from helpers.exercises.feedback import Feedback
from helpers.exercises.question import Question

__all__ = ["Exercise", "Feedback", "Mistake", "Question"]
