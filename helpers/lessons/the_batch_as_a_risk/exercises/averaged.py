"""Notebook 14, exercise 3: average clients, with what `parameters()` leaves out."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def averaged(weights: Any, means: Any, variances: Any, counts: Any) -> Any:
    """Return weights, running mean and running variance of all clients together."""
    share = (counts / counts.sum())[:, np.newaxis]
    mean = (share * means).sum(axis=0)
    spread = (share * (means - mean) ** 2).sum(axis=0)
    weights = (share * weights).sum(axis=0)
    return weights, mean, (share * variances).sum(axis=0) + spread


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield clients with unequally many pictures; the first are as many as units."""
    for clients, units in [(3, 3), (2, 4), (5, 2)]:
        weights, means = rng.normal(0.5, 2, size=(2, clients, units))
        counts = rng.permutation(np.arange(1, clients + 1)) * 10
        yield weights, means, rng.uniform(0.5, 2, (clients, units)), counts


AVERAGED = Exercise(
    averaged,
    cases,
    parts=("weights", "running mean", "running variance"),
    slips=slips(r"""
VAR = (share * variances).sum(axis=0) + spread
somebody's: weights, mean, (share * variances).sum(axis=0) + spread -> \
weights, means[0], variances[0]
    Weights are averaged, but the statistics are the first client's: this is the trap.
average of variances: VAR -> (share * variances).sum(axis=0)
    The variances are averaged, but the means of the clients differ, too: add what lies
    between them.
the start: weights, mean, (share * variances).sum(axis=0) + spread -> \
weights, 0 * mean, 0 * mean + 1
    The statistics are those from before the training.
clients alike: counts / counts.sum() -> np.ones(len(counts)) / len(counts)
    Every client counts the same. Weight each by its number of pictures.
clients alike in the statistics: VAR -> variances.mean(axis=0) + means.var(axis=0)
and: (share * means).sum(axis=0) -> means.mean(axis=0)
    The weights are weighted by the numbers of pictures, mean and variance are not.
only the spread: VAR -> spread
    You kept only what lies between the clients. What lies inside them is missing.
standard deviations: (share * variances).sum(axis=0) -> \
(share * np.sqrt(variances)).sum(axis=0) ** 2
    Average the variances, not the standard deviations.
distance from the plain mean: (means - mean) -> (means - means.mean(axis=0))
    The distances are from the mean of all *pictures*, in which large clients weigh
    more.
share squared: (share * (means - mean) ** 2) -> ((share * (means - mean)) ** 2)
    The square belongs to the distance alone, not to the share.
spread of clients alike: (share * (means - mean) ** 2).sum(axis=0) -> means.var(axis=0)
    Between the clients, too, a client weighs by its number of pictures.
weights of clients alike: (share * weights).sum(axis=0) -> weights.mean(axis=0)
    Every client's weights count the same. Weight each by its share of the pictures.
weights added: (share * weights).sum(axis=0) -> weights.sum(axis=0)
    You add up the weights of the clients. Weight each by its share of the pictures.
sums: counts / counts.sum() -> counts
    You add up. Divide by the number of all pictures.
"""),
    praise="Two lines more than `parameters()`, and all clients get one network.",
)
