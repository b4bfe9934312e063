"""Notebook 12, section 2: the dropout that is as noisy as a batch."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def matching_rate(m: int) -> Any:
    """Return the rate at which dropout's noise has the variance of a batch's."""
    return 3 / (2 * m + 3)


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield small and large batches."""
    yield from [(60,), (2,), (9,), (1000,)]


MATCHING_RATE = Exercise(
    matching_rate,
    cases,
    slips=slips(r"""
share of the kept: = 2 * m / (2 * m + 3)
    That is the share that is *kept*. The rate is the share that is set to 0.
one minus the rate forgotten: 2 * m + 3 -> 2 * m
    That is the variance of the batch's noise. Dropout's variance is $p/(1-p)$, not $p$:
    solve for $p$.
variance of a coin: = (1 - np.sqrt(np.maximum(0, 1 - 6 / m))) / 2
    You take $p(1-p)$ for dropout's variance. That is the variance of the coin itself;
    what is kept is divided by $1-p$, and so is its deviation.
mean alone: = 1 / (m + 1)
    You take the noise of the mean alone, $1/m$. With that of the variance it is
    $3/(2m)$, averaged over all pictures.
far too much: = 3 / (m + 3)
    You take $3/m$. At $z^2 = 1$, and on average, the noise is $(1 + 1/2)/m$.
standard deviations mixed up: = np.sqrt(3 / (2 * m)) / (1 + np.sqrt(3 / (2 * m)))
    You set a standard deviation equal to a variance. Compare variances: $p/(1-p)$ and
    $3/(2m)$.
upside down: 3 / (2 * m + 3) -> (2 * m + 3) / 3
    It is upside down: a rate lies between 0 and 1.
sign of the fraction: 2 * m + 3 -> 2 * m - 3
    From $p = v (1 - p)$ follows $p + v p = v$: $p = v/(1 + v)$, with a plus.
"""),
    praise="A batch of 60 is as noisy as dropout with the rate 0.024. To be as noisy "
    "as the usual rate of one half, a batch would need $m = 1.5$.",
)
