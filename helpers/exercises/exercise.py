"""Exercises whose answer is a function."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from helpers.exercises.feedback import Feedback, correct, not_attempted, not_yet
from helpers.exercises.results import (
    Tolerance,
    equal,
    largest_difference,
    malformed,
    read_numbers,
)
from helpers.exercises.running import copied, is_stub, run


@dataclass(frozen=True)
class Mistake:
    """A wrong answer that people really give, and what to tell them.

    Attributes
    ----------
    name : str
        For the tests.
    function : callable
        The wrong answer.
    diagnosis : str
        Markdown: what went wrong and where to look.
    """

    name: str
    function: Callable[..., Any]
    diagnosis: str


@dataclass(frozen=True)
class Case:
    """Arguments, and the parts of the right result for them."""

    arguments: Sequence[Any]
    expected: Sequence[Any]


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """Check a learner's function against the right one, and say what is wrong.

    Attributes
    ----------
    name : str
        Of the function, for the sentences.
    reference : callable
        The right answer. It returns a number, an array, or a tuple of these.
    cases : callable
        ``cases(rng)`` returns a list of argument tuples.
    mistakes : sequence of Mistake
        Known wrong answers, the likelier first. One is recognized where the
        learner's results equal its results wherever these are wrong.
    properties : sequence of (str, callable)
        A sentence, shown where ``predicate(result, *arguments)`` is false.
    parts : sequence of (str or None)
        The names of the parts of a tuple; ``None`` for a part not to compare.
    praise : str
        Markdown, shown with a right answer.
    rtol, atol : float
        How far a number may be off, ``rtol * |expected| + atol``. Answers in
        single precision may be off by `results.FLOAT32_RTOL` of the largest.
    time_limit : float
        In seconds, for each case.
    """

    name: str
    reference: Callable[..., Any]
    cases: Callable[[np.random.Generator], Sequence[Sequence[Any]]]
    mistakes: Sequence[Mistake] = ()
    properties: Sequence[tuple[str, Callable[..., bool]]] = ()
    parts: Sequence[str | None] = ()
    praise: str = ""
    rtol: float = 1e-5
    atol: float = 1e-8
    time_limit: float = 5.0

    def check(self, function: Any) -> Feedback:
        """Run the function on all cases and judge what it returns."""
        if function is ...:
            return not_attempted()
        if not callable(function):
            return not_yet(
                f"Pass the function itself, without parentheses: `{self.name}`, "
                f"not `{self.name}(...)`."
            )
        cases = self.solved_cases()
        answers = []
        for case in cases:
            answer = self._parts_of(function, case.arguments)
            if isinstance(answer, Feedback):
                return answer
            answers.append(answer)
        return self._judge(cases, answers)

    def solved_cases(self) -> list[Case]:
        """Make the cases and solve them with the reference."""
        cases = []
        for arguments in self.cases(np.random.default_rng(0)):
            expected = self._parts_of(self.reference, arguments)
            if isinstance(expected, Feedback):
                raise ValueError(f"The reference of {self.name} fails: {expected!r}")
            cases.append(Case(arguments, expected))
        return cases

    def _parts_of(
        self, function: Callable[..., Any], arguments: Sequence[Any]
    ) -> list[Any] | Feedback:
        """Call the function and read the parts of its result as arrays."""
        result = run(function, arguments, self.time_limit)
        if isinstance(result, Feedback):
            return result
        if result is ... or (result is None and is_stub(function)):
            return not_attempted()
        if result is None:
            return not_yet("Your function returned `None`. Is its `return` missing?")
        values = [result] if not self.parts else result
        if self.parts and isinstance(values, np.ndarray) and values.ndim > 1:
            values = list(values)  # np.array([mean, var]): unpacks as a tuple does
        if not isinstance(values, list | tuple) or len(values) != len(self._subjects):
            return not_yet(
                f"Your function should return {len(self.parts)} values, "
                f"{', '.join(self._subjects)}, separated by commas."
            )
        parts = self._read(values)
        if isinstance(parts, Feedback) and not self.parts and isinstance(result, tuple):
            return not_yet(
                f"Your function returned {len(result)} values, separated by commas. "
                "It should return one, the result."
            )
        return parts

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

    def _read(self, values: Sequence[Any]) -> list[Any] | Feedback:
        parts = list(values)
        if any(part is ... for part in parts):
            return not_attempted()
        for i in self._compared:
            part = read_numbers(parts[i], self._subjects[i])
            if isinstance(part, Feedback):
                return part
            parts[i] = part
        return parts

    def _judge(self, cases: list[Case], answers: list[Any]) -> Feedback:
        judged = [
            (self._subjects[i], answer[i], case.expected[i])
            for case, answer in zip(cases, answers, strict=True)
            for i in self._compared
        ]
        if all(equal(given, exact, self._tolerance) for _, given, exact in judged):
            return correct(self.praise)
        for mistake in self.mistakes:
            if self._made(mistake, cases, answers):
                return not_yet(mistake.diagnosis, mistake.name)
        for subject, given, exact in judged:
            if problem := malformed(subject, given, exact):
                return not_yet(problem)
        return self.violated(cases, answers) or self._furthest(judged)

    def _made(self, mistake: Mistake, cases: list[Case], answers: list[Any]) -> bool:
        """Whether the answers are the mistake's wherever it differs from the right."""
        agreements = []
        for case, answer in zip(cases, answers, strict=True):
            wrong = self._parts_of(mistake.function, case.arguments)
            if isinstance(wrong, Feedback):
                continue
            agreements += [
                equal(answer[i], wrong[i], self._tolerance)
                for i in self._compared
                if not equal(wrong[i], case.expected[i], self._tolerance)
            ]
        return bool(agreements) and all(agreements)

    def violated(self, cases: list[Case], answers: list[Any]) -> Feedback | None:
        """Name the first property that an answer does not have."""
        for sentence, holds in self.properties:
            for case, answer in zip(cases, answers, strict=True):
                result = tuple(answer) if self.parts else answer[0]
                if not holds(result, *copied(case.arguments)):
                    return not_yet(sentence)
        return None

    def _furthest(self, judged: list[tuple[str, Any, Any]]) -> Feedback:
        """Say where the first wrong result is furthest from the right one."""
        subject, given, exact = next(
            triple for triple in judged if not equal(*triple[1:], self._tolerance)
        )
        where = largest_difference(given, exact, self._tolerance)
        if not np.ndim(exact):
            return not_yet(f"{subject} is a number, as it should be, but {where}.")
        return not_yet(f"{subject} has the right shape, but {where}.")
