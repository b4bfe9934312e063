"""Notebook 06, section 5: how far out one example can be."""

from collections.abc import Iterator

import numpy as np

from helpers.exercises import Exercise, slips


def farthest(m: int) -> float:
    """Return the largest number that a batch can hold when it is normalized."""
    return np.sqrt(m - 1)


def cases(rng: np.random.Generator) -> Iterator[tuple[int]]:
    """Yield sizes of batches."""
    yield from [(2,), (5,), (60,), (1000,)]


FARTHEST = Exercise(
    farthest,
    cases,
    rtol=1e-4,
    atol=1e-6,
    slips=slips(r"""
WHOLE = np.sqrt(m - 1)
root of m: m - 1 -> m
    Close in large batches. But in a batch of 2 the two numbers lie one standard
    deviation from their mean, not $\sqrt 2$: the one number moves the mean, too.
sample variance: WHOLE -> (m - 1) / np.sqrt(m)
    That is with the variance divided by $m - 1$. The layer divides by $m$.
no root: WHOLE -> m - 1
    That is the square of it. Did you divide by the variance, or compare squares?
negative: WHOLE -> -np.sqrt(m - 1)
    Nearly: that is $\hat x$ of a number *below* the others. How far from zero it is, is
    asked for: without the sign.
the others: WHOLE -> 1 / np.sqrt(m - 1)
    That is how far from zero the *others* are. The mean is near them; the one is $m -
    1$ times as far.
not centred: WHOLE -> m / np.sqrt(m - 1)
    You divided the number itself. Subtract the mean first, which is $1/m$ of it.
not divided: WHOLE -> 1 - 1 / m
    That is the distance from the mean, if the others are 0 and the one is 1. Divide it
    by the standard deviation.
unbounded: WHOLE -> np.inf
    It is bounded: a far number raises the standard deviation that it is divided by.
"""),
    praise="In a batch of 2, $\\hat x$ is 1 or −1 for every feature whose two numbers "
    "differ: all that is left of them is which one is larger.",
)
