"""Notebook 07, section 3: dx in one line."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips
from helpers.lessons.batch_norm_backward.exercises.batches import batches, signed


def input_gradient(dy: Any, x_hat: Any, gamma: Any, inv_std: Any) -> Any:
    """Return the gradient of the batch."""
    mean_dy = dy.mean(axis=0)
    mean_dy_x_hat = (dy * x_hat).mean(axis=0)
    return gamma * inv_std * (dy - mean_dy - x_hat * mean_dy_x_hat)


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield gradients, normalized batches, gammas of both signs, `inv_std`."""
    for dy, x, mean, var, eps in batches(rng):
        inv_std = 1 / np.sqrt(var + eps)
        yield dy, (x - mean) * inv_std, signed(rng, len(mean)), inv_std


def adds_up_to_zero(dx: Any, dy: Any, *_: Any) -> bool:
    """Whether `dx` has no part along a shift."""
    return bool(np.all(np.abs(dx.sum(axis=0)) < 1e-4 * np.abs(dx).max()))


INPUT = Exercise(
    input_gradient,
    cases,
    slips=slips(r"""
FIRST = dy.mean(axis=0)
SECOND = (dy * x_hat).mean(axis=0)
TERM = x_hat * mean_dy_x_hat
BRACKET = dy - mean_dy - TERM
LINE = gamma * inv_std * (BRACKET)
statistics detached: BRACKET -> dy
    You have the direct path only: mean and variance count as constants. This is the
    mistake of section 5. Two terms are missing, one a path.
variance path forgotten: BRACKET -> dy - mean_dy
    The path through the *variance* is missing: what is left still has a part along
    `x_hat`. (The mean of a product is not the product of the means: `mean(dy) *
    mean(x_hat)` is zero.)
mean path forgotten: BRACKET -> dy - TERM
    The path through the *mean* is missing: your `dx` does not add up to zero over the
    batch.
exact projection: SECOND -> (dy * x_hat).sum(axis=0) / (x_hat**2).sum(axis=0)
    You made `dx` perpendicular to `x_hat` exactly. With epsilon the layer does see a
    stretch a little (section 4): divide by m, not by the sum of `x_hat**2`.
variance divided by m - 1: SECOND -> (dy * x_hat).sum(axis=0) / (len(dy) - 1)
    The term with `x_hat` is right for a variance divided by $m - 1$. This layer divides
    by $m$: take the mean.
sums for means: FIRST -> dy.sum(axis=0)
and: SECOND -> (dy * x_hat).sum(axis=0)
    You subtracted *sums* over the batch. Both terms are means: the arrows into `mean`
    and `var` carry a factor 1/m.
sum in the mean's path: FIRST -> dy.sum(axis=0)
    You subtracted the *sum* of `dy`. Its mean is meant: the arrow from x to `mean`
    carries 1/m.
sum in the variance's path: SECOND -> (dy * x_hat).sum(axis=0)
    The term with `x_hat` has a *sum* over the batch in it. It is a mean: the arrow from
    `centred` to `var` carries 1/m.
no mean in the variance's path: SECOND -> dy * x_hat
    In the term with `x_hat` the mean is missing: it is `x_hat` times *one* number a
    feature, the mean of `dy * x_hat`.
x_hat inside the mean: TERM -> (x_hat * dy * x_hat).mean(axis=0)
all in one mean: BRACKET -> dy - (dy + x_hat * dy * x_hat).mean(axis=0)
    In the last term both `x_hat` are inside the mean. One of them stands outside: what
    is subtracted is a line over `x_hat`.
factor on the first term only: LINE -> gamma * inv_std * dy - mean_dy - TERM
factor on two terms only: LINE -> gamma * inv_std * (dy - mean_dy) - TERM
    A parenthesis is closed too early: `gamma * inv_std` belongs before all three terms.
x_hat times the difference: BRACKET -> (dy - mean_dy - x_hat) * mean_dy_x_hat
    A parenthesis is closed too late: only `x_hat` is multiplied with the mean of `dy *
    x_hat`.
m times too large: BRACKET -> len(dy) * (BRACKET)
    Right up to the factor m: you multiplied the bracket by the size of the batch, and
    did not divide by it in front.
divided by m: BRACKET -> (BRACKET) / len(dy)
    Right up to the factor 1/m: only the two subtracted terms are means.
variance counted twice: TERM -> 2 * TERM
    The path through the variance comes in twice too large. The 2 of
    $2\,\text{centred}/m$ and the ½ of the root cancel.
variance counted half: TERM -> 0.5 * TERM
    The path through the variance comes in half too small. The 2 of
    $2\,\text{centred}/m$ and the ½ of the root cancel.
variance added: BRACKET -> dy - mean_dy + TERM
    The term of the variance has the wrong sign: the part along `x_hat` is to be taken
    away, and you doubled it.
mean added: BRACKET -> dy + mean_dy - TERM
    The term of the mean has the wrong sign: it is to be taken away.
gamma forgotten: LINE -> inv_std * (BRACKET)
    That is the gradient for $\gamma = 1$. `dy` arrives behind the scale: multiply with
    `gamma`.
gamma on dy only: LINE -> inv_std * (gamma * dy - mean_dy - TERM)
    Only the direct path has `gamma` in it. All three pass through the arrow from
    `x_hat` to y.
inv_std forgotten: LINE -> gamma * (BRACKET)
    The division by the standard deviation is missing: multiply with `inv_std`.
multiplied by the deviation: LINE -> gamma / inv_std * (BRACKET)
    You divided by `inv_std`. It is the inverse of the standard deviation already:
    multiply.
x_hat once: TERM -> mean_dy_x_hat
    The mean of `dy * x_hat` is a slope. What is subtracted is a line: multiply the
    slope with `x_hat` again.
mean of dy for the slope: TERM -> x_hat * mean_dy
    The slope along `x_hat` is the mean of the *product* `dy * x_hat`, not of `dy`
    alone.
everything averaged: FIRST -> dy.mean()
and: SECOND -> (dy * x_hat).mean()
    You took one mean of the whole array. Each feature has its own: average over the
    examples, `axis=0`.
wrong axis: FIRST -> dy.mean(axis=1, keepdims=True)
and: SECOND -> (dy * x_hat).mean(axis=1, keepdims=True)
    You took the means over the features, axis 1. A feature's examples share its mean
    and its variance: average over axis 0.
"""),
    properties=[
        (
            "Your `dx` does not add up to zero over the batch, though the layer does "
            "not see a shift of all examples.",
            adds_up_to_zero,
        )
    ],
    praise="With your forward pass, this is the whole layer: you have written batch "
    "normalization.",
)
