"""Notebook 07, exercise 2: the variance."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip
from helpers.exercises.batch_norm_backward.batches import statistics_cases


def _variance_cases(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    return list(statistics_cases(rng))


def _dvar(dx_hat: Any, x: Any, mean: Any, var: Any, eps: Any) -> Any:
    return -0.5 * np.sum(dx_hat * (x - mean), axis=0) * (var + eps) ** -1.5


def _eps_outside(dx_hat: Any, x: Any, mean: Any, var: Any, eps: Any) -> Any:
    std = np.sqrt(var)
    return -0.5 * np.sum(dx_hat * (x - mean), axis=0) / (std * (std + eps) ** 2)


VARIANCE = Exercise(
    name="variance_gradient",
    reference=_dvar,
    cases=_variance_cases,
    slips=[
        Slip(
            "half forgotten",
            lambda *a: 2 * _dvar(*a),
            "Twice too much: the exponent $-\\tfrac12$ comes down as a factor when you "
            "take the derivative.",
        ),
        Slip(
            "sign",
            lambda *a: -_dvar(*a),
            "The size is right, the sign is not: a larger variance makes `x_hat` "
            "*smaller*.",
        ),
        Slip(
            "half and sign forgotten",
            lambda *a: -2 * _dvar(*a),
            "The factor $-\\tfrac12$ is missing: the exponent comes down when you take "
            "the derivative.",
        ),
        Slip(
            "gradient of the deviation",
            lambda d, x, mean, var, eps: -np.sum(d * (x - mean), axis=0) / (var + eps),
            "That is the gradient with respect to the *standard deviation*: the "
            "derivative of $1/\\sigma$ is $-1/\\sigma^2$. The root is a stage of its "
            "own, with the slope $1/(2\\sigma)$.",
        ),
        Slip(
            "exponent not lowered",
            lambda d, x, mean, var, eps: (
                -0.5 * np.sum(d * (x - mean), axis=0) / np.sqrt(var + eps)
            ),
            "The factor is right, the power is not: the derivative of $v^{-1/2}$ is "
            "$-\\tfrac12 v^{-3/2}$.",
        ),
        Slip(
            "exponent of the inverse",
            lambda d, x, mean, var, eps: (
                -0.5 * np.sum(d * (x - mean), axis=0) * (var + eps) ** -3
            ),
            "The power is -3 of the *deviation*, so -3/2 of the variance: "
            "`inv_std` is $(\\text{var}+\\varepsilon)^{-1/2}$ already.",
        ),
        Slip(
            "stopped at inv_std",
            lambda d, x, mean, var, eps: np.sum(d * (x - mean), axis=0),
            "That is `dinv_std`, right so far. One arrow is left, from `var` to "
            "`inv_std`: its derivative is on it in the graph of section 1.",
        ),
        Slip(
            "eps forgotten",
            lambda d, x, mean, var, eps: _dvar(d, x, mean, var, 0),
            "Nearly: epsilon is missing. It stands beside the variance, inside the "
            "root, so that it stays there in the derivative.",
        ),
        Slip(
            "eps outside",
            _eps_outside,
            "You took the derivative of $1/(\\sqrt{\\text{var}} + \\varepsilon)$. In "
            "this layer epsilon stands *inside* the root: "
            "$(\\text{var}+\\varepsilon)^{-1/2}$.",
        ),
        Slip(
            "eps outside, cubed",
            lambda d, x, mean, var, eps: (
                -0.5 * np.sum(d * (x - mean), axis=0) / (np.sqrt(var) + eps) ** 3
            ),
            "Epsilon stands *inside* the root in this layer: the deviation is "
            "$\\sqrt{\\text{var}+\\varepsilon}$.",
        ),
        Slip(
            "power of the deviation",
            lambda d, x, mean, var, eps: (
                -0.5 * np.sum(d * (x - mean), axis=0) * (var + eps) ** 1.5
            ),
            "You multiplied with the third power of the deviation. It is the third "
            "power of its *inverse*: divide.",
        ),
        Slip(
            "eps added to the inverse",
            lambda d, x, mean, var, eps: (
                -0.5 * np.sum(d * (x - mean), axis=0) / (var**1.5 + eps)
            ),
            "Epsilon was added after the power. It belongs to the variance: add it "
            "first, then take the power.",
        ),
        Slip(
            "dx_hat alone",
            lambda d, x, mean, var, eps: -0.5 * np.sum(d, axis=0) * (var + eps) ** -1.5,
            "You summed `dx_hat` alone. The arrow from `inv_std` to `x_hat` carries "
            "`centred`: multiply with it before you sum.",
        ),
        Slip(
            "not centred",
            lambda d, x, mean, var, eps: _dvar(d, x, 0, var, eps),
            "You multiplied with `x`. `inv_std` is multiplied with the *centred* "
            "examples: subtract the mean.",
        ),
        Slip(
            "x_hat for centred",
            lambda d, x, mean, var, eps: (
                _dvar(d, x, mean, var, eps) / np.sqrt(var + eps)
            ),
            "One division by the deviation too many. Did you multiply with `x_hat` in "
            "place of the centred examples?",
        ),
        Slip(
            "mean",
            lambda d, x, mean, var, eps: _dvar(d, x, mean, var, eps) / len(d),
            "You took the mean over the examples. The variance is *copied* to all of "
            "them, so that their contributions are added. The 1/m belongs to the next "
            "arrow, from `centred` to `var`.",
        ),
        Slip(
            "features summed",
            lambda d, x, mean, var, eps: np.sum(
                -0.5 * d * (x - mean) * (var + eps) ** -1.5, axis=1
            ),
            "You summed over the features, axis 1. Each feature has its own variance; "
            "the *examples* share it: sum over axis 0.",
        ),
        Slip(
            "not summed",
            lambda d, x, mean, var, eps: -0.5 * d * (x - mean) * (var + eps) ** -1.5,
            "These are the contributions of the examples. One variance serves all of "
            "them: add the contributions up over axis 0.",
        ),
        Slip(
            "axes kept",
            lambda *a: _dvar(*a)[np.newaxis],
            "The numbers are right, but `keepdims=True` has left an axis of length 1. "
            "One number a feature is asked for.",
        ),
    ],
    praise="This stage is the one that is forgotten most easily; with it the path "
    "through the variance is complete.",
)
