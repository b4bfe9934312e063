"""Notebook 04, exercise 1: the mean slope of a layer."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip


def mean_slope(y: Any) -> Any:
    """Return the mean slope over all examples and units."""
    return np.mean(y * (1 - y))


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield the activations of a square layer, and of others."""
    for shape, spread in [((6, 6), 2), ((30, 4), 1), ((3, 7), 8)]:
        yield (1 / (1 + np.exp(-spread * rng.standard_normal(shape))),)


SLOPES, ALL = "y * (1 - y)", "np.mean(y * (1 - y))"

MEAN_SLOPE = Exercise(
    mean_slope,
    cases,
    slips=[
        Slip(
            "activation taken for the input",
            (SLOPES, "np.exp(-y) / (1 + np.exp(-y)) ** 2"),
            "That is the slope at the *place* `y`. But `y` is the height on the curve: "
            "the sigmoid has been applied already. Section 1 writes the slope with `y` "
            "alone.",
        ),
        Slip(
            "mean activation",
            (SLOPES, "y"),
            "That is the mean of the *activations*. The slope of each is "
            "$y\\,(1 - y)$: section 1.",
        ),
        Slip(
            "slope at the mean",
            (ALL, "np.mean(y) * (1 - np.mean(y))"),
            "That is the slope at the mean activation. One half of the units at 0 and "
            "the other at 1 would give the full slope, though none of them has any. "
            "Take the slopes first, then their mean.",
        ),
        Slip(
            "rms slope",
            (ALL, f"np.sqrt(np.mean(({SLOPES}) ** 2))"),
            "That is the *rms* slope, which section 3 needs for the gradient's norm. "
            "Here the plain mean is asked for: do not square.",
        ),
        Slip(
            "share of the peak",
            (ALL, f"4 * {ALL}"),
            "That is the share of the peak, four times too much. Leave the division "
            "by 1/4 out.",
        ),
        *[
            Slip(
                f"divided by the {others} only",
                (ALL, f"np.sum({SLOPES}) / {count}"),
                f"The sum over everything is divided by the number of {others} only. "
                "Divide by all of its terms, `y.size`, or use `np.mean`.",
            )
            for others, count in [("examples", "len(y)"), ("units", "y.shape[1]")]
        ],
        Slip(
            "sum",
            (ALL, f"np.sum({SLOPES})"),
            "That is the sum over all examples and units. Divide by their number, "
            "or use `np.mean`.",
        ),
        Slip(
            "slope of tanh",
            (SLOPES, "1 - y**2"),
            "$1 - y^2$ is the slope of tanh. See section 1 for the sigmoid's.",
        ),
        Slip(
            "not averaged",
            (ALL, SLOPES),
            "These are the slopes of all units. Now take their mean.",
        ),
        *[
            Slip(
                f"mean for each {one}",
                (ALL, f"np.mean({SLOPES}, axis={axis})"),
                f"That is one mean for each {one}. One number is asked for: leave "
                "`axis` out.",
            )
            for one, axis in [("unit", 0), ("example", 1)]
        ],
    ],
    properties=[
        ("The sigmoid's slope lies between 0 and 1/4.", lambda r, y: 0 <= r <= 0.25)
    ],
    praise="The backward pass of the sigmoid layer works like this: it keeps `y`, and "
    "never needs the input again.",
)
