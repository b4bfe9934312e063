"""Checks that say what is wrong: the engine, and one module a notebook."""

from helpers.exercises.exercise import Exercise
from helpers.exercises.feedback import Feedback
from helpers.exercises.mine import Mine
from helpers.exercises.question import Question
from helpers.exercises.slips import Slip, slips

__all__ = ["Exercise", "Feedback", "Mine", "Question", "Slip", "slips"]
