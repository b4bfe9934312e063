"""The loss of a linear model, whose shape decides how fast gradient descent is.

The model is ``x @ w``; an intercept, if wanted, is a column of ones in `x`. Notebook
03 derives these functions.
"""

from bisect import bisect_left
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from helpers.checked import takes

Array = NDArray[np.floating[Any]]

Steps = NDArray[np.integer[Any]] | int

POSITIVE = (np.finfo(float).tiny, np.inf)
STEPS = range(10**9 + 1)


@takes(w="D", x="m D", y="m")
def loss(w: Array, x: Array, y: Array) -> float:
    """Return ``||x @ w - y||² / (2 m)``, half the mean squared error.

    Parameters
    ----------
    w : ndarray, shape (D,)
        The weights.
    x : ndarray, shape (m, D)
        One row an example; so in all functions here.
    y : ndarray, shape (m,)
        The targets.
    """
    residual = x @ w - y
    return float(residual @ residual / (2 * len(y)))


@takes(w="D", x="m D", y="m")
def gradient(w: Array, x: Array, y: Array) -> Array:
    """Return the gradient of `loss` with respect to `w`: ``x.T @ (x @ w - y) / m``."""
    return x.T @ (x @ w - y) / len(y)


@takes(x="m D")
def hessian(x: Array) -> Array:
    """Return the second derivatives of `loss`, ``x.T @ x / m``, of shape (D, D).

    They are the same for every `w` and do not depend on the targets.
    """
    return x.T @ x / len(x)


@takes(x="m D")
def condition_number(x: Array) -> float:
    """Return the largest eigenvalue of the Hessian over the smallest.

    1 is a round bowl. The larger, the longer the valley, and infinity is a valley
    without end: some direction in `w` changes no prediction.
    """
    eigenvalues = np.linalg.eigvalsh(hessian(x))
    # An eigenvalue below rounding error of the largest one is a zero.
    if eigenvalues[0] <= eigenvalues[-1] * np.finfo(float).eps * len(eigenvalues):
        return np.inf
    return float(eigenvalues[-1] / eigenvalues[0])


@takes(x="m D", y="m", learning_rate=POSITIVE, steps=STEPS, start="D")
def gradient_descent(
    x: Array, y: Array, learning_rate: float, steps: int, start: Array | None = None
) -> Array:
    """Follow the negative gradient of `loss` and return the whole path.

    Parameters
    ----------
    x, y : ndarray
    learning_rate : float
        Step length, below 2 over the Hessian's largest eigenvalue.
    steps : int
        How many steps to take.
    start : ndarray, shape (D,), optional
        The first weights; zeros unless given.

    Returns
    -------
    ndarray, shape (steps + 1, D)
        The weights before the first step and after each.
    """
    limit = 2 / np.linalg.eigvalsh(x.T @ x / len(x))[-1]
    if learning_rate >= limit:
        raise ValueError(
            f"a rate of {learning_rate:.4g} is too large: for these features "
            f"the limit is {limit:.4g}."
        )
    path = np.empty((steps + 1, x.shape[1]))
    path[0] = 0 if start is None else start
    for step, w in enumerate(path[:-1]):
        path[step + 1] = w - learning_rate * gradient(w, x, y)
    return path


@takes(x="m D", y="m")
def best_weights(x: Array, y: Array) -> Array:
    """Return the weights at the bottom of `loss`, of shape (D,)."""
    return np.linalg.lstsq(x, y)[0]


@takes(x="m D", y="m", learning_rate=POSITIVE, steps=[STEPS, "int ..."])
@np.errstate(all="ignore")
def excess_loss(x: Array, y: Array, learning_rate: float, steps: Steps) -> Array:
    """Return how far above its minimum gradient descent leaves the loss.

    Along each eigenvector of the Hessian, a step multiplies the distance from the
    minimum by ``1 - learning_rate * eigenvalue``; this sums up the directions, so
    that no step needs to be taken. Descent starts at zero weights.

    Returns
    -------
    ndarray
        Loss minus its minimum, of the shape of `steps`; infinite where it is too
        large to be computed with.
    """
    curvature, directions = np.linalg.eigh(hessian(x))
    distance = directions.T @ best_weights(x, y)
    factor = (1 - learning_rate * curvature) ** np.expand_dims(steps, -1)
    return (0.5 * curvature * (factor * distance) ** 2).sum(axis=-1)


@takes(x="m D", y="m", learning_rate=POSITIVE, steps=[STEPS, "int ..."])
@np.errstate(all="ignore")
def weight_error(x: Array, y: Array, learning_rate: float, steps: Steps) -> Array:
    """Return how far from the best weights descent still is; see `excess_loss`."""
    curvature, directions = np.linalg.eigh(hessian(x))
    distance = directions.T @ best_weights(x, y)
    factor = (1 - learning_rate * curvature) ** np.expand_dims(steps, -1)
    return np.sqrt(((factor * distance) ** 2).sum(axis=-1))


@takes(x="m D", y="m", learning_rate=POSITIVE, tolerance=(0, 1), measure=Callable)
def steps_needed(
    x: Array,
    y: Array,
    learning_rate: float,
    tolerance: float = 1e-6,
    measure: Callable[[Array, Array, float, int], Array] = excess_loss,
) -> float:
    """Return the first step at which `measure` is at most `tolerance` times its start.

    The measure is `excess_loss` or `weight_error`. At learning rates of 2 over the
    largest curvature and above, and where a thousand million steps are not enough, it
    is infinity.
    """
    goal, most = tolerance * measure(x, y, learning_rate, 0), 10**9
    limit = 2 / np.linalg.eigvalsh(hessian(x))[-1]

    def done(step: int) -> bool:
        return bool(measure(x, y, learning_rate, step) <= goal)

    if learning_rate >= limit or not done(most):
        return np.inf
    return bisect_left(range(most), True, key=done)


class Modes(NamedTuple):
    """The valley of `loss` along the eigenvectors of the Hessian.

    Along each of them, a step of gradient descent multiplies the distance from the
    minimum by ``1 - learning_rate * curvature``, whatever the others do.
    """

    curvature: Array  # shape (D,), smallest first
    directions: Array  # shape (D, D), one unit vector a column
    distance: Array  # shape (D,), of the best weights from the first, along each


@takes(x="m D", y="m", start="D")
def modes(x: Array, y: Array, start: Array | None = None) -> Modes:
    """Return curvatures, directions and distances, all that descent depends on.

    Like `gradient_descent` it starts at zero weights, unless told otherwise.
    """
    curvature, directions = np.linalg.eigh(hessian(x))
    to_go = best_weights(x, y) - (0 if start is None else start)
    return Modes(curvature, directions, directions.T @ to_go)


@takes(learning_rate=POSITIVE, steps=[STEPS, "int ..."])
@np.errstate(all="ignore")
def errors_after(valley: Modes, learning_rate: float, steps: Steps) -> Array:
    """Return the weights minus the best ones, after some steps from the start."""
    factor = (1 - learning_rate * valley.curvature) ** np.expand_dims(steps, -1)
    return -factor * valley.distance @ valley.directions.T


@takes(learning_rate=POSITIVE, steps=[STEPS, "int ..."])
@np.errstate(all="ignore")
def excess_after(valley: Modes, learning_rate: float, steps: Steps) -> Array:
    """Return what `excess_loss` does, of a valley that is solved already."""
    factor = (1 - learning_rate * valley.curvature) ** np.expand_dims(steps, -1)
    return (0.5 * valley.curvature * (factor * valley.distance) ** 2).sum(axis=-1)


@takes(learning_rate=POSITIVE, tolerance=(0, 1))
def steps_until(valley: Modes, learning_rate: float, tolerance: float) -> float:
    """Return what `steps_needed` does, of a valley that is solved already."""
    goal, most = tolerance * excess_after(valley, learning_rate, 0), 10**9

    def done(step: int) -> bool:
        return bool(excess_after(valley, learning_rate, step) <= goal)

    if learning_rate >= 2 / valley.curvature[-1] or not done(most):
        return np.inf
    return bisect_left(range(most), True, key=done)


@takes(x="m 2", excess=POSITIVE, points=range(1, 1_000_000))
def level_set(x: Array, excess: float, points: int = 181) -> Array:
    """Return the closed curve on which the loss of two weights exceeds its minimum.

    An ellipse around the best weights, whose half axes lie along the eigenvectors of
    the Hessian and have the lengths ``sqrt(2 * excess / eigenvalue)``.
    """
    curvature, directions = np.linalg.eigh(hessian(x))
    angle = np.linspace(0, 2 * np.pi, points)
    circle = np.column_stack([np.cos(angle), np.sin(angle)])
    return circle * np.sqrt(2 * excess / curvature) @ directions.T
