"""Notebook 09, exercise 2: fold it."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def fold(
    weight: Any, bias: Any, gamma: Any, beta: Any, mean: Any, var: Any, eps: float
) -> Any:
    """Return the weight and the bias of the one layer that does what two did."""
    scale = gamma / np.sqrt(var + eps)
    return weight * scale, beta + (bias - mean) * scale


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield a square weight, to recognize an axis, and others."""
    for inputs, units, eps in [(4, 4, 0.01), (3, 5, 0.1), (6, 2, 0.003)]:
        weight = rng.standard_normal((inputs, units))
        bias, gamma, beta, mean = rng.standard_normal((4, units))
        yield weight, bias, gamma, beta, mean, rng.uniform(0.05, 0.5, units), eps


FOLD = Exercise(
    fold,
    cases,
    parts=("weight", "bias"),
    slips=slips(r"""
BIAS = beta + (bias - mean) * scale
old bias: BIAS -> bias
    You return the old bias. The new one is normalized as well, and takes in `mean` and
    `beta`.
old weight, old bias and beta: weight * scale -> weight
and: BIAS -> beta + bias
    Nothing is scaled. `weight` comes back as it was, and the bias lacks the mean, too:
    multiply both `weight` and `bias - mean` by the scale.
mean added: bias - mean -> bias + mean
    You add the mean. The normalization *subtracts* it: `bias - mean`.
mean not scaled: BIAS -> beta + bias * scale - mean
    The mean is not scaled. It is subtracted *before* the division: multiply `bias -
    mean` by the scale.
bias of the layer forgotten: bias - mean -> -mean
    The bias of the linear layer is missing: the mean is subtracted from `x @ weight +
    bias`.
bias not scaled: BIAS -> beta + bias - mean * scale
    The old bias is not scaled. It is normalized like everything that the linear layer
    adds up: multiply `bias - mean` by the scale.
neither scaled: BIAS -> beta + bias - mean
    The new bias lacks the scale: multiply `bias - mean` by `gamma / np.sqrt(var +
    eps)`, then add `beta`.
mean and scale forgotten: BIAS -> beta + bias
    The new bias lacks the mean and the scale: multiply `bias - mean` by the scale, then
    add `beta`.
mean forgotten: bias - mean -> bias
    The mean is not subtracted anywhere. It goes into the new bias.
beta forgotten: BIAS -> (bias - mean) * scale
    `beta` is missing in the new bias.
beta scaled too: BIAS -> (bias - mean + beta) * scale
    `beta` is added after the scaling, so it is not scaled itself.
inputs scaled: weight * scale -> weight * scale[:, np.newaxis]
    You scale the rows of `weight`, one for each *input*. The scale belongs to the
    outputs, the columns. (With as many inputs as outputs nothing warns you.)
weight turned: weight * scale -> weight.T * scale
    You transpose `weight`. It has a column for each output already, and `* scale`
    scales the columns.
epsilon outside: np.sqrt(var + eps) -> (np.sqrt(var) + eps)
    `eps` belongs inside the root, added to the variance.
epsilon forgotten: var + eps -> var
    You add nothing to the variance, or next to nothing. `eps` is small, but the folded
    layer is to agree to rounding.
"""),
    praise="One layer does what two did.",
)
