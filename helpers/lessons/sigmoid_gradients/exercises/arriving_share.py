"""Notebook 04, exercise 2: the share that arrives."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def arriving_share(rms_slope: float, weight_scale: float, depth: int) -> float:
    """Return the share of the gradient's norm that arrives at the input."""
    return (rms_slope * weight_scale) ** depth


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield gradients that vanish, and one that grows."""
    yield from [(0.24, 1.0, 20), (0.16, 4.0, 10), (0.7, 1.5, 3), (0.1, 40.0, 2)]


SHARE = Exercise(
    arriving_share,
    cases,
    rtol=1e-4,
    atol=0.0,
    slips=slips(r"""
FACTOR = rms_slope * weight_scale
ALL = (FACTOR) ** depth
depth forgotten: ALL -> FACTOR
    That is the factor of *one* layer. The gradient passes `depth` of them.
added instead of multiplied: ALL -> depth * FACTOR
    The layers follow one another, so that their factors are multiplied with each other,
    not added.
weights forgotten: FACTOR -> rms_slope
    These are the slopes only. On its way back the gradient is multiplied by the weights
    of every layer, too.
slopes forgotten: FACTOR -> weight_scale
    These are the weights only. In every layer the gradient is multiplied by the slope,
    too.
weights counted once: ALL -> weight_scale * rms_slope**depth
    The weights come in once for every layer, as the slopes do.
slopes counted once: ALL -> rms_slope * weight_scale**depth
    The slopes come in once for every layer, as the weights do.
slope and weights added: FACTOR -> rms_slope + weight_scale
    Slope and weight scale are added. The gradient is multiplied by both.
twenty layers always: depth -> 20
    These are always 20 layers, as in section 3. Here the number of layers is the
    argument `depth`.
inverse: ALL -> 1 / (FACTOR) ** depth
    Turned round: that is the gradient at the output as a multiple of the one at the
    input. The way back *multiplies* by the factor of each layer.
share of the peak: FACTOR -> 4 * FACTOR
    The slope is divided by its peak, 1/4. The gradient is multiplied by the slope
    itself: leave the 4 out.
mean square: ALL -> (FACTOR) ** (2 * depth)
    That is the factor of the *squared* norm. Take the root.
root taken twice: ALL -> (FACTOR) ** (depth / 2)
    A root too many: the rms slope is a root already, so that weight scale times rms
    slope is the factor of the norm, not of its square.
what is lost: ALL -> 1 - (FACTOR) ** depth
    That is the share that is lost on the way. Asked is the one that arrives.
one layer too many: depth -> depth + 1
    That is one layer too many. Between the output and the input lie `depth` layers.
one layer short: depth -> depth - 1
    One layer is missing. Between the output and the input lie all `depth` layers.
"""),
    praise="A power of the depth: what is harmless in one layer is not in twenty.",
)
