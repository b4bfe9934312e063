"""Notebook 12, section 1: the noise that a Gaussian feature gets from its batch."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def gaussian_noise(z: Any, m: int) -> Any:
    """Return the variance of the normalized number over random batches."""
    return (1 + z**2 / 2) / m


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield ordinary and far-out numbers of both signs, small and large batches."""
    for count, m in [(5, 60), (3, 8), (4, 1000), (1, 17)]:
        yield 2 * rng.standard_normal(count), m


GAUSSIAN_NOISE = Exercise(
    gaussian_noise,
    cases,
    slips=slips(r"""
standard deviation: = np.sqrt((1 + z**2 / 2) / m)
    That is the standard deviation. The *variance* is asked for.
mean alone: 1 + z**2 / 2 -> 1 + 0 * z
    That is the variance of $a$ alone, the noise of the mean. The noise of the variance,
    $b$, is missing: it adds $z^2/4$ times the variance of $b$.
factor not squared: z**2 / 2 -> z
or: z**2 / 2 -> np.abs(z)
or: z**2 / 2 -> -z / 2
    Variances take the *square* of a factor: $b$ comes with the factor $-z/2$, so its
    variance comes with $z^2/4$.
half not squared: z**2 / 2 -> z**2
    You take $z^2/2$ times the variance of $b$. The factor of $b$ is $-z/2$, and the
    whole of it is squared: $z^2/4$, times $2/m$.
half squared twice: z**2 / 2 -> z**2 / 4
    You take $1/m$ for the variance of $b$. The variance of a Gaussian batch is twice as
    noisy, $2/m$: the squares that it averages have the variance $3 - 1$.
parts subtracted: 1 + z**2 / 2 -> 1 - z**2 / 2
    You subtract the second part. Variances of independent numbers *add*, whatever the
    sign before the number.
squared batch size: = (1 + z**2 / 2) / m**2
    You divide by $m^2$. A mean of $m$ independent numbers has the variance $1/m$.
batch size on one part only: = 1 / m + z**2 / 2
or: = 1 + z**2 / 2 / m
    One of the two parts is not divided by $m$. Both $a$ and $b$ are means over the
    batch, so both variances shrink with $m$.
average over all: = (3 / 2 / m) + 0 * z
    That is the average over all pictures. Asked for is the noise of the picture at $z$.
"""),
    praise="The first part moves all pictures alike. The second stretches: far-out "
    "pictures feel it most.",
)
