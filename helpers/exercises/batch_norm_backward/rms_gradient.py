"""Notebook 07, exercise 4: a layer that keeps the mean."""

from functools import partial
from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip
from helpers.exercises.batch_norm_backward.batches import statistics_cases

_mean, _sum = partial(np.mean, axis=0), partial(np.sum, axis=0)


def _cases(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    return [(dy, x, eps) for dy, x, _, _, eps in statistics_cases(rng)]


def _normalized(x: Any, eps: Any) -> tuple[Any, Any]:
    r = np.sqrt(_mean(x**2) + eps)
    return x / r, r


def _dx(dy: Any, x: Any, eps: Any, factor: Any = 1.0) -> Any:
    """Return the right answer for a factor 1 of the subtracted term."""
    y, r = _normalized(x, eps)
    return (dy - factor * y * _mean(dy * y)) / r


def _batch_norm(dy: Any, x: Any, eps: Any) -> Any:
    inv_std = 1 / np.sqrt(x.var(axis=0) + eps)
    x_hat = (x - _mean(x)) * inv_std
    return inv_std * (dy - _mean(dy) - x_hat * _mean(dy * x_hat))


def _centred_first(dy: Any, x: Any, eps: Any) -> Any:
    return _dx(dy, x - _mean(x), eps)


def _wrong_axis(dy: Any, x: Any, eps: Any) -> Any:
    return _dx(dy.T, x.T, eps).T


def _not_divided(dy: Any, x: Any, eps: Any) -> Any:
    return _dx(dy, x, eps) * _normalized(x, eps)[1]


def _x_for_y(dy: Any, x: Any, eps: Any) -> Any:
    return (dy - x * _mean(dy * x)) / _normalized(x, eps)[1]


def _exact(dy: Any, x: Any, eps: Any) -> Any:
    return (dy - x * _sum(dy * x) / _sum(x**2)) / _normalized(x, eps)[1]


RMS = Exercise(
    name="rms_gradient",
    reference=_dx,
    cases=_cases,
    slips=[
        Slip(
            "batch norm",
            _batch_norm,
            "That is the gradient of batch normalization. This layer subtracts no "
            "mean, and divides by the root mean square, not by the deviation.",
        ),
        Slip(
            "centred first",
            _centred_first,
            "You subtracted the mean of `x` first. This layer keeps it: $r$ is the "
            "root mean square of `x` as it comes.",
        ),
        Slip(
            "eps forgotten",
            lambda dy, x, eps: _dx(dy, x, 0),
            "Nearly: epsilon is missing. It stands beside the mean square, inside the "
            "root, so it is in `r` and in `y`.",
        ),
        Slip(
            "wrong axis",
            _wrong_axis,
            "You took the means over the features, axis 1. That is another layer, one "
            "that looks at one example only. Average over the batch, axis 0.",
        ),
        Slip(
            "mean subtracted",
            lambda dy, x, eps: _dx(dy, x, eps) - _mean(dy) / _normalized(x, eps)[1],
            "You subtracted the mean of `dy`. But this layer *sees* a shift: there is "
            "no path through a mean here.",
        ),
        Slip(
            "direct only",
            partial(_dx, factor=0),
            "You have the direct path only. $r$ is made of the batch, so there is a "
            "second path.",
        ),
        Slip(
            "sum",
            lambda dy, x, eps: _dx(dy, x, eps, factor=len(dy)),
            "The subtracted term has a *sum* over the batch in it. It is a mean: the "
            "1/m comes from the mean square.",
        ),
        Slip(
            "twice",
            partial(_dx, factor=2),
            "The path through $r$ comes in twice too large: the 2 of the square and "
            "the ½ of the root cancel.",
        ),
        Slip(
            "added",
            partial(_dx, factor=-1),
            "The path through $r$ has the wrong sign: a larger $r$ makes y smaller.",
        ),
        Slip(
            "x for y",
            _x_for_y,
            "You used `x` where the normalized `y = x / r` belongs: `y` takes the "
            "place of `x_hat`.",
        ),
        Slip(
            "not divided",
            _not_divided,
            "The bracket is right; the division by $r$ in front of it is missing.",
        ),
        Slip(
            "exact projection",
            _exact,
            "You made `dx` perpendicular to `x` exactly. With epsilon the layer does "
            "see a stretch a little: take the mean of `dy * y`, with epsilon in `y`.",
        ),
    ],
    praise="One thing not seen, one term subtracted. With the mean taken over the "
    "features of one example in place of the batch, this is *RMSNorm* (Zhang & "
    "Sennrich 2019).",
)
