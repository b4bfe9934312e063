"""Notebook 07, section 1: forward, with what the way back will need."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips
from helpers.lessons.batch_norm_backward.exercises.batches import batches, signed


def forward(x: Any, gamma: Any, beta: Any, eps: float) -> Any:
    """Return the output, the normalized batch and the inverse standard deviation."""
    mean, var = x.mean(axis=0), x.var(axis=0)
    inv_std = 1 / np.sqrt(var + eps)
    x_hat = (x - mean) * inv_std
    return gamma * x_hat + beta, x_hat, inv_std


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield batches, gammas of both signs, betas."""
    for _, x, mean, _, eps in batches(rng):
        yield x, signed(rng, len(mean)), rng.normal(0, 2, len(mean)), eps


def of_examples(x: Any, gamma: Any, beta: Any, eps: float) -> Any:
    """Normalize each example over its features."""
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    inv_std = 1 / np.sqrt(var + eps)
    x_hat = (x - mean) * inv_std
    return gamma * x_hat + beta, x_hat, inv_std


FORWARD = Exercise(
    forward,
    cases,
    parts=("y", "x_hat", "inv_std"),
    slips=slips(r"""
RESULT = gamma * x_hat + beta, x_hat, inv_std
wrong axis: = of_examples(x, gamma, beta, eps)
    The statistics run over the features of each example. A feature's examples share its
    mean and its variance: `axis=0`.
deviation returned: RESULT -> gamma * x_hat + beta, x_hat, 1 / inv_std
    The third value is the standard deviation itself. Its inverse is asked for, `1 /
    np.sqrt(var + eps)`: the way back multiplies with it.
variance returned: RESULT -> gamma * x_hat + beta, x_hat, var
or: RESULT -> gamma * x_hat + beta, x_hat, var + eps
    The third value is the variance. `1 / np.sqrt(var + eps)` is asked for.
axes kept: RESULT -> gamma * x_hat + beta, x_hat, inv_std[np.newaxis]
    An axis of length 1 is left in the third value, as `keepdims=True` leaves it. One
    number a feature is asked for.
no eps: var + eps -> var
    Epsilon is missing: it is added to the variance, under the root.
eps outside the root: np.sqrt(var + eps) -> (np.sqrt(var) + eps)
    Your epsilon stands outside the root. It belongs to the variance, $\sqrt{\text{var}
    + \varepsilon}$.
gamma and beta exchanged: gamma * x_hat + beta -> beta * x_hat + gamma
    $\gamma$ and $\beta$ have changed places: $\gamma$ scales, $\beta$ shifts.
shifted before scaled: gamma * x_hat + beta -> gamma * (x_hat + beta)
    You shifted first and then scaled, so that the shift is $\gamma\beta$.
normalized only: gamma * x_hat + beta -> x_hat
    `y` is `x_hat` itself: scale it by $\gamma$ and shift it by $\beta$.
"""),
    praise="Everything below goes through these lines.",
)
