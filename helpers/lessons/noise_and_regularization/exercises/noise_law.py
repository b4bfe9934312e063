"""Notebook 12, exercise 1: the law of the noise for any feature."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def noise_law(z: Any, m: int, skewness: float, kurtosis: float) -> Any:
    """Return the variance of the normalized number over random batches."""
    return (1 + skewness * z + (kurtosis - 1) * z**2 / 4) / m


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield skewed features to both sides, with light and heavy tails."""
    for m, skewness, kurtosis in [(60, 0.7, 4.0), (9, -0.4, 1.8), (500, 1.5, 6.5)]:
        yield rng.standard_normal(5), m, skewness, kurtosis


NOISE_LAW = Exercise(
    noise_law,
    cases,
    slips=slips(r"""
Gaussian: (kurtosis - 1) * z**2 / 4 -> z**2 / 2
and: skewness * z -> 0 * z
    That is the law of a Gaussian feature, whose skewness is 0 and whose mean fourth
    power is 3. Put the feature's own in.
tails forgotten: (kurtosis - 1) * z**2 / 4 -> z**2 / 2
    For the variance of $b$ you take a Gaussian's, $2/m$. Here it is the variance of
    $z^2$, divided by $m$: mean fourth power minus one.
skewness forgotten: skewness * z -> 0 * z
    The covariance of $a$ and $b$ is missing. With a skewed feature, a batch whose mean
    is too high tends to have a variance that is too large, too.
skewness with the other sign: skewness * z -> -skewness * z
    The sign of the middle part is wrong. Both $a$ and $b\,z/2$ are *subtracted* from
    $z$, so their covariance is added, twice.
skewness halved: skewness * z -> skewness * z / 2
    The covariance counts twice: the variance of $a + b\,z/2$ contains
    $2 \cdot \frac z2 \operatorname{cov}(a, b)$.
skewness doubled: skewness * z -> 2 * skewness * z
    The covariance of $a$ and $b$ comes with the factor $2 \cdot \frac z2$, which is
    $z$.
skewness of all alike: skewness * z -> skewness
    The covariance comes with the factor $2 \cdot \frac z2 = z$.
kurtosis not reduced: kurtosis - 1 -> kurtosis
    The variance of $z^2$ is its mean square minus its squared mean, and the mean of
    $z^2$ is 1: subtract it.
excess kurtosis: kurtosis - 1 -> kurtosis + 2
    You take the given number for the *excess*, which is 0 for a Gaussian. Here it is
    the mean fourth power itself, 3 for a Gaussian.
minus three: kurtosis - 1 -> kurtosis - 3
    You subtract 3, a Gaussian's fourth power. The variance of $z^2$ is the mean fourth
    power minus the square of the mean of $z^2$, which is 1.
half not squared: (kurtosis - 1) * z**2 / 4 -> (kurtosis - 1) * z**2 / 2
    $b$ has the factor $-z/2$, and variances take its square, $z^2/4$.
standard deviation: = np.sqrt(np.abs(noise_law(z, m, skewness, kurtosis)))
    That is the standard deviation. The *variance* is asked for.
batch size forgotten: = 1 + skewness * z + (kurtosis - 1) * z**2 / 4
    All parts are means over the batch: divide by $m$.
"""),
    praise="With skewness 0 and kurtosis 3 it is the law of section 1. Averaged over "
    "all pictures it is $(3 + \\text{kurtosis}) / (4m)$: heavy tails make more noise.",
)
