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
    factor : bool, optional
        Whether the numbers are logarithms, so that a difference is a factor.
    """

    name: str
    array: str
    form: str = "+.2f"
    unit: str = ""
    where: Where = field(default_factory=dict)
    best: Callable[[Array], Any] | None = None
    judge: "Measure | None" = None
    reduce: Callable[[Array], Array] = np.asarray
    factor: bool = False

    def of(self, side: Side, read: Read) -> Array:
        """Return the number of each seed."""
        record = read(side.record)
        values = self.all_rates(record[side.array or self.array], side.where)
        if self.best is None:
            return values
        scores = values
        if self.judge is not None:
            array = record[self.judge.array]
            scores = self.judge.all_rates(array, known(array, side.where))
        return values[self.best(np.median(scores, axis=1))]

    def all_rates(self, array: NamedArray, where: Where) -> Array:
        """Return the numbers of all rates that the selection leaves."""
        return self.reduce(array.at(**{**where, **self.where}).astype(float))

    def written(self, value: float) -> str:
        """Write a number: a factor, with a power of ten, or as the form says."""
        if self.factor:
            return f"×\N{NO-BREAK SPACE}{10**value:{self.form}}"
        if self.form.endswith("e"):
            return significant(value, 1)
        return true_minus(format(value, self.form))

    def higher(self, text: str, record: Any, **where: Any) -> "Condition":
        """Claim that the first of each pair in `where` has the higher number."""
        return Condition(text, self, *sides(record, where), sign=1)

    def lower(self, text: str, record: Any, **where: Any) -> "Condition":
        """Claim that the first of each pair in `where` has the lower number."""
        return replace(self.higher(text, record, **where), sign=-1)

    def above(self, level: float, text: str, record: str, **where: Any) -> "Condition":
        """Claim that the number is above a level."""
        return Condition(text, self, Side(record, where), level, sign=1)

    def below(self, level: float, text: str, record: str, **where: Any) -> "Condition":
        """Claim that the number is below a level."""
        return Condition(text, self, Side(record, where), level, sign=-1)


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
    """

    factor: bool = True
    within: float = 0.05

    def of(self, side: Side, read: Read) -> Array:
        """Return the logarithm of the rate, by seed."""
        array = read(side.record)[self.array]
        accuracy = np.nan_to_num(self.all_rates(array, side.where))
        rates = array.axes["rate"]
        if isinstance(rates, Mapping):
            rates = rates[next(v for v in side.where.values() if v in [*rates])]
        borne = accuracy >= np.median(accuracy, axis=1).max() - self.within
        logs = np.log10(np.reshape(rates, (-1, 1)))
        lowest = logs[0] - 0.5  # a network that bears none of them
        return np.where(borne, logs, lowest).max(axis=0)


@dataclass(frozen=True)
class Condition:
    """One comparison, and the sign of the difference that is claimed.

    Theirs is a side, or a level that is the same for all seeds.
    """

    text: str
    measure: Measure
    ours: Side
    theirs: Side | float
    sign: int

    def values(self, read: Read) -> Array:
        """Return our number of each seed."""
        return self.measure.of(self.ours, read)

    def differences(self, read: Read) -> Array:
        """Return ours minus theirs, seed by seed."""
        if not isinstance(self.theirs, Side):
            return self.values(read) - self.theirs
        return self.values(read) - self.measure.of(self.theirs, read)

    def effect(self, read: Read) -> str:
        """Write median and range of the differences, or of the values and the level."""
        paired = isinstance(self.theirs, Side)
        values = self.differences(read) if paired else self.values(read)
        written = map(self.measure.written, np.quantile(values, [0, 0.5, 1]))
        lowest, typical, highest = written
        text = typical
        if lowest != highest:
            text += f" ({lowest} to {highest.removeprefix('×').strip()})"
        if not isinstance(self.theirs, Side):
            text += f"; level {self.measure.written(self.theirs).lstrip('+')}"
        return text
