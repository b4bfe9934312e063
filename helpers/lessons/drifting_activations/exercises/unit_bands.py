"""Notebook 05, section 2: the bands of the units."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def unit_bands(h: Any) -> Any:
    """Return the 15, 50 and 85 % quantiles of every unit."""
    return np.quantile(h, [0.15, 0.5, 0.85], axis=0)


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield one-sided data: as many pictures as units, to recognize an axis, more."""
    for pictures, units in [(12, 12), (40, 7), (9, 15)]:
        scale, shift = rng.uniform(0.5, 3, units), rng.normal(size=units)
        yield (scale * rng.exponential(size=(pictures, units)) + shift,)


UNIT_BANDS = Exercise(
    unit_bands,
    cases,
    slips=slips(r"""
MARKS = [0.15, 0.5, 0.85]
ALL = np.quantile(h, [0.15, 0.5, 0.85], axis=0)
LOW_TO_HIGH = np.diff(ALL[::2], axis=0) / 2
wrong axis: ALL -> np.quantile(h, MARKS, axis=1)
    These quantiles run over the units of one picture (axis 1). A unit's band is taken
    over the pictures, axis 0.
all together: ALL -> np.quantile(h, MARKS)
    These are three numbers for the whole layer, all units thrown together. Name the
    axis of the pictures.
percent for shares: ALL -> np.percentile(h, MARKS, axis=0)
    `np.percentile` counts in percent: 0.15 is 0.15 % to it. Use `np.quantile`, or 15,
    50 and 85.
transposed: ALL -> ALL.T
    Return one row a quantile and one column a unit, as `np.quantile` does; this is the
    other way round.
only center and spread: ALL -> np.concatenate([ALL[1:2], LOW_TO_HIGH])
    That is center and spread. Asked are the three quantiles themselves.
10 and 90 %: MARKS -> [0.1, 0.5, 0.9]
    These are the 10, 50 and 90 % quantiles. Asked are 15, 50 and 85 %.
quartiles: MARKS -> [0.25, 0.5, 0.75]
    These are the 25, 50 and 75 % quantiles. Asked are 15, 50 and 85 %.
mean and deviation: ALL -> h.mean(axis=0) + np.outer([-1, 0, 1], h.std(axis=0))
    That is mean and standard deviation. They agree with the quantiles for a Gaussian
    only; these data are one-sided.
symmetric: ALL -> ALL[1] + np.array([[-1], [0], [1]]) * LOW_TO_HIGH
    Median minus and plus the spread is a symmetric band. The quantiles of one-sided
    data are not symmetric: take all three directly.
another definition: ALL -> np.quantile(h, MARKS, axis=0, method='lower')
or: ALL -> np.quantile(h, MARKS, axis=0, method='higher')
or: ALL -> np.quantile(h, MARKS, axis=0, method='nearest')
or: ALL -> np.quantile(h, MARKS, axis=0, method='midpoint')
or: ALL -> np.quantile(h, MARKS, axis=0, method='inverted_cdf')
or: ALL -> np.quantile(h, MARKS, axis=0, method='hazen')
or: ALL -> np.quantile(h, MARKS, axis=0, method='weibull')
    There are several definitions of a quantile, which differ between two pictures.
    Meant is `np.quantile` as it comes: a straight line from one picture to the next.
a picture for a quantile: ALL -> np.sort(h, axis=0)[np.intp(np.array(MARKS) * len(h))]
    Each of these is the number of one picture. A quantile lies between two:
    `np.quantile` takes the straight line from one to the next.
"""),
    praise="The axis decides the question: how much the pictures differ for one unit "
    "(axis 0), or the units for one picture (axis 1).",
)
