"""Notebook 05, exercise 1: the drift of a layer."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def drift(center: Any, spread: Any) -> Any:
    """Return the median move from each record to the next, in spreads."""
    moves = np.abs(np.diff(center, axis=0)) / spread[:-1]
    return np.median(moves, axis=1)


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield records of a layer. In the smallest even what does not fit is computed."""
    for records, units in [(2, 2), (9, 9), (5, 12), (12, 4)]:
        center = np.cumsum(rng.normal(size=(records, units)), axis=0)
        yield center, rng.uniform(0.2, 3, (records, units))


DRIFT = Exercise(
    drift,
    cases,
    slips=slips(r"""
SIZES = np.abs(np.diff(center, axis=0))
RULER = spread[:-1]
MOVES = SIZES / RULER
ALL = np.median(moves, axis=1)
sign kept: SIZES -> np.diff(center, axis=0)
    Units that move up and units that move down cancel: take the absolute value of each
    move.
absolute value too late: SIZES -> np.diff(center, axis=0)
and: ALL -> np.abs(ALL)
    The absolute value comes *after* the median over the units, when up and down have
    cancelled. Take it before.
no spread: MOVES -> SIZES
    These are moves on the axis, in the unit of $h$. Divide each by the spread of its
    unit: section 4 says why.
spread afterwards: RULER -> spread[1:]
    The moves are divided by the spread *after* them. The ruler is the spread before a
    move: `spread[:-1]`.
spread not cut: spread[:-1] -> spread
or: ALL -> moves
and: spread[:-1] -> spread
or: SIZES -> np.diff(center, axis=0)
and: spread[:-1] -> spread
or: SIZES -> np.diff(center, axis=0)
and: ALL -> moves
and: spread[:-1] -> spread
    There is one move fewer than records. Which spreads stand *before* a move? All but
    the last: `spread[:-1]`.
differences of the units: np.diff(center, axis=0) -> np.diff(center)
or: ALL -> moves
and: np.diff(center, axis=0) -> np.diff(center)
or: SIZES -> np.diff(center, axis=0)
and: np.diff(center, axis=0) -> np.diff(center)
or: SIZES -> np.diff(center, axis=0)
and: ALL -> moves
and: np.diff(center, axis=0) -> np.diff(center)
    `np.diff` runs along the *last* axis, from unit to unit, unless it is told
    otherwise. The records lie along axis 0.
one ruler for all: MOVES -> SIZES
and: ALL -> ALL / np.median(RULER, axis=1)
    That is the median move, divided by the median spread. Divide unit by unit, then
    take the median.
ruler of step 0: RULER -> spread[0]
    The spread of the first record serves for all moves, as in section 3. Here the ruler
    is the spread just before each move: `spread[:-1]`.
since the start: MOVES -> np.abs(center[1:] - center[0]) / spread[0]
    That is the distance from the first record. Asked is the move from each record to
    the next: `np.diff`.
wrong axis: ALL -> np.median(moves, axis=0)
    This median runs over the records (axis 0) and leaves one number a unit. Asked is
    one number for each interval: take it over the units.
mean over units: ALL -> np.mean(moves, axis=1)
    That is the mean over the units. One unit with a tiny spread can decide it alone;
    take the median.
"""),
    praise="With records 50 steps apart, this is one seed of the figure in section 4.",
)
