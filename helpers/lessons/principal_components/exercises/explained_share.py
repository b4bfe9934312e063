"""Notebook 02, exercise 1: the share of the variance."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def explained_share(singular_values: Any, k: int) -> Any:
    """Return the share of the variance that the first components hold."""
    variances = singular_values**2
    return variances[:k].sum() / variances.sum()


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield singular values, the largest first, and how many components count."""
    for count, k in [(6, 2), (4, 3), (9, 5), (5, 1)]:
        yield np.sort(rng.uniform(1, 9, count))[::-1], k


SHARE = Exercise(
    explained_share,
    cases,
    slips=slips(r"""
SUM = variances[:k].sum()
ALL = variances[:k].sum() / variances.sum()
not squared: singular_values**2 -> singular_values
    You added the singular values themselves. They are standard deviations (times $\sqrt
    m$); the variances are their squares. See the SVD in section 2.
sum forgotten: SUM -> variances[:k]
    These are the shares of the first `k` components, one by one. Add them up: asked is
    the share that they hold together.
sum forgotten, not squared: SUM -> variances[:k]
and: singular_values**2 -> singular_values
    Two things. A variance is the square of a singular value. And the first `k` are to
    be added up: asked is the share that they hold together.
one component only: SUM -> variances[k - 1]
    That is the share of component number `k` alone. Asked is the share of the first `k`
    together.
off by one: variances[:k] -> variances[: k + 1]
    You included component `k + 1`: the slice `[:k]` holds `k` values.
ascending: variances[:k] -> variances[-k:]
    You took the last `k`, the smallest. `svd` returns singular values in descending
    order; only `eigh` sorts them upwards.
remainder: SUM -> variances[k:].sum()
    That is the share that is lost. Asked is the share that is kept.
percent: = 100 * explained_share(singular_values, k)
    That is the share in percent. Return it as a number between 0 and 1.
component k, counted from 0: SUM -> variances[k]
    `[k]` picks one value, and that of component `k + 1`. The first `k` together are the
    slice `[:k]`, to be summed.
not divided: ALL -> SUM
    That is the sum of the first `k` squares, not yet a share: divide by the sum of all
    squares.
one too few: variances[:k] -> variances[: k - 1]
    You left out component `k`: the slice `[:k]` already holds `k` values, `[:k - 1]`
    one less.
all shares: ALL -> np.cumsum(variances) / variances.sum()
    You returned the shares for every number of components. Asked is one number, that
    for `k`: entry `k - 1`, because counting starts at 0.
norms: = np.sqrt(explained_share(singular_values, k))
    You compared lengths. Variances are squared: leave out the root.
"""),
    praise="The number of examples $m$ cancels, so it need not be known.",
)
