"""Notebook 02, exercise 1: the share of the variance."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip


def _share(s: Any, k: int) -> Any:
    return np.sum(s[:k] ** 2) / np.sum(s**2)


SHARE = Exercise(
    name="explained_share",
    reference=_share,
    cases=lambda rng: [(np.sort(rng.uniform(1, 9, 6))[::-1], k) for k in (1, 2, 4, 5)],
    slips=[
        Slip(
            "not squared",
            lambda s, k: np.sum(s[:k]) / np.sum(s),
            "You added the singular values themselves. They are deviations (times "
            "$\\sqrt m$); the variances are their squares. See the SVD in section 2.",
        ),
        Slip(
            "one component only",
            lambda s, k: s[k - 1] ** 2 / np.sum(s**2),
            "That is the share of component number `k` alone. Asked is the share of "
            "the first `k` together.",
        ),
        Slip(
            "off by one",
            lambda s, k: np.sum(s[: k + 1] ** 2) / np.sum(s**2),
            "You included component `k + 1`: the slice `[:k]` holds `k` values.",
        ),
        Slip(
            "ascending",
            lambda s, k: np.sum(s[-k:] ** 2) / np.sum(s**2),
            "You took the last `k`, the smallest. `svd` returns singular values in "
            "descending order; only `eigh` sorts them upwards.",
        ),
        Slip(
            "remainder",
            lambda s, k: 1 - _share(s, k),
            "That is the share that is lost. Asked is the share that is kept.",
        ),
        Slip(
            "percent",
            lambda s, k: 100 * _share(s, k),
            "That is the share in percent. Return it as a number between 0 and 1.",
        ),
        Slip(
            "component k, counted from 0",
            lambda s, k: s[k] ** 2 / np.sum(s**2),
            "`[k]` picks one value, and that of component `k + 1`. The first `k` "
            "together are the slice `[:k]`, to be summed.",
        ),
        Slip(
            "not divided",
            lambda s, k: np.sum(s[:k] ** 2),
            "That is the sum of the first `k` squares, not yet a share: divide by the "
            "sum of all squares.",
        ),
        Slip(
            "one too few",
            lambda s, k: np.sum(s[: k - 1] ** 2) / np.sum(s**2),
            "You left out component `k`: the slice `[:k]` already holds `k` values, "
            "`[:k - 1]` one less.",
        ),
        Slip(
            "all shares",
            lambda s, k: np.cumsum(s**2) / np.sum(s**2),
            "You returned the shares for every number of components. Asked is one "
            "number, that for `k`: entry `k - 1`, because counting starts at 0.",
        ),
        Slip(
            "norms",
            lambda s, k: np.sqrt(_share(s, k)),
            "You compared lengths. Variances are squared: leave out the root.",
        ),
    ],
    praise="The number of examples $m$ cancels, so it need not be known.",
)
