"""Notebook 07, section 2: down to the variance."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips
from helpers.lessons.batch_norm_backward.exercises.batches import batches


def variance_gradient(dx_hat: Any, x: Any, mean: Any, var: Any, eps: float) -> Any:
    """Return the gradient of each feature's variance."""
    dinv_std = (dx_hat * (x - mean)).sum(axis=0)
    return -0.5 * (var + eps) ** -1.5 * dinv_std


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield gradients, batches and their statistics."""
    yield from batches(rng)


VARIANCE = Exercise(
    variance_gradient,
    cases,
    slips=slips(r"""
POWER = (var + eps) ** -1.5
LOCAL = -0.5 * POWER
SUM = (dx_hat * (x - mean)).sum(axis=0)
half forgotten: -0.5 -> -1.0
    Twice too much: the exponent $-\tfrac12$ comes down as a factor when you take the
    derivative.
sign: -0.5 -> 0.5
    The sign is wrong: a larger variance makes `x_hat` *smaller*.
half and sign forgotten: -0.5 -> 1.0
    The factor $-\tfrac12$ is missing: the exponent comes down when you take the
    derivative.
gradient of the deviation: LOCAL -> -1 / (var + eps)
    That is the gradient with respect to the *standard deviation*: the derivative of
    $1/\sigma$ is $-1/\sigma^2$. The root is a stage of its own, with the slope
    $1/(2\sigma)$.
exponent not lowered: POWER -> (var + eps) ** -0.5
    The power is wrong: the derivative of $v^{-1/2}$ is $-\tfrac12 v^{-3/2}$.
exponent of the inverse: POWER -> (var + eps) ** -3
    The power is -3 of the *standard deviation*, so -3/2 of the variance: `inv_std` is
    $(\text{var}+\varepsilon)^{-1/2}$ already.
stopped at inv_std: LOCAL * dinv_std -> dinv_std
    That is `dinv_std`. One arrow is left, from `var` to `inv_std`: its derivative is on
    it in the graph of section 1.
eps forgotten: var + eps -> var
    Nearly: epsilon is missing. It stands beside the variance, inside the root, so that
    it stays there in the derivative.
eps outside: POWER -> 1 / (np.sqrt(var) * (np.sqrt(var) + eps) ** 2)
    You took the derivative of $1/(\sqrt{\text{var}} + \varepsilon)$. In this layer
    epsilon stands *inside* the root: $(\text{var}+\varepsilon)^{-1/2}$.
eps outside, cubed: POWER -> (np.sqrt(var) + eps) ** -3
    Epsilon stands *inside* the root in this layer: the standard deviation is
    $\sqrt{\text{var}+\varepsilon}$.
power of the deviation: POWER -> (var + eps) ** 1.5
    You multiplied with the third power of the standard deviation. It is the third power
    of its *inverse*: divide.
eps added to the inverse: POWER -> 1 / (var**1.5 + eps)
    Epsilon was added after the power. It belongs to the variance: add it first, then
    take the power.
dx_hat alone: dx_hat * (x - mean) -> dx_hat
    You summed `dx_hat` alone. The arrow from `inv_std` to `x_hat` carries `centred`:
    multiply with it before you sum.
not centred: x - mean -> x
    You multiplied with `x`. `inv_std` is multiplied with the *centred* examples:
    subtract the mean.
x_hat for centred: POWER -> (var + eps) ** -2
    One division by the standard deviation too many. Perhaps `x_hat` stands in the place
    of the centred examples.
mean: SUM -> (dx_hat * (x - mean)).mean(axis=0)
    You took the mean over the examples. The variance is *copied* to all of them, so
    that their contributions are added. The 1/m belongs to the next arrow, from
    `centred` to `var`.
not summed: SUM -> dx_hat * (x - mean)
    These are the contributions of the examples. One variance serves all of them: add
    the contributions up over axis 0.
features summed: LOCAL * dinv_std -> (dx_hat * (x - mean) * LOCAL).sum(axis=1)
    You summed over the features, axis 1. Each feature has its own variance; the
    *examples* share it: sum over axis 0.
axes kept: SUM -> (dx_hat * (x - mean)).sum(axis=0, keepdims=True)
    An axis of length 1 is left, as `keepdims=True` leaves it. One number a feature is
    asked for.
"""),
    praise="This stage is the one that is forgotten most easily; with it the path "
    "through the variance is complete.",
)
