"""The loss along its own gradient, and the gradient after others have moved.

Both after Santurkar et al. 2018 (arXiv 1805.11604): figure 4, and definition 2.1.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from helpers.checked import takes
from helpers.nn.layer import Array, Parameter
from helpers.nn.layers import Linear, Sequential
from helpers.nn.losses import softmax_cross_entropy
from helpers.nn.training import Labels


@takes(x="any N ...", labels="int N")
def loss_and_gradients(
    network: Sequential, x: Array, labels: Labels
) -> tuple[float, list[Array]]:
    """Return the loss of a batch in training, and the gradient of every parameter."""
    loss, dlogits = softmax_cross_entropy(network.forward(x), labels)
    network.backward_parameters(dlogits)
    return loss, [p.gradient for p in network.parameters()]


class Line(NamedTuple):
    """What lies along the gradient, from the point where it was taken.

    Attributes
    ----------
    loss : ndarray, shape (lengths,)
    change : ndarray, shape (lengths,)
        Norm of the gradient's change, as a share of its norm at the start.
    norm : float
        The gradient's norm at the start.
    """

    loss: Array
    change: Array
    norm: float


@takes(x="any N ...", labels="int N")
def along_gradient(
    network: Sequential, x: Array, labels: Labels, lengths: Sequence[float]
) -> Line:
    """Return the loss, and how much the gradient has changed, along the gradient.

    Parameters
    ----------
    network : Sequential
        Its parameters are as before afterwards.
    x, labels : ndarray
        The batch, with whose own statistics a normalization works.
    lengths : sequence of float
        Learning rates of the single steps that are tried, all from the same point.
    """
    parameters = network.parameters()
    start = [p.value for p in parameters]
    _, gradients = loss_and_gradients(network, x, labels)
    norm = distance(gradients)
    losses, changes = [], []
    for length in lengths:
        for p, value, gradient in zip(parameters, start, gradients, strict=True):
            p.value = value - length * gradient
        loss, there = loss_and_gradients(network, x, labels)
        losses.append(loss)
        changes.append(distance(there, gradients) / norm)
    restore(parameters, start)
    return Line(np.array(losses), np.array(changes), norm)


@takes(x="any N ...", labels="int N")
def gradient_shift(
    network: Sequential, x: Array, labels: Labels, rate: float
) -> tuple[Array, Array]:
    """Return how the step of the layers before it changes each layer's gradient.

    Parameters
    ----------
    network : Sequential
        Its parameters are as before afterwards.
    x, labels : ndarray
        The batch, the same before and after.
    rate : float
        Learning rate of the step.

    Returns
    -------
    shift, cosine : ndarray, shape (layers - 1,)
        For the weights of each layer but the first: the norm of the change as a share
        of the gradient's norm, and the cosine of the angle between both gradients.
    """
    layers = [layer for layer in network.layers if layer.parameters()]
    parameters = network.parameters()
    start = [p.value for p in parameters]
    loss_and_gradients(network, x, labels)
    first = {id(p): p.gradient for p in parameters}
    shifts, cosines = [], []
    for layer in layers:  # all before it have made their step
        if isinstance(layer, Linear) and layer is not layers[0]:
            before = first[id(layer.weight)]
            loss_and_gradients(network, x, labels)
            after = layer.weight.gradient
            length = distance([before])
            shifts.append(distance([after], [before]) / length)
            cosines.append(np.vdot(before, after) / (length * distance([after])))
        for p in layer.parameters():
            p.value = p.value - rate * first[id(p)]
    restore(parameters, start)
    return np.array(shifts), np.array(cosines)


def distance(a: Sequence[Array], b: Sequence[Array] | None = None) -> float:
    """Return the norm of all arrays together, or of their differences."""
    both = a if b is None else [u - v for u, v in zip(a, b, strict=True)]
    return float(np.sqrt(sum(np.vdot(v, v) for v in both)))


def restore(parameters: Sequence[Parameter], values: Sequence[Array]) -> None:
    """Give all parameters the values that they had."""
    for parameter, value in zip(parameters, values, strict=True):
        parameter.value = value
