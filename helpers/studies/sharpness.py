"""The largest curvature of the loss, over all directions of all parameters."""

from collections.abc import Sequence

import numpy as np

from helpers.checked import takes
from helpers.nn.layer import Array
from helpers.nn.layers import Sequential
from helpers.nn.training import Labels
from helpers.studies.smoothness import distance, loss_and_gradients, restore

Direction = Sequence[Array]
"""One array for each parameter, of its shape."""


@takes(x="any N ...", labels="int N")
def sharpness(
    network: Sequential,
    x: Array,
    labels: Labels,
    direction: Direction,
    rounds: int = 5,
    length: float = 1e-4,
) -> tuple[float, Direction]:
    """Return the largest eigenvalue of the Hessian, by power iteration.

    The Hessian times a vector is the central difference of the gradient: no more is
    needed. The activations must be smooth, and the numbers float64.

    Parameters
    ----------
    network : Sequential
        In training, so with the batch's own statistics; it is as before afterwards.
    x, labels : ndarray
        All examples of a training by full batches.
    direction : sequence of ndarray
        Where to begin: the result for the step before, or anything.
    rounds : int, optional
        Products with the Hessian.
    length : float, optional
        Of the steps to both sides.

    Returns
    -------
    value : float
        The eigenvalue that is largest by its size, in all likelihood positive.
    direction : list of ndarray
        Its eigenvector, of length 1.
    """
    parameters = network.parameters()
    start = [p.value for p in parameters]
    value = 0.0
    for _ in range(rounds):
        size = distance(direction)
        unit = [d / size for d in direction]
        ends = []
        for side in (-length, length):
            for p, w, d in zip(parameters, start, unit, strict=True):
                p.value = w + side * d
            ends.append(loss_and_gradients(network, x, labels)[1])
        direction = [(b - a) / (2 * length) for a, b in zip(*ends, strict=True)]
        value = sum(float(np.vdot(u, d)) for u, d in zip(unit, direction, strict=True))
    restore(parameters, start)
    size = distance(direction)
    return value, [d / size for d in direction]
