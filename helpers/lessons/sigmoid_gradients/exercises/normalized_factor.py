"""Notebook 04, section 5: the factor of a normalized layer."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def normalized_factor(y: Any, slope: Any, p: Any) -> Any:
    """Return the factor of the gradient's norm in one layer."""
    return np.sqrt(p @ slope**2 / (p @ y**2 - (p @ y) ** 2))


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield values, slopes and weights of activations with both signs."""
    for count, center in [(40, 0.0), (25, -1.0), (60, 2.0)]:
        z, p = np.linspace(-3, 3, count), rng.uniform(0.5, 2, count)
        p *= np.exp(-(z**2) / 2)
        p[0] *= -1  # rules for integrals have weights of both signs, too
        yield center + np.sin(z) + z, np.cos(z) + 1, p / p.sum()
        yield center + 0.3 * z**2 - z, 0.6 * z - 1, p / p.sum()


FACTOR = Exercise(
    normalized_factor,
    cases,
    slips=slips(r"""
VARIANCE = p @ y**2 - (p @ y) ** 2
SQUARE = p @ slope**2
ALL = np.sqrt(SQUARE / (VARIANCE))
mean square for variance: VARIANCE -> p @ y**2
    Below stands the mean *square* of the activations, as in section 3. Normalizing
    takes the mean away, so that their *variance* counts.
divided by the variance: ALL -> np.sqrt(SQUARE) / (VARIANCE)
    The rms slope is divided by the variance. The layer divides by its root.
root forgotten: ALL -> SQUARE / (VARIANCE)
    That is the factor of the *squared* norm. Take the root.
inverse: ALL -> np.sqrt((VARIANCE) / (SQUARE))
    Turned round: the gradient is multiplied by the slope, and divided by the standard
    deviation of the activations.
mean slope: SQUARE -> (p @ slope) ** 2
    Above stands the squared *mean* of the slope. Square the slopes first, then take the
    mean.
variance of the slope: SQUARE -> p @ slope**2 - (p @ slope) ** 2
    Above stands the variance of the slope. It is the mean *square* that multiplies the
    squared gradient.
rms slope: ALL -> np.sqrt(SQUARE)
    That is the rms slope, the factor of the *first* layer. The others also divide by
    the standard deviation of the activations.
without the weights of the grid: ALL -> np.sqrt(np.mean(slope**2) / np.var(y))
    All points of the grid count alike in `np.mean` and `np.var`. Under a Gaussian they
    do not: the mean of `f` is `p @ f`.
variance without the weights of the grid: VARIANCE -> np.var(y)
    In `np.var` all points of the grid count alike. Under a Gaussian they do not: the
    mean of `f` is `p @ f`.
"""),
    praise="The weight scale is not in it.",
)
