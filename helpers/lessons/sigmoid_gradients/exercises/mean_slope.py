"""Notebook 04, exercise 1: the mean slope of a layer."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def mean_slope(y: Any) -> Any:
    """Return the mean slope over all examples and units."""
    return np.mean(y * (1 - y))


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield the activations of a square layer, and of others."""
    for shape, spread in [((6, 6), 2), ((30, 4), 1), ((3, 7), 8)]:
        yield (1 / (1 + np.exp(-spread * rng.standard_normal(shape))),)


MEAN_SLOPE = Exercise(
    mean_slope,
    cases,
    slips=slips(r"""
SLOPES = y * (1 - y)
ALL = np.mean(y * (1 - y))
activation taken for the input: SLOPES -> np.exp(-y) / (1 + np.exp(-y)) ** 2
    That is the slope at the *place* `y`. But `y` is the height on the curve: the
    sigmoid has been applied already. Section 1 writes the slope with `y` alone.
mean activation: SLOPES -> y
    That is the mean of the *activations*. The slope of each is $y\,(1 - y)$: section 1.
slope at the mean: ALL -> np.mean(y) * (1 - np.mean(y))
    That is the slope at the mean activation. One half of the units at 0 and the other
    at 1 would give the full slope, though none of them has any. Take the slopes first,
    then their mean.
rms slope: ALL -> np.sqrt(np.mean((SLOPES) ** 2))
    That is the *rms* slope, which section 3 needs for the gradient's norm. Here the
    plain mean is asked for: do not square.
share of the peak: ALL -> 4 * ALL
    That is the share of the peak, four times too much. Leave the division by 1/4 out.
divided by the examples only: ALL -> np.sum(y * (1 - y)) / len(y)
    The sum over everything is divided by the number of examples only. Divide by all of
    its terms, `y.size`, or use `np.mean`.
divided by the units only: ALL -> np.sum(y * (1 - y)) / y.shape[1]
    The sum over everything is divided by the number of units only. Divide by all of its
    terms, `y.size`, or use `np.mean`.
sum: ALL -> np.sum(SLOPES)
    That is the sum over all examples and units. Divide by their number, or use
    `np.mean`.
slope of tanh: SLOPES -> 1 - y**2
    $1 - y^2$ is the slope of tanh. See section 1 for the sigmoid's.
not averaged: ALL -> SLOPES
    These are the slopes of all units. Now take their mean.
mean for each unit: ALL -> np.mean(y * (1 - y), axis=0)
    That is one mean for each unit. One number is asked for: leave `axis` out.
mean for each example: ALL -> np.mean(y * (1 - y), axis=1)
    That is one mean for each example. One number is asked for: leave `axis` out.
"""),
    properties=[
        ("The sigmoid's slope lies between 0 and 1/4.", lambda r, y: 0 <= r <= 0.25)
    ],
    praise="The backward pass of the sigmoid layer works like this: it keeps `y`, and "
    "never needs the input again.",
)
