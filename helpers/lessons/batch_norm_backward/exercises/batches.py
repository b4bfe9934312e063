"""Notebook 07: batches for the exercises."""

from collections.abc import Iterator
from typing import Any

import numpy as np

SETTINGS = [(5, 5, 0.5), (8, 3, 0.01), (4, 6, 1e-5)]
"""Examples, features and epsilon; a square batch first, to recognize an axis."""


def batches(rng: np.random.Generator) -> Iterator[tuple[Any, Any, Any, Any, float]]:
    """Yield `dy`, `x`, its mean and variance, and an epsilon."""
    for rows, columns, eps in SETTINGS:
        x = signed(rng, columns) + 2 * rng.standard_normal((rows, columns))
        dy = 1 + rng.standard_normal((rows, columns))
        yield dy, x, x.mean(axis=0), x.var(axis=0), eps


def signed(rng: np.random.Generator, count: int) -> Any:
    """Return numbers of both signs."""
    return rng.uniform(0.5, 3, count) * (-1) ** np.arange(count)
