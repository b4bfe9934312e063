"""Questions whose answer is a value: a prediction, a number, or a choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from helpers.exercises.feedback import Feedback, correct, not_attempted, not_yet
from helpers.exercises.results import Tolerance, equal, read_numbers


@dataclass(frozen=True, kw_only=True)
class Question:
    """Check a learner's value against the right one, and say what is wrong.

    Attributes
    ----------
    name : str
        Of the quantity, for the sentences: "the condition number of x".
    answer : float or str
        The right number, or the right one of the choices.
    mistakes : mapping
        From a wrong value, or a predicate of the value, to the diagnosis.
    rtol, atol : float
        How far a number may be off: ``rtol * |answer| + atol``.
    unit : str
        Of a number, for the sentences.
    choices : tuple of str
        What can be answered, if the answer is a string.
    praise : str
        Markdown, shown with a right answer: the reason.
    """

    name: str
    answer: float | str
    mistakes: Mapping[Any, str] = field(default_factory=dict)
    rtol: float = 0.01
    atol: float = 0.0
    unit: str = ""
    choices: tuple[str, ...] = ()
    praise: str = ""

    def check(self, value: Any) -> Feedback:
        """Judge one value."""
        if value is ... or value is None:
            return not_attempted()
        if isinstance(self.answer, str):
            given: Any = self._read_choice(value)
        else:
            given = self._read_number(value)
        if isinstance(given, Feedback):
            return given
        if self._same(given, self.answer):
            return correct(self.praise)
        for wrong, diagnosis in self.mistakes.items():
            if wrong(given) if callable(wrong) else self._same(given, wrong):
                return not_yet(diagnosis, str(getattr(wrong, "__name__", wrong)))
        return not_yet(self._generic(given))

    def _generic(self, given: Any) -> str:
        """Say of a wrong answer what can be said of any."""
        if isinstance(self.answer, str):
            return f"“{given}” is not {self.name}."
        direction = "large" if given > self.answer else "small"
        return f"{given:g} {self.unit}".rstrip() + f" is too {direction}."

    def _read_choice(self, value: Any) -> str | Feedback:
        text = value.strip(" \n.").casefold() if isinstance(value, str) else ""
        if self.choices and text not in map(str.casefold, self.choices):
            return not_yet(f"Answer with one of: {', '.join(self.choices)}.")
        return text

    def _read_number(self, value: Any) -> float | Feedback:
        number = read_numbers(value, "The answer")
        if isinstance(number, Feedback):
            return number
        if number.shape != () and number.size == 1:
            return not_yet(f"Write the number without brackets: {number.item():g}.")
        if number.shape != ():
            return not_yet(f"Answer with one number, not {number.size}.")
        if not np.isfinite(number):
            return not_yet(f"{number} is not a number that can be compared.")
        return float(number)

    def _same(self, given: Any, other: Any) -> bool:
        if isinstance(given, str):
            return given == str(other).casefold()
        tolerance = Tolerance(self.rtol, self.atol)
        return equal(np.asarray(given), np.asarray(other), tolerance)


def check_each(questions: Sequence[Question], values: Sequence[Any]) -> Feedback:
    """Judge one value a question, up to the first that is not right."""
    for question, value in zip(questions, values, strict=True):
        feedback = question.check(value)
        if not feedback.correct:
            break
    return feedback
