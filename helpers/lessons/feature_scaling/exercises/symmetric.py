"""Notebook 01, exercise 2: from −1 to 1."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip
from helpers.lessons.feature_scaling.exercises.scaled_test_set import WRONG_AXIS


def to_symmetric(x: Any) -> Any:
    """Return each column stretched to the range −1 to 1."""
    low, high = x.min(axis=0), x.max(axis=0)
    return 2 * (x - low) / (high - low) - 1


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield a square table, to recognize an axis, and others."""
    for rows, columns, middle in [(5, 5, 1), (7, 3, -2), (3, 6, 0)]:
        yield (rng.normal(middle, 1, (rows, columns)) * rng.uniform(1, 50, columns),)


def _runs(first: float, last: float, advice: str) -> Slip:
    """Recognize columns that run from `first` to `last`."""
    return Slip(
        f"runs from {first:g} to {last:g}",
        lambda x: first + (last - first) * (to_symmetric(x) + 1) / 2,
        f"Yours runs from {first:g} to {last:g}. {advice}",
    )


SYMMETRIC = Exercise(
    to_symmetric,
    cases,
    slips=[
        _runs(0, 1, "Stretch it to a width of 2 and move it."),
        _runs(0, 2, "Now move it by 1."),
        _runs(-2, 0, "Move it by 1 instead of 2."),
        _runs(1, 3, "Move it down instead of up."),
        _runs(-0.5, 0.5, "Its width is 1: make it 2."),
        _runs(-2, 2, "Its width is 4: make it 2."),
        _runs(-1, 0, "Stretch it to a width of 2 before you move it."),
        Slip(
            "upside down",
            lambda x: -to_symmetric(x),
            "It is upside down: the smallest value of each column must become -1, the "
            "largest 1.",
        ),
        Slip(
            "divided by the largest size",
            lambda x: x / np.abs(x).max(axis=0),
            "Dividing by the largest absolute value keeps everything inside -1..1, "
            "but only one of the two ends is reached: the middle stays where it was.",
        ),
        Slip(
            "standardized",
            lambda x: (x - x.mean(axis=0)) / x.std(axis=0),
            "You standardized. Then mean and deviation are alike in all columns, but "
            "the ends are not: they need the minimum and the maximum.",
        ),
        Slip(
            "centred, then divided by the largest size",
            lambda x: (x - x.mean(axis=0)) / np.abs(x - x.mean(axis=0)).max(axis=0),
            "You centred at the mean; the middle of the range is (min + max)/2. "
            "So only one of the two ends is reached.",
        ),
        Slip(
            "mean instead of middle",
            lambda x: 2 * (x - x.mean(axis=0)) / np.ptp(x, axis=0),
            "You subtracted the mean. The middle of the range is halfway between the "
            "smallest and the largest value.",
        ),
        Slip(
            "all features together",
            {"x.min(axis=0)": "x.min()", "x.max(axis=0)": "x.max()"},
            "You took one minimum and one maximum for all features together: name "
            "the axis.",
        ),
        Slip(
            "wrong axis",
            {"x.min(axis=0)": "x.min(axis=1)", "x.max(axis=0)": "x.max(axis=1)"},
            WRONG_AXIS,
        ),
        Slip("wrong axis, kept", lambda x: to_symmetric(x.T).T, WRONG_AXIS),
    ],
    properties=[
        (
            "Not every column of the result begins at -1 and ends at 1.",
            lambda z, x: np.allclose([z.min(axis=0), z.max(axis=0)], [[-1], [1]]),
        ),
    ],
    praise="Any two numbers per feature, an offset and a scale, make such a map.",
)
