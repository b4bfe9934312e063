"""Notebook 05, exercise 1: the bands of the units."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip

MARKS = (0.15, 0.5, 0.85)


def _bands(h: Any) -> Any:
    return np.quantile(h, MARKS, axis=0)


def _inputs(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    # One is square, so that quantiles over the wrong axis run and can be recognized.
    return [
        (rng.exponential(size=(m, 12)) * rng.uniform(0.5, 3, 12) + rng.normal(size=12),)
        for m in (12, 40)
    ]


UNIT_BANDS = Exercise(
    name="unit_bands",
    reference=_bands,
    cases=_inputs,
    slips=[
        Slip(
            "wrong axis",
            lambda h: np.quantile(h, MARKS, axis=1),
            "Your quantiles run over the units of one picture (axis 1). A unit's band "
            "is taken over the pictures, axis 0.",
        ),
        Slip(
            "all together",
            lambda h: np.quantile(h, MARKS),
            "You threw all units together: three numbers for the whole layer. Section "
            "2 shows what they hide. Name the axis of the pictures.",
        ),
        Slip(
            "percent for shares",
            lambda h: np.percentile(h, MARKS, axis=0),
            "`np.percentile` counts in percent: 0.15 is 0.15 % to it. Use "
            "`np.quantile`, or 15, 50 and 85.",
        ),
        Slip(
            "transposed",
            lambda h: _bands(h).T,
            "The numbers are right. Return one row a quantile and one column a unit, "
            "as `np.quantile` does.",
        ),
        Slip(
            "only center and spread",
            lambda h: np.stack(
                [_bands(h)[1], (_bands(h)[2] - _bands(h)[0]) / 2],
            ),
            "That is center and spread, as in section 2. Asked are the three quantiles "
            "themselves.",
        ),
        Slip(
            "10 and 90 %",
            lambda h: np.quantile(h, [0.1, 0.5, 0.9], axis=0),
            "These are the 10, 50 and 90 % quantiles. Asked are 15, 50 and 85 %.",
        ),
        Slip(
            "quartiles",
            lambda h: np.quantile(h, [0.25, 0.5, 0.75], axis=0),
            "These are the 25, 50 and 75 % quantiles. Asked are 15, 50 and 85 %.",
        ),
        Slip(
            "mean and deviation",
            lambda h: np.stack(
                [
                    h.mean(axis=0) - h.std(axis=0),
                    h.mean(axis=0),
                    h.mean(axis=0) + h.std(axis=0),
                ]
            ),
            "That is mean and standard deviation. They agree with the quantiles for a "
            "Gaussian only; these data are one-sided.",
        ),
        Slip(
            "center and spread",
            lambda h: np.stack(
                [
                    _bands(h)[1] - (_bands(h)[2] - _bands(h)[0]) / 2,
                    _bands(h)[1],
                    _bands(h)[1] + (_bands(h)[2] - _bands(h)[0]) / 2,
                ]
            ),
            "Median minus and plus the spread is a symmetric band. The quantiles of "
            "one-sided data are not symmetric: take all three directly.",
        ),
    ],
    praise="The axis decides the question: how much the pictures differ for one unit "
    "(axis 0), or the units for one picture (axis 1).",
)
