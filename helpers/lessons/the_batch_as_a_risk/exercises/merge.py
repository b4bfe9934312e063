"""Notebook 14, section 4: the statistics of two machines, merged exactly."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def merge(n: int, mean: Any, var: Any, k: int, other_mean: Any, other_var: Any) -> Any:
    """Return mean and variance of all examples of two machines."""
    total = n + k
    between = mean - other_mean
    return (
        (n * mean + k * other_mean) / total,
        (n * var + k * other_var) / total + n * k * between**2 / total**2,
    )


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield machines with unequally many examples, of some features each."""
    for n, k, features in [(6, 3, 3), (2, 9, 4), (5, 5, 2)]:
        one = rng.normal(1, 2, size=(n, features))
        other = rng.normal(-2, 1, size=(k, features))
        yield n, one.mean(axis=0), one.var(axis=0), k, other.mean(0), other.var(0)


MERGE = Exercise(
    merge,
    cases,
    parts=("mean", "variance"),
    slips=slips(r"""
INSIDE = (n * var + k * other_var) / total
BETWEEN = n * k * between**2 / total**2
MEAN = (n * mean + k * other_mean) / total
average of variances: INSIDE + BETWEEN -> INSIDE
    That is the average of the variances. It leaves out that the two means differ.
nothing weighted: MEAN -> (mean + other_mean) / 2
and: INSIDE + BETWEEN -> (var + other_var) / 2 + between**2 / 4
    That is right for machines with equally many examples. Weight by `n` and `k`.
plain averages: MEAN -> (mean + other_mean) / 2
and: INSIDE + BETWEEN -> (var + other_var) / 2
    You average both. The larger machine counts more, and the two means differ.
distance not squared: between**2 -> np.abs(between)
    The distance of the means enters as its square.
square of the total forgotten: total**2 -> total
    $n k\,(\mu_1-\mu_2)^2/(n+k)$ is the sum of squares. Divide by $n+k$ once more.
one mean for both: BETWEEN -> between**2
    The whole squared distance is too much: each machine is only a part of it away from
    the common mean.
sum of squares: INSIDE + BETWEEN -> n * var + k * other_var + n * k * between**2 / total
    That is the sum of the squared distances. Divide by the number of examples.
unbiased: INSIDE + BETWEEN -> (n * var + k * other_var + n * k * between**2 / total) \
/ (total - 1)
    You divide by $n + k - 1$. Here all examples are there, so divide by their number.
variance of means subtracted: INSIDE + BETWEEN -> INSIDE - BETWEEN
    What lies between the machines makes the variance larger. Check the sign.
"""),
    praise="This is what synchronized batch normalization computes, at every step.",
)
