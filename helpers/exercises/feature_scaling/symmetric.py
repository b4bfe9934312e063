"""Notebook 01, exercise 2: from −1 to 1."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip
from helpers.exercises.feature_scaling.scaled_test_set import WRONG_AXIS
from helpers.scaling import standardize


def _symmetric(x: Any) -> Any:
    low, high = x.min(axis=0), x.max(axis=0)
    return 2 * (x - low) / (high - low) - 1


def _runs(first: float, last: float, advice: str) -> Slip:
    """Recognize columns that run from `first` to `last`."""
    return Slip(
        f"runs from {first:g} to {last:g}",
        lambda x: first + (last - first) * (_symmetric(x) + 1) / 2,
        f"Yours runs from {first:g} to {last:g}. {advice}",
    )


SYMMETRIC = Exercise(
    name="to_symmetric",
    reference=_symmetric,
    cases=lambda rng: [
        (rng.uniform(-3, 20, (5, 5)),),
        (rng.normal(size=(6, 6)) * rng.uniform(1, 50, 6),),
    ],
    slips=[
        Slip(
            "zero to one",
            lambda x: (x - x.min(axis=0)) / np.ptp(x, axis=0),
            "That is 0..1. Stretch it to a width of 2 and move it.",
        ),
        _runs(0, 2, "The width is right. Move it by 1."),
        _runs(-2, 0, "The width is right, but you moved it by 2 instead of 1."),
        _runs(1, 3, "The width is right, but you moved it up instead of down."),
        _runs(-0.5, 0.5, "The middle is right, but the width is 1 instead of 2."),
        _runs(-2, 2, "The middle is right, but the width is 4 instead of 2."),
        _runs(-1, 0, "The lower end is right. Stretch to a width of 2 before moving."),
        Slip(
            "upside down",
            lambda x: -_symmetric(x),
            "The range is right, but upside down: the smallest value of each column "
            "must become -1, the largest 1.",
        ),
        Slip(
            "divided by the largest size",
            lambda x: x / np.abs(x).max(axis=0),
            "Dividing by the largest absolute value keeps everything inside -1..1, "
            "but only one of the two ends is reached: the middle stays where it was.",
        ),
        Slip(
            "standardized",
            lambda x: standardize(x),
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
            lambda x: 2 * (x - x.min()) / np.ptp(x) - 1,
            "You took one minimum and one maximum for all features together: name "
            "the axis.",
        ),
        Slip(
            "wrong axis",
            lambda x: 2 * (x - x.min(axis=1)) / np.ptp(x, axis=1) - 1,
            WRONG_AXIS,
        ),
        Slip(
            "wrong axis, kept",
            lambda x: _symmetric(x.T).T,
            WRONG_AXIS,
        ),
    ],
    properties=[
        (
            "Not every column of the result begins at -1 and ends at 1.",
            lambda z, x: np.allclose([z.min(axis=0), z.max(axis=0)], [[-1], [1]]),
        ),
    ],
    praise="Any two numbers per feature, an offset and a scale, make such a map.",
)
