"""Exercises whose answer is a function."""

import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from inspect import signature
from numbers import Real
from typing import Any

import numpy as np

from helpers.exercises.diagnosing import Suspect, suspects
from helpers.exercises.feedback import (
    Feedback,
    Verdict,
    correct,
    not_attempted,
    not_yet,
)
from helpers.exercises.results import (
    Tolerance,
    equal,
    largest_difference,
    malformed,
    read_numbers,
)
from helpers.exercises.running import Failure, copied, is_stub, run
from helpers.exercises.slips import Slip

Parts = list[Any]
"""The parts of a result, those that are compared as arrays."""


@dataclass(frozen=True)
class Case:
    """Arguments, and the parts of the right result for them."""

    arguments: Sequence[Any]
    expected: Parts


@dataclass(frozen=True)
class Exercise:
    """Check a learner's function against the right one, and say what is wrong.

    Attributes
    ----------
    reference : callable
        The right answer, a ``def``. It returns a number, an array, or a tuple of these.
    cases : callable
        ``cases(rng)`` yields tuples of arguments. Sizes, signs and settings differ
        from one to the next: a wrong answer that fits one must not fit all.
    parts : sequence of (str or None)
        The names of the parts of a tuple; ``None`` for a part not to compare.
    slips : sequence of Slip
        Wrong answers with their own diagnoses, the likelier first. Those of the
        catalogue need not be named.
    properties : sequence of (str, callable)
        A sentence, shown where ``predicate(result, *arguments)`` is false and no slip
        is recognized.
    praise : str
        Markdown, shown with a right answer.
    rtol, atol : float
        How far a number may be off, ``rtol * |expected| + atol``. In single
        precision, the answer's or the reference's, `results.FLOAT32_RTOL` of the
        largest is added.
    time_limit : float
        In seconds, for each case.
    """

    reference: Callable[..., Any]
    cases: Callable[[np.random.Generator], Iterable[Sequence[Any]]]
    parts: Sequence[str | None] = ()
    slips: Sequence[Slip] = ()
    properties: Sequence[tuple[str, Callable[..., bool]]] = ()
    praise: str = ""
    rtol: float = 1e-5
    atol: float = 1e-8
    time_limit: float = 5.0

    @property
    def name(self) -> str:
        """The name of the function that the learner writes."""
        return self.reference.__name__

    def check(self, function: Any) -> Feedback:
        """Run the function on all cases and judge what it returns."""
        if function is ...:
            return not_attempted()
        if not callable(function):
            return not_yet(
                f"Pass the function itself, without parentheses: `{self.name}`, "
                f"not `{self.name}(...)`."
            )
        cases = self.solved_cases
        answers: list[Parts | Failure] = []
        for case in cases:
            result = run(function, case.arguments, self.time_limit)
            answer = self._read(result, function, case)
            # An exception in a later case may belong to a known slip.
            if isinstance(answer, Feedback) and (not answers or not _raised(answer)):
                return answer
            answers.append(answer)  # type: ignore[arg-type]
        if self._is_right(cases, answers):
            return correct(self.praise)
        return (
            self._recognized(cases, answers)
            or self._misshapen(cases, answers)
            or self.violated(cases, answers)
            or self._furthest(cases, answers)
        )

    def accepts(self, function: Callable[..., Any]) -> bool:
        """Whether a function that needs no time limit gives the right results."""
        return all(
            self._is_right([case], [self._plain(function, case)])
            for case in self.solved_cases
        )

    @cached_property
    def solved_cases(self) -> list[Case]:
        """The cases, solved with the reference."""
        cases = []
        for arguments in self.cases(np.random.default_rng(0)):
            result = self.reference(*copied(arguments))
            parts = self._split(result)
            if isinstance(parts, Feedback):
                raise ValueError(f"The reference of {self.name} fails: {parts!r}")
            cases.append(Case(arguments, parts))
        return cases

    def suspects(self) -> Iterable[Suspect]:
        """Yield the wrong functions that can be recognized, the likelier first."""
        arguments = self.solved_cases[0].arguments
        return suspects(self.reference, self.slips, self.parts, arguments)

    @property
    def _subjects(self) -> list[str]:
        """How the sentences call the parts of the result."""
        return [f"`{name}`" for name in self.parts] or ["The result"]

    @property
    def _compared(self) -> list[int]:
        return [i for i, name in enumerate(self.parts or [""]) if name is not None]

    @property
    def _tolerance(self) -> Tolerance:
        return Tolerance(self.rtol, self.atol)

    def _read(
        self, result: Any, function: Callable[..., Any], case: Case
    ) -> Parts | Feedback:
        """Read the parts of a learner's result as arrays, or say why it cannot be."""
        if isinstance(result, Feedback):
            return result
        if result is ... or (result is None and is_stub(function)):
            return not_attempted()
        if result is None:
            return not_yet("Your function returned `None`. Is its `return` missing?")
        parts = self._split(result, case)
        if isinstance(parts, Feedback):
            return parts
        return self._unpacked(parts, case)

    def _unpacked(self, parts: Parts, case: Case) -> Parts:
        for i in self._compared:  # [3.0] is as good as 3.0
            if case.expected[i].shape == () and parts[i].size == 1:
                parts[i] = parts[i].reshape(())
        return parts

    def _split(self, result: Any, case: Case | None = None) -> Parts | Feedback:
        values = [result] if not self.parts else result
        axes = values.ndim if isinstance(values, np.ndarray) else 0
        if axes > 1 or (axes == 1 and case and self._all_scalars(case)):
            values = list(values)  # np.array([mean, var]): unpacks as a tuple does
        if not isinstance(values, list | tuple) or len(values) != len(self._subjects):
            return not_yet(
                f"Your function should return {len(self.parts)} values, "
                f"{', '.join(self._subjects)}, separated by commas."
            )
        parts = list(values)
        if any(part is ... for part in parts):
            return not_attempted()
        for i in self._compared:
            part = read_numbers(parts[i], self._subjects[i])
            if isinstance(part, Feedback):
                if not self.parts and isinstance(result, tuple):
                    return _too_many(result)
                return part
            parts[i] = part
        return parts

    def _all_scalars(self, case: Case) -> bool:
        return all(case.expected[i].shape == () for i in self._compared)

    def _plain(self, function: Callable[..., Any], case: Case) -> Parts | Failure:
        """Run a function of the course, which ends and leaves its arguments alone."""
        try:
            with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
                parts = self._split(function(*copied(case.arguments)), case)
        except Exception as error:
            return Failure(Verdict.NOT_YET, repr(error))
        if isinstance(parts, Feedback):
            return Failure(parts.verdict, parts.message)
        return self._unpacked(parts, case)

    def _agrees(self, answer: Parts | Failure, other: Parts | Failure, i: int) -> bool:
        """Whether part ``i`` of two results is the same, or both have failed."""
        if isinstance(answer, Failure) or isinstance(other, Failure):
            return isinstance(answer, Failure) and isinstance(other, Failure)
        return equal(answer[i], other[i], self._tolerance)

    def _is_right(self, cases: list[Case], answers: Sequence[Parts | Failure]) -> bool:
        return all(self._part_is_right(cases, answers, i) for i in self._compared)

    def _part_is_right(
        self, cases: list[Case], answers: Sequence[Parts | Failure], i: int
    ) -> bool:
        pairs = zip(cases, answers, strict=True)
        return all(self._agrees(answer, case.expected, i) for case, answer in pairs)

    def _recognized(
        self, cases: list[Case], answers: list[Parts | Failure]
    ) -> Feedback | None:
        """Name the first slip that gives the same results, or the same wrong part."""
        wrong = [
            i for i in self._compared if not self._part_is_right(cases, answers, i)
        ]
        partial: dict[int, Suspect] = {}
        for suspect in self.suspects():
            found = self._fits(suspect, cases, answers, self._compared)
            if found:
                return not_yet(self._vouch(wrong) + suspect.diagnosis, suspect.name)
            for i in wrong if len(self._compared) > 1 else []:
                if i not in partial and self._fits(suspect, cases, answers, [i]):
                    partial[i] = suspect
        failed = [answer for answer in answers if isinstance(answer, Failure)]
        for i in wrong:
            if i in partial and not failed:
                return not_yet(
                    f"{self._vouch(wrong)}As to {self._subjects[i]}: "
                    f"{partial[i].diagnosis}{self._others(wrong, i)}",
                    partial[i].name,
                )
        return failed[0] if failed else None

    def _fits(
        self,
        suspect: Suspect,
        cases: list[Case],
        answers: list[Parts | Failure],
        indices: Sequence[int],
    ) -> bool:
        """Whether an answer is a suspect's in all cases, and not the right one."""
        differs = False
        for case, answer in zip(cases, answers, strict=True):
            result = self._plain(suspect.answer, case)
            if not all(self._agrees(answer, result, i) for i in indices):
                return False
            differs |= not all(self._agrees(result, case.expected, i) for i in indices)
        return differs

    def _vouch(self, wrong: list[int]) -> str:
        right = [self._subjects[i] for i in self._compared if i not in wrong]
        if not right:
            return ""
        return f"{' and '.join(right)} {'is' if len(right) == 1 else 'are'} right. "

    def _others(self, wrong: list[int], named: int) -> str:
        others = [self._subjects[i] for i in wrong if i != named]
        if not others:
            return ""
        verb = "is" if len(others) == 1 else "are"
        return f" ({' and '.join(others)} {verb} not right yet, either.)"

    def _misshapen(self, cases: list[Case], answers: Sequence[Any]) -> Feedback | None:
        for case, answer in zip(cases, answers, strict=True):
            for i in self._compared:
                problem = malformed(
                    self._subjects[i],
                    answer[i],
                    case.expected[i],
                    infinity_is_legal=any(np.isinf(c.expected[i]).any() for c in cases),
                )
                if problem:
                    return not_yet(problem)
        return None

    def violated(self, cases: list[Case], answers: Sequence[Any]) -> Feedback | None:
        """Name the first property that an answer does not have."""
        for sentence, holds in self.properties:
            for case, answer in zip(cases, answers, strict=True):
                result = tuple(answer) if self.parts else answer[0]
                if not holds(result, *copied(case.arguments)):
                    return not_yet(sentence)
        return None

    def _furthest(self, cases: list[Case], answers: Sequence[Any]) -> Feedback:
        """Say where the first wrong result is furthest from the right one."""
        case, subject, given, exact = next(
            (case, self._subjects[i], answer[i], case.expected[i])
            for case, answer in zip(cases, answers, strict=True)
            for i in self._compared
            if not self._agrees(answer, case.expected, i)
        )
        where = self._scalars(case)
        where += largest_difference(given, exact, self._tolerance)
        if not np.ndim(exact):
            return not_yet(f"{subject} is a number, as it should be, but {where}.")
        return not_yet(f"{subject} has the right shape, but {where}.")

    def _scalars(self, case: Case) -> str:
        """Say the arguments of a case, if they are numbers alone."""
        values, names = case.arguments, signature(self.reference).parameters
        if not values or not all(isinstance(value, Real) for value in values):
            return ""
        pairs = zip(names, values, strict=False)
        listed = ", ".join(f"{name} = {value:.6g}" for name, value in pairs)
        return f"for `{listed}` "


def _raised(feedback: Feedback) -> bool:
    return isinstance(feedback, Failure)


def _too_many(result: tuple[Any, ...]) -> Feedback:
    return not_yet(
        f"Your function returned {len(result)} values, separated by commas. "
        "It should return one, the result."
    )
