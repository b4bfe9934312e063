"""Notebook 13, exercise 3: sharp and flat without normalization."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def after_rescaling(loss: float, slopes: Any, curvatures: Any, factor: float) -> Any:
    """Return loss, slopes and curvatures of the two layers afterwards."""
    scale = np.array([factor, 1 / factor])
    return loss, slopes / scale, curvatures / scale**2


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield factors above and below 1; slopes and curvatures of both signs."""
    for factor in (10.0, 0.5, 3.0):
        yield rng.uniform(1, 3), rng.normal(0, 1, 2), rng.normal(0, 3, 2), factor


RESCALING = Exercise(
    after_rescaling,
    cases,
    parts=("loss", "slopes", "curvatures"),
    slips=slips(r"""
layers exchanged: [factor, 1 / factor] -> [1 / factor, factor]
    That is the other way round: longer weights have a *smaller* slope, because the same
    step is a smaller share of them.
both alike: [factor, 1 / factor] -> [factor, factor]
    The second layer is divided by the factor, not multiplied: its slope and its
    curvature go the other way.
second unchanged: [factor, 1 / factor] -> [factor, 1]
    You leave the second layer as it was. It is divided by the factor, and sees larger
    inputs.
curvature not squared: scale**2 -> scale
    A curvature is a second derivative: the scale enters twice.
slope unchanged: slopes / scale -> slopes
    The slopes change. A step of the same length moves longer weights by a smaller
    share.
curvature unchanged: curvatures / scale**2 -> curvatures
    The curvatures change, although the loss does not.
loss scaled: loss -> loss / factor
    The loss does not change: the network computes the same.
loss multiplied: loss -> loss * factor
    The loss does not change: what the first layer multiplies, the second divides.
"""),
    praise="So a network without normalization can be made as flat as you like in one "
    "layer, and as sharp in the next.",
)
