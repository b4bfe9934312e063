"""Notebook 01, exercise 2: from −1 to 1."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def to_symmetric(x: Any) -> Any:
    """Return each column stretched to the range −1 to 1."""
    low, high = x.min(axis=0), x.max(axis=0)
    return 2 * (x - low) / (high - low) - 1


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield a square table, to recognize an axis, and others."""
    for rows, columns, middle in [(5, 5, 1), (7, 3, -2), (3, 6, 0)]:
        yield (rng.normal(middle, 1, (rows, columns)) * rng.uniform(1, 50, columns),)


SYMMETRIC = Exercise(
    to_symmetric,
    cases,
    slips=slips(r"""
MOST = (to_symmetric(x) + 1) / 2
runs from 0 to 1: = 0 + 1 * MOST
    Yours runs from 0 to 1. Stretch it to a width of 2 and move it.
runs from 0 to 2: = 0 + 2 * MOST
    Yours runs from 0 to 2. Now move it by 1.
runs from -2 to 0: = -2 + 2 * MOST
    Yours runs from -2 to 0. Move it by 1 instead of 2.
runs from 1 to 3: = 1 + 2 * MOST
    Yours runs from 1 to 3. Move it down instead of up.
runs from -0.5 to 0.5: = -0.5 + 1 * MOST
    Yours runs from -0.5 to 0.5. Its width is 1: make it 2.
runs from -2 to 2: = -2 + 4 * MOST
    Yours runs from -2 to 2. Its width is 4: make it 2.
runs from -1 to 0: = -1 + 1 * MOST
    Yours runs from -1 to 0. Stretch it to a width of 2 before you move it.
upside down: = -to_symmetric(x)
    It is upside down: the smallest value of each column must become -1, the largest 1.
divided by the largest size: = x / np.abs(x).max(axis=0)
    Dividing by the largest absolute value keeps everything inside -1..1, but only one
    of the two ends is reached: the middle stays where it was.
standardized: = (x - x.mean(axis=0)) / x.std(axis=0)
    You standardized. Then mean and standard deviation are alike in all columns, but the
    ends are not: they need the minimum and the maximum.
centred, then divided by the largest size: = (x - x.mean(axis=0)) / np.abs(x - \
x.mean(axis=0)).max(axis=0)
    You centred at the mean; the middle of the range is (min + max)/2. So only one of
    the two ends is reached.
mean instead of middle: = 2 * (x - x.mean(axis=0)) / np.ptp(x, axis=0)
    You subtracted the mean. The middle of the range is halfway between the smallest and
    the largest value.
all features together: x.min(axis=0) -> x.min()
and: x.max(axis=0) -> x.max()
    You took one minimum and one maximum for all features together: name the axis.
wrong axis: x.min(axis=0) -> x.min(axis=1)
and: x.max(axis=0) -> x.max(axis=1)
wrong axis, kept: = to_symmetric(x.T).T
    Your statistics run over the features of one example (axis 1), which have different
    units. Take them over the examples, axis 0.
"""),
    properties=[
        (
            "Not every column of the result begins at -1 and ends at 1.",
            lambda z, x: np.allclose([z.min(axis=0), z.max(axis=0)], [[-1], [1]]),
        ),
    ],
    praise="Any two numbers per feature, an offset and a scale, make such a map.",
)
