"""Find the slip that makes an answer what it is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from helpers.exercises import catalogue
from helpers.exercises.catalogue import CATALOGUE, RESULTS, Recurring
from helpers.exercises.rewriting import Program
from helpers.exercises.slips import Slip


@dataclass(frozen=True)
class Suspect:
    """A wrong function, and what is true of whoever computes the same."""

    name: str
    diagnosis: str
    answer: Callable[..., Any]


def suspects(
    reference: Callable[..., Any],
    slips: Sequence[Slip],
    parts: Sequence[str | None],
    arguments: Sequence[Any],
) -> Iterator[Suspect]:
    """Yield an exercise's own slips, then those of the catalogue, then pairs.

    Parameters
    ----------
    reference : callable
        The right answer.
    slips : sequence of Slip
    parts : sequence of (str or None)
        The names of the parts of the result, if it has more than one.
    arguments : sequence
        Those of the first case.
    """
    program = Program.of(reference)
    for slip in slips:
        yield Suspect(slip.name, slip.diagnosis, slip.answer(program))
    yield from _of_results(reference, parts, program.parameters)
    if program.may_run_for_ever:
        return
    of_arguments = list(catalogue.of_arguments(program, arguments))
    for kind in (*of_arguments, *CATALOGUE):
        for sentence, changed in kind.programs(program):
            yield Suspect(kind.name, sentence, changed.compiled())
    yield from _pairs(program, slips, of_arguments)


def _of_results(
    reference: Callable[..., Any],
    parts: Sequence[str | None],
    parameters: Sequence[str],
) -> Iterator[Suspect]:
    """Yield what is done to a right result, or returned in its place."""
    named = [i for i, name in enumerate(parts) if name is not None]
    indices: Sequence[int | None] = named or [None]
    for i, j in combinations(named, 2):
        sentence = f"`{parts[i]}` and `{parts[j]}` have changed places."
        yield Suspect("order", sentence, _reordered(reference, i, j))
    for name, (change, sentence) in RESULTS.items():
        for part in indices:
            yield Suspect(name, sentence, _on_part(reference, part, change))
    for at, parameter in enumerate(parameters):
        sentence = f"It is `{parameter}` as it came."
        for part in indices:
            yield Suspect("unchanged", sentence, _returning(reference, part, at))


def _reordered(reference: Callable[..., Any], i: int, j: int) -> Callable[..., Any]:
    def answer(*arguments: Any) -> Any:
        parts = list(reference(*arguments))
        parts[i], parts[j] = parts[j], parts[i]
        return tuple(parts)

    return answer


def _on_part(
    reference: Callable[..., Any], i: int | None, change: Callable[[Any], Any]
) -> Callable[..., Any]:
    def answer(*arguments: Any) -> Any:
        result = reference(*arguments)
        if i is None:
            return change(result)
        return (*result[:i], change(result[i]), *result[i + 1 :])

    return answer


def _returning(
    reference: Callable[..., Any], i: int | None, at: int
) -> Callable[..., Any]:
    def answer(*arguments: Any) -> Any:
        if i is None:
            return arguments[at]
        result = reference(*arguments)
        return (*result[:i], arguments[at], *result[i + 1 :])

    return answer


WHOLE = (
    catalogue.AXIS,
    catalogue.NO_AXIS,
    catalogue.SIZES,
    catalogue.DDOF,
    catalogue.DEVIATION,
    catalogue.ROOT,
    catalogue.TOTAL,
)
"""The kinds that come together with another slip."""


def _pairs(
    program: Program, slips: Sequence[Slip], of_arguments: Sequence[Recurring]
) -> Iterator[Suspect]:
    """Yield two slips at once, each in all its places."""
    first = [
        (slip.name, slip.diagnosis, changed)
        for slip in slips
        if (changed := slip.program(program)) is not None
    ]
    likely = [kind for kind in of_arguments if not kind.name.startswith("unsigned")]
    for kind in (*WHOLE, *likely):
        first += [(kind.name, *found) for found in list(kind.programs(program))[:1]]
    for name, diagnosis, changed in first:
        for kind in WHOLE:
            for sentence, both in list(kind.programs(changed))[:1]:
                if kind.name != name:
                    yield Suspect(
                        f"{name} + {kind.name}",
                        f"Two things. {diagnosis} And: {sentence}",
                        both.compiled(),
                    )
