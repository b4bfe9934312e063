"""Notebook 12, exercise 2: what a regularizer gains, each network at its best rate."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def fair_gain(plain: Any, other: Any) -> Any:
    """Return by how many points the other network is better."""
    best = [np.nanmax(runs.mean(axis=1)) for runs in (plain, other)]
    return 100 * (best[1] - best[0])


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield networks with different best rates, and seeds that diverged."""
    for rates, seeds, ahead, first, second in [
        (4, 4, 0.02, 1, 2),
        (5, 3, -0.04, 3, 1),
        (6, 5, 0.01, 2, 4),
    ]:
        plain, other = 0.7 + 0.02 * rng.random((2, rates, seeds))
        plain[first] += 0.05
        other[second] += 0.05 + ahead
        plain[-1] = other[-1, 1:] = np.nan
        other[-1, 0] = 0.95  # the only seed that did not diverge
        plain[0, 0], other[0, 1] = 0.9, 0.88  # lucky seeds at a bad rate
        yield plain, other


FAIR_GAIN = Exercise(
    fair_gain,
    cases,
    slips=slips(r"""
MEAN = runs.mean(axis=1)
BEST = [np.nanmax(MEAN) for runs in (plain, other)]
share: 100 * (best[1] - best[0]) -> best[1] - best[0]
    It is a share. Points of accuracy are hundredths: multiply by 100.
other minus plain turned round: best[1] - best[0] -> best[0] - best[1]
    The sign is turned round: a positive gain says that `other` is better.
nan: np.nanmax(MEAN) -> MEAN.max()
    It is `nan`: a rate at which a seed diverged got into the maximum. Average over the
    seeds (axis 1), then pass over `nan`, as `np.nanmax` does.
wrong axis: MEAN -> np.nanmean(runs, axis=0)
    That is an average over the rates (axis 0), then the best seed. Average over the
    seeds (axis 1), then take the best rate.
wrong axis, and nan as 0: np.nanmax(MEAN) -> np.nan_to_num(runs.mean(axis=0)).max()
    It is 0: averaged over the rates (axis 0), nothing is left that is not `nan`. The
    seeds stand along axis 1.
luckiest seed: BEST -> [np.nanmax(runs) for runs in (plain, other)]
    You compare the luckiest runs. Average over the seeds first, then take the best
    rate: a rate is not good because one seed was.
each seed at its own best rate: BEST -> [np.nanmax(runs, axis=0).mean() for runs \
in (plain, other)]
    You give each seed a rate of its own, the one at which it was lucky. Average over
    the seeds (axis 1), then take one best rate for each network.
diverged seeds left out: MEAN -> np.nanmean(np.where(np.isnan(runs).all(\
axis=1, keepdims=True), 0, runs), axis=1)
    You leave out the seeds that diverged. Then a rate at which four of five diverged is
    judged by the lucky fifth. Such a rate is out.
at the best rate of plain: BEST -> [np.nan_to_num(runs.mean(axis=1))[np.nan_to_num(\
plain.mean(axis=1)).argmax()] for runs in (plain, other)]
    You judge both at the best rate of `plain`. `other` has a best rate of its own.
at the best rate of other: BEST -> [np.nan_to_num(runs.mean(axis=1))[np.nan_to_num(\
other.mean(axis=1)).argmax()] for runs in (plain, other)]
    You judge both at the best rate of `other`. `plain` has a best rate of its own.
at the best common rate: BEST -> [np.nan_to_num(runs.mean(axis=1))[np.nan_to_num(\
(plain + other).mean(axis=1)).argmax()] for runs in (plain, other)]
    You look for one rate that is best for both together. Each has its own.
largest gain at one rate: 100 * (best[1] - best[0]) -> 100 * np.nanmax(other.mean(axis=\
1) - plain.mean(axis=1))
    You take the rate at which the gain is largest. That is the most flattering
    comparison there is. Give each its own best rate, then subtract.
average over the rates: BEST -> [np.nanmean(runs) for runs in (plain, other)]
    You average over all rates. Nobody trains at all rates: each network is judged at
    its best.
median of the seeds: MEAN -> np.median(runs, axis=1)
    You take the median over the seeds; asked for is the mean.
"""),
    praise="Who compares at one common rate measures which network that rate suits.",
)
