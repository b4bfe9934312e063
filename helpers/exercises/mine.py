"""The layer you wrote is the layer you use: cells in which it is your turn."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from IPython.display import display

from helpers.exercises.exercise import Exercise


class Mine:
    """Choose between a learner's function and the course's own.

    Parameters
    ----------
    *exercises : Exercise
        Those of one notebook. A function belongs to the exercise of its name.

    Examples
    --------
    >>> mine = Mine(FORWARD)  # doctest: +SKIP
    >>> forward = mine(forward)  # doctest: +SKIP
    """

    def __init__(self, *exercises: Exercise) -> None:
        self._exercises = {exercise.name: exercise for exercise in exercises}

    def __call__(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Show what the check says; return the function if it is right.

        Otherwise the reference goes on in its place, so that the cells below run.

        Raises
        ------
        ValueError
            If no exercise has the function's name.
        """
        name = getattr(function, "__name__", str(function))
        if name not in self._exercises:
            known = ", ".join(f"`{name}`" for name in self._exercises)
            raise ValueError(f"`{name}` is none of the functions to write: {known}.")
        exercise = self._exercises[name]
        feedback = exercise.check(function)
        if feedback.correct:
            display(feedback)
            return function
        said = feedback.message
        if said and not said.rstrip(")").endswith((".", "?", "!")):
            said += "."  # it ends with what an exception says
        sentence = f"The cells below go on with the course's own `{name}`."
        message = f"{said} {sentence}".lstrip()
        display(replace(feedback, message=message))
        return exercise.reference
