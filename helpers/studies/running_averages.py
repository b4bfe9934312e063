"""Running averages of batch statistics, and how far they lag behind the truth."""

from typing import NamedTuple

import numpy as np

from helpers.checked import takes
from helpers.nn.layer import Array

STEPS = 400
MEAN, SPREAD = 0.5, 0.25
START = {"mean": 0.0, "variance": 1.0}
"""What a layer's running averages are before the first batch."""
PATHS = ("steady", "slowing", "jump")
LARGEST_BATCH = 256


class Stream(NamedTuple):
    """What passes by: the truth, and an estimate from each batch; shape (steps,)."""

    true: Array
    batches: Array


def _progress(path: str) -> Array:
    """Return which share of its way a path has gone at every step; at the end, 1."""
    steps = np.arange(1, STEPS + 1)
    if path == "steady":
        return steps / STEPS
    if path == "slowing":
        return np.expm1(-steps / 100) / np.expm1(-STEPS / 100)
    return np.where(steps > STEPS // 2, 1.0, 0.0)


@takes(drift=(0, 100), batch_size=range(2, LARGEST_BATCH + 1))
def stream(statistic: str, path: str, drift: float, batch_size: int) -> Stream:
    """Draw Gaussian batches of a unit whose mean or spread moves, on one of `PATHS`.

    From the first step to the last, the "mean" moves by `drift` spreads, or the spread
    that the "variance" is the square of, by `drift` times its first value. The batch
    variance is the unbiased one.
    """
    if statistic not in START or path not in PATHS:
        raise ValueError(f"there is no {path:.9} {statistic:.9}: see PATHS and START.")
    rng = np.random.default_rng(0)
    z = rng.standard_normal((STEPS, LARGEST_BATCH))[:, :batch_size]
    moved = drift * _progress(path)
    if statistic == "mean":
        true = MEAN + SPREAD * moved
        return Stream(true, true + SPREAD * z.mean(axis=1))
    true = (SPREAD * (1 + moved)) ** 2
    return Stream(true, true * z.var(axis=1, ddof=1))


@takes(batches="steps", start=float, momenta="any momenta")
def running_averages(
    batches: Array, start: float, momenta: Array, correct: bool = False
) -> Array:
    """Return the running average for each momentum; shape (momenta, steps).

    The momentum is the weight of the newest batch. To correct is to divide the start
    out, which is what the averages are before the first batch.
    """
    if not ((momenta >= 1e-9) & (momenta <= 1)).all():
        raise ValueError("momenta must lie in 1e-09..1, all of them.")
    running = np.full((len(batches) + 1, len(momenta)), start, float)
    for t, value in enumerate(batches):
        running[t + 1] = (1 - momenta) * running[t] + momenta * value
    if not correct:
        return running[1:].T
    left = (1 - momenta) ** np.arange(1, len(batches) + 1)[:, np.newaxis]
    return ((running[1:] - left * start) / (1 - left)).T
