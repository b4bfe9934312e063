"""Notebook 07, exercise 3: the input."""

from functools import partial
from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip
from helpers.exercises.batch_norm_backward.batches import statistics_cases

_mean = partial(np.mean, axis=0)


def _input_cases(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    cases = []
    for dy, x, mean, var, eps in statistics_cases(rng):
        inv_std = 1 / np.sqrt(var + eps)
        gamma = rng.uniform(0.5, 3, len(mean)) * (-1) ** np.arange(len(mean))
        cases.append((dy, (x - mean) * inv_std, gamma, inv_std))
    return cases


def _dx(
    dy: Any,
    x_hat: Any,
    gamma: Any,
    inv_std: Any,
    *,
    first: Any = 1.0,
    second: Any = 1.0,
) -> Any:
    """Return the right answer for factors 1 of the two subtracted terms."""
    rest = dy - first * dy.mean(axis=0) - second * x_hat * (dy * x_hat).mean(axis=0)
    return gamma * inv_std * rest


def _wrong_axis(dy: Any, x_hat: Any, gamma: Any, inv_std: Any) -> Any:
    mean = partial(np.mean, axis=1, keepdims=True)
    return gamma * inv_std * (dy - mean(dy) - x_hat * mean(dy * x_hat))


INPUT = Exercise(
    name="input_gradient",
    reference=_dx,
    cases=_input_cases,
    slips=[
        Slip(
            "statistics detached",
            lambda dy, x_hat, gamma, inv_std: gamma * inv_std * dy,
            "You have the direct path only: mean and variance count as constants. This "
            "is the mistake of section 6. Two terms are missing, one a path.",
        ),
        Slip(
            "variance path forgotten",
            partial(_dx, second=0),
            "The path through the *variance* is missing: what is left still has a part "
            "along `x_hat`. (The mean of a product is not the product of the means: "
            "`mean(dy) * mean(x_hat)` is zero.)",
        ),
        Slip(
            "exact projection",
            lambda dy, x_hat, gamma, inv_std: _dx(
                dy, x_hat, gamma, inv_std, second=1 / _mean(x_hat**2)
            ),
            "You made `dx` perpendicular to `x_hat` exactly. With epsilon the layer "
            "does see a stretch a little (section 4): divide by m, not by the sum of "
            "`x_hat**2`.",
        ),
        Slip(
            "mean path forgotten",
            partial(_dx, first=0),
            "The path through the *mean* is missing: your `dx` does not add up to zero "
            "over the batch.",
        ),
        Slip(
            "sums for means",
            lambda dy, *a: _dx(dy, *a, first=len(dy), second=len(dy)),
            "You subtracted *sums* over the batch. Both terms are means: the arrows "
            "into `mean` and `var` carry a factor 1/m.",
        ),
        Slip(
            "sum in the mean's path",
            lambda dy, *a: _dx(dy, *a, first=len(dy)),
            "You subtracted the *sum* of `dy`. Its mean is meant: the arrow from x to "
            "`mean` carries 1/m.",
        ),
        Slip(
            "sum in the variance's path",
            lambda dy, *a: _dx(dy, *a, second=len(dy)),
            "The term with `x_hat` has a *sum* over the batch in it. It is a mean: the "
            "arrow from `centred` to `var` carries 1/m.",
        ),
        Slip(
            "m times too large",
            lambda dy, *a: len(dy) * _dx(dy, *a),
            "Right up to the factor m: you multiplied the bracket by the size of the "
            "batch, and did not divide by it in front.",
        ),
        Slip(
            "variance counted twice",
            partial(_dx, second=2),
            "The path through the variance comes in twice too large. The 2 of "
            "$2\\,\\text{centred}/m$ and the ½ of the root cancel.",
        ),
        Slip(
            "variance counted half",
            partial(_dx, second=0.5),
            "The path through the variance comes in half too small. The 2 of "
            "$2\\,\\text{centred}/m$ and the ½ of the root cancel.",
        ),
        Slip(
            "variance added",
            partial(_dx, second=-1),
            "The term of the variance has the wrong sign: the part along `x_hat` is to "
            "be taken away, and you doubled it.",
        ),
        Slip(
            "gamma forgotten",
            lambda dy, x_hat, gamma, inv_std: _dx(dy, x_hat, 1, inv_std),
            "That is the gradient for $\\gamma = 1$. `dy` arrives behind the scale: "
            "multiply with `gamma`.",
        ),
        Slip(
            "gamma on dy only",
            lambda dy, x_hat, gamma, inv_std: (
                inv_std * (dy * (gamma - 1) + _dx(dy, x_hat, 1, 1))
            ),
            "Only the direct path has `gamma` in it. All three pass through the arrow "
            "from `x_hat` to y.",
        ),
        Slip(
            "inv_std forgotten",
            lambda dy, x_hat, gamma, inv_std: _dx(dy, x_hat, gamma, 1),
            "The division by the deviation is missing: multiply with `inv_std`.",
        ),
        Slip(
            "multiplied by the deviation",
            lambda dy, x_hat, gamma, inv_std: _dx(dy, x_hat, gamma, 1 / inv_std),
            "You divided by `inv_std`. It is the inverse of the deviation already: "
            "multiply.",
        ),
        Slip(
            "x_hat once",
            lambda dy, x_hat, gamma, inv_std: (
                gamma * inv_std * (dy - _mean(dy) - _mean(dy * x_hat))
            ),
            "The mean of `dy * x_hat` is a slope. What is subtracted is a line: "
            "multiply the slope with `x_hat` again.",
        ),
        Slip(
            "mean of dy for the slope",
            lambda dy, x_hat, gamma, inv_std: (
                gamma * inv_std * (dy - _mean(dy) - x_hat * _mean(dy))
            ),
            "The slope along `x_hat` is the mean of the *product* `dy * x_hat`, not of "
            "`dy` alone.",
        ),
        Slip(
            "everything averaged",
            lambda dy, x_hat, gamma, inv_std: (
                gamma * inv_std * (dy - dy.mean() - x_hat * (dy * x_hat).mean())
            ),
            "You took one mean of the whole array. Each feature has its own: average "
            "over the examples, `axis=0`.",
        ),
        Slip(
            "wrong axis",
            _wrong_axis,
            "You took the means over the features, axis 1. A feature's examples share "
            "its mean and its variance: average over axis 0.",
        ),
    ],
    properties=[
        (
            "Your `dx` does not add up to zero over the batch, though the layer does "
            "not see a shift of all examples. Look at the path through the mean.",
            lambda dx, dy, *_: (
                dx.shape != dy.shape or bool(np.abs(dx.sum(axis=0)).max() < 1e-6)
            ),
        )
    ],
    praise="With the forward pass of notebook 06, this is the whole layer: you have "
    "written batch normalization.",
)
