"""Notebook 10, exercise 3: how many independent values."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def effective_count(pictures: int, positions: int, rho: float) -> float:
    """Return how many independent values are as good as all."""
    return pictures * positions / (1 + (positions - 1) * rho)


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield correlations from slightly negative to complete."""
    yield from [(60, 784, 0.1), (16, 49, 0.4), (2, 4, 0.0), (5, 100, 1.0)]
    yield 60, 784, -0.001


EFFECTIVE_COUNT = Exercise(
    effective_count,
    cases,
    slips=slips(r"""
ALL = pictures * positions
FACTOR = 1 + (positions - 1) * rho
RESULT = ALL / (FACTOR)
independent: RESULT -> ALL
    That is the number of *all* values. They would all count if they were independent,
    with $\rho = 0$.
pictures: RESULT -> pictures
    That holds if all positions of a picture say the same, with $\rho = 1$.
one picture: pictures -> 1
    That is the worth of *one* picture. Pictures are independent: their worths add up.
itself counted as another: positions - 1 -> positions
    Each position is counted among the $P$ that are correlated with it. There are only
    $P - 1$ others. Try $\rho = 1$: what has to come out?
mixture: RESULT -> pictures * (1 + (positions - 1) * (1 - rho))
    The two extremes are mixed in a straight line. Both ends fit, but it is the
    *variance* that is linear in $\rho$, not the number.
only the correlated part: RESULT -> pictures / rho
    $N/\rho$ is what is left for very many positions. Keep the $P$ terms of each
    position with itself: with $\rho = 0$ the result has to be $N P$.
pictures correlated: positions - 1 -> ALL - 1
    All $N P$ values are correlated with each other here. Different pictures are
    independent.
upside down: RESULT -> (FACTOR) / (ALL)
    That is the variance of the mean, in units of $\sigma^2$. The number of values is
    one over it.
factor only: RESULT -> FACTOR
    That is how many times larger the variance is than for independent values. Divide $N
    P$ by it.
root: RESULT -> ALL / np.sqrt(FACTOR)
    There is a root on the way. Variances are compared here, not standard deviations.
"""),
    properties=[
        (
            "With $\\rho = 1$ all positions of a picture say the same: the result has "
            "to be the number of pictures.",
            lambda result, n, p, rho: rho != 1 or bool(np.isclose(result, n)),
        ),
        (
            "With $\\rho = 0$ all values are independent, and all count.",
            lambda result, n, p, rho: rho != 0 or bool(np.isclose(result, n * p)),
        ),
    ],
    praise="For many positions and $\\rho > 0$ it tends to $N/\\rho$: larger maps of "
    "the same pictures do not help. With $\\rho < 0$, bright places of a picture are "
    "balanced by dark ones, and the result is *more* than $N P$.",
)
