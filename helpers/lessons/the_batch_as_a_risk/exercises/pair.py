"""Notebook 14, exercise 1: what is left of two pictures in a batch of two."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def pair(h: Any, other: Any, eps: float) -> Any:
    """Return both x-hats of a batch of two, from half of the difference."""
    half = (h - other) / 2
    x_hat = half / np.sqrt(half**2 + eps)
    return x_hat, -x_hat


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield two pictures' pre-activations, with epsilons that are felt."""
    for units, eps in [(3, 0.5), (4, 1e-2), (2, 2.0)]:
        yield (*rng.normal(1, 2, size=(2, units)), eps)


PAIR = Exercise(
    pair,
    cases,
    parts=("first", "second"),
    slips=slips(r"""
signs only: x_hat, -x_hat -> np.sign(half), -np.sign(half)
    That is the limit of a tiny $\varepsilon$. Keep `eps`.
whole difference: (h - other) / 2 -> h - other
    The mean lies in the middle: each is only *half* the difference away from it.
unbiased variance: half**2 + eps -> 2 * half**2 + eps
    That is the variance divided by $m - 1 = 1$. Batch normalization divides by $m$.
epsilon outside: half / np.sqrt(half**2 + eps) -> half / (np.abs(half) + eps)
    You add $\varepsilon$ to the standard deviation. It belongs to the variance, inside
    the root.
epsilon outside, not squared: half / np.sqrt(half**2 + eps) -> \
half / (np.sqrt(half**2) + np.sqrt(eps))
    The root of a sum is not the sum of the roots: $\varepsilon$ is added to the
    variance.
not divided: half / np.sqrt(half**2 + eps) -> half
    You subtracted the mean. Divide by the standard deviation, too.
divided by the variance: np.sqrt(half**2 + eps) -> (half**2 + eps)
    You divide by the variance. Take its root.
both alike: x_hat, -x_hat -> x_hat, x_hat
    The other one lies on the other side of the mean.
the other way round: x_hat, -x_hat -> -x_hat, x_hat
    The signs are exchanged: the larger one lies above the mean.
"""),
    praise="Where the difference is large, only its sign is left: one bit a unit.",
)
