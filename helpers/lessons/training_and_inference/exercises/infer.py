"""Notebook 09, section 2: the layer at inference."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def infer(x: Any, gamma: Any, beta: Any, mean: Any, var: Any, eps: float) -> Any:
    """Return the normalized, scaled and shifted examples."""
    return gamma * (x - mean) / np.sqrt(var + eps) + beta


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield a square batch, to recognize an axis, others, and one example."""
    for rows, columns, eps in [(4, 4, 0.01), (6, 3, 0.1), (2, 5, 0.003), (1, 4, 0.03)]:
        gamma, beta, mean = rng.standard_normal((3, columns))
        x = 1 + 2 * rng.standard_normal((rows, columns))
        yield x, gamma, beta, mean, rng.uniform(0.05, 0.5, columns), eps


INFERENCE = Exercise(
    infer,
    cases,
    slips=slips(r"""
STD = np.sqrt(var + eps)
CENTRED = gamma * (x - mean)
batch statistics: mean -> x.mean(axis=0)
and: var -> x.var(axis=0)
    You normalize with the statistics of `x` itself. At inference the given `mean` and
    `var` are used, whatever the company; for one example yours return `beta`.
mean of the batch, given variance: mean -> x.mean(axis=0)
    You subtract the mean of `x` itself. At inference the given `mean` takes its place,
    as the given `var` does.
variance of the batch, given mean: var -> x.var(axis=0)
    You divide by the standard deviation of `x` itself. At inference the given `var`
    takes its place, as the given `mean` does.
epsilon outside: STD -> (np.sqrt(var) + eps)
    `eps` belongs inside the root, added to the variance, as in training.
epsilon forgotten: var + eps -> var
    You add nothing to the variance, or next to nothing. Without `eps`, inference
    computes another function than training did.
epsilon squared: var + eps -> var + eps**2
    You square `eps`. It is added to the variance as it is.
gamma and beta forgotten: CENTRED -> x - mean
and: (x - mean) / STD + beta -> (x - mean) / STD
    You return the normalized values. `gamma` and `beta` are learned, and they belong to
    the layer at inference, too.
gamma also on beta: CENTRED / STD + beta -> gamma * ((x - mean) / STD + beta)
    You multiply `beta` by `gamma`, too. First scale, then shift.
beta divided: CENTRED / STD + beta -> (CENTRED + beta) / STD
    You divide `beta` by the standard deviation, too. It is added last.
divided by the variance, without epsilon: STD -> var
    You divide by the variance: the root is missing, and `eps` under it.
square in the place of the root: STD -> (var + eps) ** 2
    You square where a root should be: `np.sqrt(var + eps)`.
mean alone divided: CENTRED / STD -> gamma * (x - mean / STD)
    You divide the mean alone. The difference `x - mean` is divided.
"""),
    praise="No statistic of `x` occurs in it: every example gets its own answer.",
)
