"""The slips that recur in every exercise, written once as changes of the reference."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from helpers.exercises import changes
from helpers.exercises.rewriting import Program, Rule


@dataclass(frozen=True)
class Recurring:
    """A kind of slip.

    Attributes
    ----------
    name : str
    rule : Rule
        What is put in the place of what.
    sentence : str
        The diagnosis, with ``{old}`` and ``{new}`` for the two. It must be true of
        whatever computes the same.
    once : str, optional
        The diagnosis where the slip is made in one of several places.
    """

    name: str
    rule: Rule
    sentence: str
    once: str = ""

    def programs(self, program: Program) -> Iterator[tuple[str, Program]]:
        """Yield the changed programs: all places at once, then each alone."""
        single = list(program.changed(self.rule))
        everywhere = program.changed_everywhere(self.rule)
        if everywhere is not None:
            yield self.sentence.format(old=single[0][0], new=single[0][1]), everywhere
        sentence = self.once if self.once and len(single) > 1 else self.sentence
        for old, new, changed in single:
            yield sentence.format(old=old, new=new), changed


CHANGED = "This is what comes out with `{new}` in the place of `{old}`."
MISSING = "This is what comes out with `{new}` alone in the place of `{old}`."

AXIS = Recurring(
    "axis",
    changes.axis,
    "This is what comes out along another axis, `{new}`. Which axis is that of the "
    "examples, and which has to disappear?",
)
NO_AXIS = Recurring(
    "no axis",
    changes.no_axis,
    "This is what comes out of `{new}`, all numbers together. Name the axis.",
)
SIZES = Recurring(
    "sizes",
    changes.sizes,
    "This is what comes out if `{new}` stands for `{old}`: the size of another axis. "
    "How many examples are there, and how many features?",
)
DDOF = Recurring(
    "ddof",
    changes.ddof,
    "This is what comes out of `{new}`: look at what the sum of squares is divided "
    "by, $m$ or $m - 1$.",
)
DEVIATION = Recurring(
    "deviation",
    changes.deviation,
    "This is what comes out with `{new}`: one is the variance, the other its root, "
    "the standard deviation.",
)
ROOT = Recurring("root", changes.root, "A root is missing: " + CHANGED)
SQUARE = Recurring("square", changes.square, "A power is missing: " + CHANGED)
TOTAL = Recurring(
    "total",
    changes.total,
    "A sum and a mean are exchanged: this is what comes out with `{new}`.",
)
REDUCTION = Recurring("reduction", changes.reduction, MISSING)
ABSOLUTE = Recurring(
    "absolute",
    changes.absolute,
    "This is what comes out without the absolute value: positive and negative cancel.",
)
ONE_PASS = Recurring(
    "one pass",
    changes.one_pass,
    "Right on paper. But the mean square minus the squared mean loses its digits where "
    "the mean is large: subtract the mean before you square.",
)
KEEPDIMS = Recurring(
    "keepdims",
    changes.keepdims,
    "This is what comes out without `keepdims=True`: an axis is lost, and the result "
    "is spread along another one.",
)
PARENTHESIS = Recurring(
    "parenthesis", changes.parenthesis, "A parenthesis is closed too early: " + CHANGED
)

CATALOGUE = (
    AXIS,
    NO_AXIS,
    SIZES,
    DDOF,
    DEVIATION,
    ROOT,
    SQUARE,
    TOTAL,
    REDUCTION,
    ABSOLUTE,
    ONE_PASS,
    KEEPDIMS,
    PARENTHESIS,
    Recurring("median", changes.median, CHANGED),
    Recurring("term", changes.term, MISSING),
    Recurring("factor", changes.factor, MISSING),
    Recurring("step", changes.step, MISSING),
    Recurring("upside down", changes.upside_down, CHANGED),
    Recurring("operator", changes.operator, CHANGED),
    Recurring("comparison", changes.comparison, CHANGED),
    Recurring("transposed inside", changes.transposed, CHANGED),
    Recurring("other end", changes.other_end, CHANGED),
    Recurring(
        "loop", changes.loop, "This is what comes out one turn of the loop early."
    ),
    Recurring("constant", changes.constant, CHANGED),
)
"""The likelier first, as the first that fits is named."""

CONSTANTS = (0, 1, 1e-3, 1e-5, 1e-6, 1e-7, 1e-8, 1e-10, 1e-12)


def fixed(name: str, value: float) -> Recurring:
    """Make the slip of a number in the place of an argument."""
    return Recurring(
        f"fixed {name}",
        changes.put(name, repr(value)),
        f"This is right for `{name} = {value:g}` only. Use the argument `{name}`.",
    )


def reversed_share(name: str) -> Recurring:
    """Make the slip of 1 - p for p."""
    return Recurring(
        f"reversed {name}",
        changes.put(name, f"1 - {name}"),
        f"`{name}` is the other way round: this is what comes out with `1 - {name}`.",
    )


def exchanged(one: str, other: str) -> Recurring:
    """Make the slip of two arguments in each other's place."""
    return Recurring(
        f"exchanged {one} and {other}",
        changes.exchanged(one, other),
        f"`{one}` and `{other}` have changed places.",
        CHANGED,
    )


def unsigned(name: str) -> Recurring:
    """Make the slip of an absolute value."""
    return Recurring(
        f"unsigned {name}",
        changes.put(name, f"np.abs({name})"),
        f"This is what comes out of the absolute value of `{name}`: its sign counts.",
    )


def without(name: str, neutral: int) -> Recurring:
    """Make the slip of an argument that is never used."""
    return Recurring(
        f"without {name}",
        changes.put(name, str(neutral)),
        f"`{name}` has no effect: this is what comes out with {neutral} in its place.",
        CHANGED,
    )


NEVER_NEGATIVE = ("var", "std", "spread")
"""Parts of the names of what has no sign to lose."""


def of_arguments(program: Program, arguments: Sequence[Any]) -> Iterator[Recurring]:
    """Yield the slips that arguments like these invite."""
    pairs = list(zip(program.parameters, arguments, strict=False))
    for name, value in pairs:
        if isinstance(value, bool):
            yield fixed(name, True)
            yield fixed(name, False)
        elif isinstance(value, int | float):
            yield fixed(name, value)
            for number in CONSTANTS:
                if number != value:
                    yield fixed(name, number)
            if 0 < value < 1:
                yield reversed_share(name)
        elif isinstance(value, np.ndarray):
            yield without(name, 0)
            yield without(name, 1)
            if not any(part in name for part in NEVER_NEGATIVE):
                yield unsigned(name)
    for i, (one, value) in enumerate(pairs):
        for other, another in pairs[:i]:
            if np.shape(value) == np.shape(another):
                yield exchanged(other, one)


RESULTS: dict[str, tuple[Callable[[Any], Any], str]] = {
    "sign": (
        np.negative,
        "The sign is wrong: it is the negative of what is asked for.",
    ),
    "zero": (lambda part: 0 * part, "It is 0, whatever the arguments are."),
    "whole": (lambda part: np.trunc(part), "Do not round: the fraction counts."),
    "rounded": (lambda part: np.round(part), "Do not round: the fraction counts."),
    "ceiling": (lambda part: np.ceil(part), "Do not round: the fraction counts."),
    "transposed": (np.transpose, "It is transposed."),
    "squared": (np.square, "It is the square of what is asked for."),
    "rooted": (np.sqrt, "It is the root of what is asked for."),
    "inverse": (np.reciprocal, "It is upside down: one divided by what is asked for."),
    "percent": (lambda part: 100 * part, "It is in percent; the share is asked for."),
}
"""What is done to a right result: the change, and the sentence."""
