"""Notebook 07: batches for the exercises."""

from typing import Any

import numpy as np

SHAPES = [(8, 3), (5, 4), (6, 2)]


def statistics_cases(
    rng: np.random.Generator,
) -> list[tuple[Any, Any, Any, Any, float]]:
    """Make `dy`, `x`, its statistics and an epsilon, the first one large."""
    batches = []
    for shape, eps in zip(SHAPES, (0.5, 0.01, 1e-5), strict=True):
        x = 3 + 2 * rng.standard_normal(shape)
        dy = 1 + rng.standard_normal(shape)
        batches.append((dy, x, x.mean(axis=0), x.var(axis=0), eps))
    return batches
