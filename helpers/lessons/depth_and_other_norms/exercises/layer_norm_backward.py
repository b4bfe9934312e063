"""Notebook 15, section 4: layer normalization backward."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def layer_norm_backward(dy: Any, x_hat: Any, inv_std: Any, gamma: Any) -> Any:
    """Return the gradients of x, gamma and beta."""
    g = dy * gamma
    mean_g = g.mean(axis=1, keepdims=True)
    mean_gx = (g * x_hat).mean(axis=1, keepdims=True)
    dx = inv_std * (g - mean_g - x_hat * mean_gx)
    return dx, (dy * x_hat).sum(axis=0), dy.sum(axis=0)


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield batches of unequal sizes; the first is square, to recognize an axis."""
    for rows, columns in [(4, 4), (3, 6), (7, 2)]:
        x, dy = rng.normal(1, 2, (2, rows, columns))
        inv_std = 1 / np.sqrt(x.var(axis=1, keepdims=True) + 0.3)
        x_hat = (x - x.mean(axis=1, keepdims=True)) * inv_std
        yield dy, x_hat, inv_std, rng.normal(1, 1, columns)


LAYER_NORM_BACKWARD = Exercise(
    layer_norm_backward,
    cases,
    parts=("dx", "dgamma", "dbeta"),
    slips=slips(r"""
INSIDE = inv_std * (g - mean_g - x_hat * mean_gx)
DGAMMA = (dy * x_hat).sum(axis=0)
WAITING = dy - dy.mean(axis=1, keepdims=True) \
- x_hat * (dy * x_hat).mean(axis=1, keepdims=True)
gamma waits: INSIDE -> gamma * inv_std * WAITING
    You multiply by $\gamma$ at the end, as in batch normalization. There all numbers
    that share a mean have one $\gamma$; here each has its own, so it must be inside:
    take the means of `dy * gamma`.
statistics as constants: INSIDE -> inv_std * g
    You take mean and standard deviation for constants. All numbers of a row move them,
    so two more paths lead back: the two means of notebook 07.
path of the mean: INSIDE -> inv_std * (g - x_hat * mean_gx)
    The path through the mean is missing: subtract the mean of `dy * gamma` in the row.
path of the deviation: INSIDE -> inv_std * (g - mean_g)
    The path through the standard deviation is missing: subtract `x_hat` times the mean
    of `dy * gamma * x_hat` in the row.
gamma forgotten: INSIDE -> inv_std * WAITING
    That is the gradient of `x` if every $\gamma$ is 1. What reaches `x_hat` is
    `dy * gamma`.
deviation forgotten: INSIDE -> g - mean_g - x_hat * mean_gx
    That is `dx` but for a factor: the forward pass divides by the standard deviation.
columns: INSIDE -> inv_std * (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0))
    These means run down the columns, as in batch normalization. Here a *row* shares its
    mean.
gamma in its own gradient: DGAMMA -> (dy * gamma * x_hat).sum(axis=0)
    The output is $\gamma$ times `x_hat`, so its slope by $\gamma$ is `x_hat` alone.
sum along the rows: DGAMMA -> (dy * x_hat).sum(axis=1)
    Each feature has one $\gamma$, which all examples use: sum over the examples.
mean of the examples: DGAMMA -> (dy * x_hat).mean(axis=0)
    All examples use the same $\gamma$: their gradients add up. The loss has divided by
    their number before.
"""),
    praise="The formula of notebook 07, on the rows, with $\\gamma$ inside the means.",
)
