"""What only the direction of the weights decides, and what their length does."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import numpy as np

from helpers.checked import takes
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.layer import Array, Parameter
from helpers.nn.layers import Linear, Sequential
from helpers.nn.training import Labels
from helpers.studies.smoothness import loss_and_gradients


@takes()
def normalized_weights(network: Sequential) -> list[Parameter]:
    """Return the weights with a normalization right behind them.

    The loss in training depends only on the direction of each unit's weights.
    """
    pairs = pairwise(network.layers)
    return [
        a.weight for a, b in pairs if isinstance(a, Linear) and isinstance(b, BatchNorm)
    ]


def lengths(weight: Parameter) -> Array:
    """Return the length of each unit's weights, a column each."""
    return np.linalg.norm(weight.value, axis=0)


@takes(x="any N ...", labels="int N", length=(0, np.inf))
def curvature(
    network: Sequential,
    x: Array,
    labels: Labels,
    weight: Parameter,
    direction: Array,
    length: float = 1e-4,
) -> Any:
    """Return the second derivative of the loss along a direction of one weight matrix.

    By the central difference of the gradient. The activations must be smooth.

    Parameters
    ----------
    network : Sequential
        It is as before afterwards. float64, for the difference.
    x, labels : ndarray
        The batch.
    weight : Parameter
        One of the network's.
    direction : ndarray, shape of the weight
        Its length counts: the result is ``direction @ H @ direction``.
    length : float, optional
        Of the steps to both sides, in units of `direction`.
    """
    start, slopes = weight.value, []
    for side in (-length, length):
        weight.value = start + side * direction
        loss_and_gradients(network, x, labels)
        slopes.append(np.vdot(weight.gradient, direction))
    weight.value = start
    return (slopes[1] - slopes[0]) / (2 * length)


def turn(before: Array, after: Array) -> float:
    """Return the angle between two arrays of weights, in radians.

    From both unit vectors' difference: of small angles the cosine keeps no digits.
    """
    a, b = (w / np.linalg.norm(w) for w in (before, after))
    return float(2 * np.arcsin(np.minimum(1, np.linalg.norm(a - b) / 2)))


def shrink(weights: Iterable[Parameter], factor: float) -> None:
    """Multiply weights by a factor a little below 1: a step of weight decay."""
    for weight in weights:
        weight.value = factor * weight.value
