"""Notebook 08, your turn: a normalized start."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def normalized_start(weight: Any, bias: Any, x: Any) -> Any:
    """Return weights and biases whose pre-activations have mean 0 and deviation 1."""
    h = x @ weight + bias
    mean, std = h.mean(axis=0), h.std(axis=0)
    return weight / std, (bias - mean) / std


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield layers of several shapes, square ones too, with biases of both signs."""
    for inputs, units, rows in [(4, 4, 4), (3, 5, 8), (6, 2, 11), (5, 5, 7)]:
        weight = rng.normal(0, 2, (inputs, units))
        bias = rng.normal(0, 3, units)
        yield weight, bias, rng.normal(1, 2, (rows, inputs))


def standardizes(result: Any, weight: Any, bias: Any, x: Any) -> bool:
    """Whether the pre-activations have the mean 0 and the deviation 1."""
    h = x @ result[0] + result[1]
    return bool(np.allclose(h.mean(axis=0), 0) and np.allclose(h.std(axis=0), 1))


NORMALIZED_START = Exercise(
    normalized_start,
    cases,
    parts=("weight", "bias"),
    slips=slips(r"""
WEIGHT = weight / std
BIAS = (bias - mean) / std
bias left out of the sums: x @ weight + bias -> x @ weight
    Your mean is that of $xW$. The pre-activation is $xW + b$, and all of its mean has
    to go.
bias as it was: BIAS -> bias
    Your bias is the old one. What bias takes the mean of the pre-activation away?
bias not divided: BIAS -> bias - mean
    Dividing the weights by $\sigma$ divides $xW$ alone. What the bias brings has to be
    divided, too: $(xW + b - \mu) / \sigma$.
old bias not divided: BIAS -> bias - mean / std
    Divide all of $xW + b - \mu$ by $\sigma$, the old bias as well.
old bias lost: BIAS -> -mean / std
    The old bias is missing. It is part of the sums whose mean you subtract.
mean only of the bias: BIAS -> (bias - bias.mean()) / std
    That subtracts the mean of the biases. Subtract each unit's own mean over the
    examples.
sign of the mean: BIAS -> (bias + mean) / std
    Check the sign of the mean: it has to be *taken away*.
mean taken from the weights: WEIGHT -> (weight - mean) / std
    The mean is subtracted from the sum, so it belongs into the bias. The weights are
    only divided.
only the mean: WEIGHT -> weight
and: BIAS -> bias - mean
    The sums have mean 0 now, and still their old spread. Divide weights and bias by
    $\sigma$.
multiplied: WEIGHT -> weight * std
    To make a spread of $\sigma$ one, *divide* by $\sigma$.
variance: h.std(axis=0) -> h.var(axis=0)
    You divide by the variance. A spread of one needs the standard deviation.
mean of the weights: h.mean(axis=0) -> weight.mean(axis=0)
    That is the mean of the weights of each unit. Take the mean of its pre-activation
    over the examples.
"""),
    properties=[
        (
            "With your weights and biases, the pre-activations over `x` do not have "
            "mean 0 and standard deviation 1. Compute them and look.",
            standardizes,
        )
    ],
    praise="What the layer computes with fixed statistics is a linear map, so weights "
    "and bias can do it. Notebook 09, section 6, uses that at the end of a training.",
)
