"""Notebook 09, exercise 3: how quiet the average is."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def spread_of_average(momentum: float, sigma: float, batch_size: int) -> Any:
    """Return the standard deviation of the running mean."""
    return sigma * np.sqrt(momentum / ((2 - momentum) * batch_size))


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield short and long memories, small and large batches."""
    yield from [(0.1, 2.0, 16), (0.01, 0.7, 60), (0.5, 3.0, 25), (0.9, 0.3, 4)]


SPREAD = Exercise(
    spread_of_average,
    cases,
    slips=slips(r"""
ROOT = np.sqrt(momentum / ((2 - momentum) * batch_size))
BATCH = sigma / np.sqrt(batch_size)
variance: = spread_of_average(momentum, sigma, batch_size) ** 2
    That is the variance of the running mean. Its spread is the root.
batch size forgotten: (2 - momentum) * batch_size -> 2 - momentum
    The batch size is missing: the mean of a batch has the variance $\sigma^2/m$.
momentum reversed: momentum -> 1 - momentum
    You use Keras's momentum. Here it is the weight of the new batch.
first weight not squared: momentum / ((2 - momentum) * batch_size) -> 1 / (2 - \
momentum) / batch_size
    You square $(1-a)^k$, but not the $a$ before it. The whole weight $a(1-a)^k$ enters
    squared.
root of the series forgotten: sigma * ROOT -> momentum / (2 - momentum) * BATCH
    $a/(2-a)$ is the factor of the *variance*. For the spread, take the root of it, too.
weights not squared: sigma * ROOT -> BATCH
    That is the spread of one batch mean. With weights $w_k$, the variances are added
    with $w_k^2$, and the squares do not add up to 1.
newest batch only: sigma * ROOT -> momentum * BATCH
    That is the contribution of the newest batch. Add those of all earlier ones.
one over momentum batches: (2 - momentum) * batch_size -> batch_size
    You take it for a plain mean of $1/a$ batches. The sum of the squared weights $a^2
    (1-a)^{2k}$ is another geometric series.
for small momenta only: 2 - momentum -> 2
    That is nearly right for a small $a$: you take $1 - (1-a)^2$ for $2a$. It is $2a -
    a^2$.
divided by m twice: ROOT -> np.sqrt(momentum / (2 - momentum)) / batch_size
    You divide the spread by $m$. The variance of a batch mean is $\sigma^2/m$, so the
    spread is divided by $\sqrt m$.
"""),
    praise="With $a = 0.1$ the average is as quiet as a mean of 19 batches, with 0.01 "
    "as one of 199.",
)
