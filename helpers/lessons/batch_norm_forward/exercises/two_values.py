"""Notebook 06, exercise 2: a feature that is on or off."""

from collections.abc import Iterator

import numpy as np

from helpers.exercises import Exercise, slips


def two_values(m: int, k: int) -> tuple[float, float]:
    """Return what becomes of the k ones and the m - k zeros."""
    share = k / m
    std = np.sqrt(share * (1 - share))
    return (1 - share) / std, -share / std


def cases(rng: np.random.Generator) -> Iterator[tuple[int, int]]:
    """Yield sizes of batches, and how many of the numbers are 1."""
    yield from [(5, 1), (8, 2), (9, 6), (1000, 3)]


TWO_VALUES = Exercise(
    two_values,
    cases,
    parts=("one", "zero"),
    rtol=1e-4,
    slips=slips(r"""
ONE = (1 - share) / std
ZERO = -share / std
signs turned: ONE -> -(1 - share) / std
and: ZERO -> share / std
    The signs are turned round: the ones lie *above* the mean.
sign of zero: ZERO -> share / std
    The zeros lie below the mean: their $\hat x$ is negative.
variance for deviation: np.sqrt(share * (1 - share)) -> share * (1 - share)
    You divided by the variance. Take its root.
sample variance: np.sqrt(share * (1 - share)) -> np.sqrt(share * (1 - share) * m / (m \
- 1))
    That is with the variance divided by $m - 1$. The layer divides by $m$.
mean square for variance: np.sqrt(share * (1 - share)) -> np.sqrt(share)
    You divided by the root of the mean square, $k/m$. The variance is that *minus the
    squared mean*.
not divided: ONE -> 1 - share
and: ZERO -> -share
    These are the distances from the mean. Divide them by the standard deviation.
not centred: ONE -> 1 / std
and: ZERO -> 0
    You divided the numbers themselves. Subtract the mean first.
zeros counted: k / m -> (m - k) / m
    The mean of the feature is $k/m$, the share of the *ones*.
"""),
    praise="The rarer a feature is, the farther its ones stand out: with $k = 1$ it is "
    "$\\sqrt{m - 1}$, the farthest of section 5.",
)
