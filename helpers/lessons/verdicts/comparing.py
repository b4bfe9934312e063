"""What a claim is held against: numbers by seed, read from the records in pairs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from helpers.figures.numbers import significant, true_minus
from helpers.records import NamedArray, Record

Array = NDArray[Any]
Where = Mapping[str, Any]
Read = Callable[[str], Record]

NO_BREAK = "\N{NO-BREAK SPACE}"
ABSENT = object()
"""In a pair: this side's record does not have the axis."""


@dataclass(frozen=True)
class Side:
    """One of the two networks that are compared: a record, and a selection of it.

    And the array, if it is another one than that of the measure.
    """

    record: str
    where: Where
    array: str = ""


@dataclass(frozen=True)
class Measure:
    """What is read of a network: one number a seed.

    Parameters
    ----------
    name, form, unit : str
        What it is called, and how a difference of two is written.
    array : str
        The record's array.
    where : mapping, optional
        What is selected of it for both networks.
    best : callable, optional
        `np.nanargmin` or `np.nanargmax` of the medians over the seeds: each network
        at its own best rate. Without it, the selection leaves no rates.
    judge : Measure, optional
        By which the best rate is chosen, if not by this one.
    reduce : callable, optional
        From what is selected to one number a seed, or a rate and seed.
    """

    name: str
    array: str
    form: str = "+.2f"
    unit: str = ""
    where: Where = field(default_factory=dict)
    best: Callable[[Array], Any] | None = None
    judge: "Measure | None" = None
    reduce: Callable[[Array], Array] = np.asarray

    def of(self, side: Side, read: Read) -> Array:
        """Return the number of each seed."""
        array = read(side.record)[side.array or self.array]
        values = self.all_rates(array, side.where)
        return values if self.best is None else values[self.best_rate(side, read)]

    def best_rate(self, side: Side, read: Read) -> int:
        """Return the place of the network's own best rate."""
        record, judge = read(side.record), self.judge or self
        own = side.array or self.array
        array = record[own if self.judge is None else judge.array]
        scores = judge.all_rates(array, known(array, side.where))
        assert self.best is not None
        return int(self.best(np.median(scores, axis=1)))

    def at_edge(self, side: Side, read: Read) -> bool:
        """Return whether the best rate is the lowest or the highest of the record."""
        if self.best is None:
            return False
        array = read(side.record)[side.array or self.array]
        rates = len(self.all_rates(array, side.where))
        return self.best_rate(side, read) in (0, rates - 1)

    def all_rates(self, array: NamedArray, where: Where) -> Array:
        """Return the numbers of all rates that the selection leaves."""
        return self.reduce(array.at(**{**where, **self.where}).astype(float))

    def written(self, value: float) -> str:
        """Write a number: with a power of ten, or as the form says."""
        if self.form.endswith("e"):
            return significant(value, 1)
        return true_minus(format(value, self.form))

    def higher(self, text: str, record: Any, **where: Any) -> "Condition":
        """Claim that the first of each pair in `where` has the higher number."""
        return Condition(text, self, *sides(record, where), sign=1)

    def lower(self, text: str, record: Any, **where: Any) -> "Condition":
        """Claim that the first of each pair in `where` has the lower number."""
        return replace(self.higher(text, record, **where), sign=-1)

    def within(
        self, margin: float, text: str, record: Any, **where: Any
    ) -> "Condition":
        """Claim that the first of each pair is lower by less than a margin."""
        return replace(self.higher(text, record, **where), level=-margin)

    def above(self, level: float, text: str, record: str, **where: Any) -> "Condition":
        """Claim that the number is above a level."""
        return Condition(text, self, Side(record, where), None, sign=1, level=level)

    def below(self, level: float, text: str, record: str, **where: Any) -> "Condition":
        """Claim that the number is below a level."""
        return Condition(text, self, Side(record, where), None, sign=-1, level=level)


def known(array: NamedArray, where: Where) -> Where:
    """Return the part of a selection that an array has axes for."""
    return {name: value for name, value in where.items() if name in array.axes}


def sides(record: Any, where: Where) -> tuple[Side, Side]:
    """Take pairs apart: the first of each belongs to ours, the second to theirs.

    So may the record be a pair, and the array, which stands beside the selection.
    """
    pairs = {"record": record, "array": "", **where}

    def side(i: int) -> Side:
        chosen = {k: v[i] if isinstance(v, tuple) else v for k, v in pairs.items()}
        there = {k: v for k, v in chosen.items() if v is not ABSENT}
        return Side(there.pop("record"), there, array=there.pop("array"))

    return side(0), side(1)


@dataclass(frozen=True)
class LargestRate(Measure):
    """The logarithm of the largest rate that a network bears.

    Its accuracy there is at most some points below the highest median of its rates.
    Rates count as powers of the root of ten, which those of the records are nearly.
    """

    cost: float = 0.05

    def of(self, side: Side, read: Read) -> Array:
        """Return the logarithm of the rate, by seed."""
        array = read(side.record)[self.array]
        accuracy = np.nan_to_num(self.all_rates(array, side.where))
        rates = array.choices("rate", **side.where)
        borne = accuracy >= np.median(accuracy, axis=1).max() - self.cost
        logs = np.round(2 * np.log10(np.reshape(rates, (-1, 1)))) / 2
        lowest = logs[0] - 0.5  # a network that bears none of them
        return np.where(borne, logs, lowest).max(axis=0)

    def written(self, value: float) -> str:
        """Write a difference of logarithms as a factor."""
        return f"×{NO_BREAK}{10**value:{self.form}}"


@dataclass(frozen=True)
class Condition:
    """One comparison, and the sign of the difference that is claimed.

    What is judged is ours minus theirs, or ours alone if there is no other side; and
    from it a level is subtracted, that which the claim names.
    """

    text: str
    measure: Measure
    ours: Side
    theirs: Side | None
    sign: int
    level: float | None = None

    def values(self, read: Read) -> Array:
        """Return ours minus theirs, or ours, seed by seed."""
        ours = self.measure.of(self.ours, read)
        return ours - self.measure.of(self.theirs, read) if self.theirs else ours

    def differences(self, read: Read) -> Array:
        """Return what is judged, seed by seed."""
        return self.values(read) - (self.level or 0)

    def at_edge(self, read: Read) -> bool:
        """Return whether a best rate of one of the two is at the edge of its record."""
        sides = [side for side in (self.ours, self.theirs) if side]
        return any(self.measure.at_edge(side, read) for side in sides)

    def effect(self, read: Read) -> str:
        """Write median and range of the values, and the level."""
        written = map(self.measure.written, np.quantile(self.values(read), [0, 0.5, 1]))
        lowest, typical, highest = written
        text = typical
        if lowest != highest:
            within = f"{lowest} to {highest.removeprefix('×').strip()}"
            text += f" ({within.replace(' ', NO_BREAK)})"
        if self.level is not None:
            text += f"; level {self.measure.written(self.level).lstrip('+')}"
        return text
