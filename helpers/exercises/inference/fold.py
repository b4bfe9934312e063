"""Notebook 09, exercise 4: fold it."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip


def _fold(
    weight: Any, bias: Any, gamma: Any, beta: Any, mean: Any, var: Any, eps: float
) -> Any:
    scale = gamma / np.sqrt(var + eps)
    return weight * scale, beta + (bias - mean) * scale


def _fold_cases(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    bias, gamma, beta, mean = rng.standard_normal((4, 4))
    weight = rng.standard_normal((4, 4))  # square, or wrong axes raise exceptions
    return [(weight, bias, gamma, beta, mean, rng.uniform(0.1, 0.5, 4), 0.01)]


def _fold_by_rows(
    weight: Any, bias: Any, gamma: Any, beta: Any, mean: Any, var: Any, eps: float
) -> Any:
    scale = gamma / np.sqrt(var + eps)
    return weight * scale[:, np.newaxis], beta + (bias - mean) * scale


FOLD = Exercise(
    name="fold",
    reference=_fold,
    cases=_fold_cases,
    parts=("weight", "bias"),
    slips=[
        Slip(
            "swapped",
            lambda *arguments: _fold(*arguments)[::-1],
            "Both are right, but you return them in the other order: the new weight "
            "comes first.",
        ),
        Slip(
            "old bias",
            lambda weight, bias, gamma, beta, mean, var, eps: (
                weight * gamma / np.sqrt(var + eps),
                bias,
            ),
            "You return the old bias. The new one is normalized as well, and takes in "
            "`mean` and `beta`.",
        ),
        Slip(
            "mean added",
            lambda weight, bias, gamma, beta, mean, var, eps: _fold(
                weight, bias, gamma, beta, -mean, var, eps
            ),
            "You add the mean. The normalization *subtracts* it: `bias - mean`.",
        ),
        Slip(
            "mean not scaled",
            lambda weight, bias, gamma, beta, mean, var, eps: (
                weight * gamma / np.sqrt(var + eps),
                beta + bias * gamma / np.sqrt(var + eps) - mean,
            ),
            "The mean is not scaled. It is subtracted *before* the division: multiply "
            "`bias - mean` by the scale.",
        ),
        Slip(
            "bias of the layer forgotten",
            lambda weight, bias, gamma, beta, mean, var, eps: _fold(
                weight, 0, gamma, beta, mean, var, eps
            ),
            "The bias of the linear layer is missing: the mean is subtracted from "
            "`x @ weight + bias`.",
        ),
        Slip(
            "bias not scaled",
            lambda weight, bias, gamma, beta, mean, var, eps: (
                weight * gamma / np.sqrt(var + eps),
                beta + bias - mean * gamma / np.sqrt(var + eps),
            ),
            "The old bias is not scaled. It is normalized like everything that the "
            "linear layer adds up: multiply `bias - mean` by the scale.",
        ),
        Slip(
            "neither scaled",
            lambda weight, bias, gamma, beta, mean, var, eps: (
                weight * gamma / np.sqrt(var + eps),
                beta + bias - mean,
            ),
            "The new bias lacks the scale: multiply `bias - mean` by "
            "`gamma / np.sqrt(var + eps)`, then add `beta`.",
        ),
        Slip(
            "mean and scale forgotten",
            lambda weight, bias, gamma, beta, mean, var, eps: (
                weight * gamma / np.sqrt(var + eps),
                beta + bias,
            ),
            "The weight is right. The new bias lacks the mean and the scale: multiply "
            "`bias - mean` by the scale, then add `beta`.",
        ),
        Slip(
            "mean forgotten",
            lambda weight, bias, gamma, beta, mean, var, eps: _fold(
                weight, bias, gamma, beta, 0, var, eps
            ),
            "The mean is not subtracted anywhere. It goes into the new bias.",
        ),
        Slip(
            "beta forgotten",
            lambda weight, bias, gamma, beta, mean, var, eps: _fold(
                weight, bias, gamma, 0, mean, var, eps
            ),
            "`beta` is missing in the new bias.",
        ),
        Slip(
            "beta scaled too",
            lambda weight, bias, gamma, beta, mean, var, eps: (
                weight * gamma / np.sqrt(var + eps),
                (bias - mean + beta) * gamma / np.sqrt(var + eps),
            ),
            "`beta` is added after the scaling, so it is not scaled itself.",
        ),
        Slip(
            "inputs scaled",
            _fold_by_rows,
            "You scale the rows of `weight`, one for each *input*. The scale belongs "
            "to the outputs, the columns. (With as many inputs as outputs nothing "
            "warns you.)",
        ),
        Slip(
            "divided by the variance",
            lambda weight, bias, gamma, beta, mean, var, eps: (
                weight * gamma / (var + eps),
                beta + (bias - mean) * gamma / (var + eps),
            ),
            "You divide by the variance instead of its root.",
        ),
        Slip(
            "epsilon outside",
            lambda weight, bias, gamma, beta, mean, var, eps: (
                weight * gamma / (np.sqrt(var) + eps),
                beta + (bias - mean) * gamma / (np.sqrt(var) + eps),
            ),
            "`eps` belongs inside the root, added to the variance.",
        ),
        Slip(
            "epsilon forgotten",
            lambda weight, bias, gamma, beta, mean, var, eps: _fold(
                weight, bias, gamma, beta, mean, var, 0
            ),
            "`eps` is missing. It is small, but the folded layer is to agree to "
            "rounding.",
        ),
        Slip(
            "gamma forgotten",
            lambda weight, bias, gamma, beta, mean, var, eps: _fold(
                weight, bias, 1, beta, mean, var, eps
            ),
            "`gamma` is missing.",
        ),
    ],
    praise="One layer does what two did.",
)
