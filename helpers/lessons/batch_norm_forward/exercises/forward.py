"""Notebook 06, section 3: the forward pass."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips
from helpers.lessons.batch_norm_forward.exercises import batches as common


def forward(x: Any, gamma: Any, beta: Any, eps: float) -> Any:
    """Return the output, the means and the variances."""
    mean, var = x.mean(axis=0), x.var(axis=0)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, mean, var


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield batches with gammas of both signs and betas."""
    for x, eps in common.batches(rng):
        count = x.shape[1]
        gamma = rng.uniform(0.5, 3, count) * (-1) ** np.arange(count)
        beta = rng.uniform(-4, 4, count)
        yield x, gamma.astype(x.dtype), beta.astype(x.dtype), eps


def of_examples(x: Any, gamma: Any, beta: Any, eps: float) -> Any:
    """Normalize each example over its features."""
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    y = gamma * (x - mean) / np.sqrt(var + eps) + beta
    return y, mean[:, 0], var[:, 0]


def of_examples_kept(x: Any, gamma: Any, beta: Any, eps: float) -> Any:
    """Normalize each example, and return statistics of the shape (m, 1)."""
    y, mean, var = of_examples(x, gamma, beta, eps)
    return y, mean[:, np.newaxis], var[:, np.newaxis]


def folded(x: Any, gamma: Any, beta: Any, eps: float) -> Any:
    """Multiply x itself, and put the mean into the shift."""
    mean, var = x.mean(axis=0), x.var(axis=0)
    scale = gamma / np.sqrt(var + eps)
    return scale * x + (beta - scale * mean), mean, var


def folded_in_turn(x: Any, gamma: Any, beta: Any, eps: float) -> Any:
    """Multiply x and its mean, and subtract then."""
    mean, var = x.mean(axis=0), x.var(axis=0)
    scale = gamma / np.sqrt(var + eps)
    return scale * x - scale * mean + beta, mean, var


def is_not_nearly_right(
    parts: tuple[Any, ...], x: Any, gamma: Any, beta: Any, eps: float
) -> bool:
    """Whether `y` is not off by rounding only."""
    error = np.abs(parts[0] - forward(x, gamma, beta, eps)[0]).max()
    return common.is_not_nearly_right(error, x)


FORWARD = Exercise(
    forward,
    cases,
    parts=("y", "mean", "var"),
    slips=[
        *slips(r"""
Y = gamma * x_hat + beta
RESULT = Y, mean, var
gamma and beta swapped: gamma * x_hat + beta -> beta * x_hat + gamma
    $\gamma$ and $\beta$ have changed places: $\gamma$ scales, $\beta$ shifts (section
    3).
shifted before scaled: Y -> gamma * (x_hat + beta)
    You shifted first and then scaled, so that the shift is $\gamma\beta$. Scale first:
    section 3.
shifted before divided: Y -> (gamma * (x - mean) + beta) / np.sqrt(var + eps)
    $\beta$ is divided, too. Divide first, and shift last.
no beta: Y -> gamma * x_hat
    The shift by $\beta$ is missing.
no gamma: Y -> x_hat + beta
    The scale $\gamma$ is missing.
normalized only, deviation: RESULT -> x_hat, mean, x.std(axis=0)
    `y` is not scaled by $\gamma$ and shifted by $\beta$ yet. And the third value is the
    standard deviation; the variance is asked for.
normalized only: Y -> x_hat
    `y` is not scaled by $\gamma$ and shifted by $\beta$ yet.
scaled and shifted only: Y -> gamma * x + beta
    Nothing is normalized: $\gamma$ and $\beta$ act on `x` itself. Subtract the mean and
    divide first (section 3).
deviation returned: RESULT -> Y, mean, x.std(axis=0)
    The third value is the standard deviation; the variance is asked for.
variance with eps returned: RESULT -> Y, mean, var + eps
    The variance that you returned contains $\varepsilon$. Keep the two apart:
    $\varepsilon$ is added only under the root.
divisor returned: RESULT -> Y, mean, np.sqrt(var + eps)
    The third value is the divisor, $\sqrt{\sigma^2 + \varepsilon}$. The variance
    $\sigma^2$ is asked for.
sample variance returned: RESULT -> Y, mean, x.var(axis=0, ddof=1)
    The variance that you returned is divided by $m - 1$. Return the one of the
    equation.
statistics of the output: RESULT -> Y, (Y).mean(axis=0), (Y).var(axis=0)
    Mean and variance are those of `y`, which are $\beta$ and nearly $\gamma^2$. Return
    those of `x`.
statistics of the normalized batch: RESULT -> Y, x_hat.mean(axis=0), x_hat.var(axis=0)
    Mean and variance are those of $\hat x$, which are 0 and nearly 1. Return those of
    `x`.
wrong axis: = of_examples(x, gamma, beta, eps)
wrong axis, kept: = of_examples_kept(x, gamma, beta, eps)
    Your statistics run over the features of each example (axis 1): that is layer
    normalization. Over the examples it is axis 0, the one that has to disappear:
    section 1.
statistics of the examples: RESULT -> Y, x.mean(axis=1), x.var(axis=1)
    The mean and variance that you returned run over axis 1, one number an example.
    Return those of the features.
right axis, applied to the wrong one: x - mean -> x - mean[:, None]
and: var + eps -> var[:, None] + eps
    The statistics were applied along the examples: a column of shape $(D, 1)$ is spread
    over the rows. Leave the shape $(D,)$.
other order: RESULT -> mean, var, Y
    You returned the three in another order: `y`, `mean`, `var` are asked for.
folded into one scale and one shift: = folded(x, gamma, beta, eps)
folded in turn: = folded_in_turn(x, gamma, beta, eps)
    Right on paper, and in `float64`. But in `float32` two large numbers, `s * x` and `s
    * mean`, are rounded and then subtracted. Centre first, then multiply: section 6.
"""),
        *common.SLIPS,
    ],
    properties=[(common.FOLDED, is_not_nearly_right)],
    praise="This is the forward pass of the layer. The backward pass is the next "
    "notebook's.",
)
