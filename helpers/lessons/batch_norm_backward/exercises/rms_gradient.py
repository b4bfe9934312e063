"""Notebook 07, exercise 1: a layer that keeps the mean."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips
from helpers.lessons.batch_norm_backward.exercises.batches import batches


def rms_gradient(dy: Any, x: Any, eps: float) -> Any:
    """Return the gradient of the batch."""
    r = np.sqrt((x**2).mean(axis=0) + eps)
    y = x / r
    return (dy - y * (dy * y).mean(axis=0)) / r


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield gradients, batches and epsilons."""
    for dy, x, _, _, eps in batches(rng):
        yield dy, x, eps


def of_batch_norm(dy: Any, x: Any, eps: float) -> Any:
    """Return the gradient of batch normalization."""
    inv_std = 1 / np.sqrt(x.var(axis=0) + eps)
    x_hat = (x - x.mean(axis=0)) * inv_std
    rest = dy - dy.mean(axis=0) - x_hat * (dy * x_hat).mean(axis=0)
    return inv_std * rest


RMS = Exercise(
    rms_gradient,
    cases,
    slips=slips(r"""
TERM = y * (dy * y).mean(axis=0)
batch norm: = of_batch_norm(dy, x, eps)
    That is the gradient of batch normalization. This layer subtracts no mean, and
    divides by the root mean square, not by the standard deviation.
centred first: x -> (x - x.mean(axis=0))
    You subtracted the mean of `x` first. This layer keeps it: $r$ is the root mean
    square of `x` as it comes.
eps forgotten: (x**2).mean(axis=0) + eps -> (x**2).mean(axis=0)
    Nearly: epsilon is missing. It stands beside the mean square, inside the root, so it
    is in `r` and in `y`.
wrong axis: (x**2).mean(axis=0) -> (x**2).mean(axis=1, keepdims=True)
and: (dy * y).mean(axis=0) -> (dy * y).mean(axis=1, keepdims=True)
    You took the means over the features, axis 1. That is another layer, one that looks
    at one example only. Average over the batch, axis 0.
mean subtracted: dy - TERM -> dy - dy.mean(axis=0) - TERM
    You subtracted the mean of `dy`. But this layer *sees* a shift: there is no path
    through a mean here.
direct only: dy - TERM -> dy
    You have the direct path only. $r$ is made of the batch, so there is a second path.
sum: (dy * y).mean(axis=0) -> (dy * y).sum(axis=0)
    The subtracted term has a *sum* over the batch in it. It is a mean: the 1/m comes
    from the mean square.
twice: TERM -> 2 * TERM
    The path through $r$ comes in twice too large: the 2 of the square and the ½ of the
    root cancel.
added: dy - TERM -> dy + TERM
    The path through $r$ has the wrong sign: a larger $r$ makes y smaller.
x for y: TERM -> x * (dy * x).mean(axis=0)
    You used `x` where the normalized `y = x / r` belongs: `y` takes the place of
    `x_hat`.
one x for y: TERM -> x * (dy * y).mean(axis=0)
or: TERM -> y * (dy * x).mean(axis=0)
    One `x` stands where the normalized `y = x / r` belongs: both factors are `y`.
not divided: (dy - TERM) / r -> dy - TERM
    That is $r$ times what is asked for: the division by $r$ is missing.
exact projection: TERM -> x * (dy * x).sum(axis=0) / (x**2).sum(axis=0)
    You made `dx` perpendicular to `x` exactly. With epsilon the layer does see a
    stretch a little: take the mean of `dy * y`, with epsilon in `y`.
"""),
    praise="One thing not seen, one term subtracted. With the mean taken over the "
    "features of one example in place of the batch, this is *RMSNorm* (Zhang & "
    "Sennrich 2019).",
)
