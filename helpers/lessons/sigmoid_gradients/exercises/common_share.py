"""Notebook 04, exercise 4: what is the same for all examples."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def common_share(a: Any) -> Any:
    """Return the share of the next pre-activations that all examples have in common."""
    return np.mean(a.mean(axis=0) ** 2) / np.mean(a**2)


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield the activations of a square layer, and of others, with both signs."""
    for shape, common in [((6, 6), 1.0), ((30, 4), 0.3), ((3, 7), 2.0)]:
        yield (common * rng.standard_normal(shape[1]) + rng.standard_normal(shape),)


COMMON = Exercise(
    common_share,
    cases,
    slips=slips(r"""
ALL = np.mean(a.mean(axis=0) ** 2) / np.mean(a**2)
MEANS = a.mean(axis=0)
the other share: ALL -> 1 - ALL
    That is the rest: the share that *differs* from example to example.
one mean for all: MEANS -> a.mean()
    One mean of all numbers is not enough: every unit has its own mean over the
    examples, and passes it on with its own weights.
mean of each example: MEANS -> a.mean(axis=1)
    These are the means of the examples over the units. What all examples have in common
    is the mean of each *unit* over the examples: axis 0.
variance of the means: np.mean(MEANS ** 2) -> np.var(MEANS)
    The variance of the units' means leaves out what they have in common. The weights
    have mean 0, so that the mean *square* counts, as in section 3.
share of the variance: np.mean(a**2) -> np.var(a)
    Below stands the variance of all activations, which has lost their mean. Take their
    mean square.
against the variance over the batch: np.mean(a**2) -> np.mean(a.var(axis=0))
    Below stands what differs from example to example. Divide by *both* parts together,
    the mean square of all activations.
not squared: ALL -> np.mean(np.abs(MEANS)) / np.mean(np.abs(a))
    These are means of absolute values. The weights are independent, so that *squares*
    add up.
squared first: MEANS ** 2 -> (a**2).mean(axis=0)
    The squares are taken before the mean over the examples: nothing can cancel then.
    Average first, then square.
above only: ALL -> np.mean(MEANS ** 2)
    That is the mean square of the common part, but for $s^2$. As a share, it is divided
    by the mean square of all.
"""),
    praise="This is the part that batch normalization subtracts from every "
    "pre-activation: section 5.",
)
