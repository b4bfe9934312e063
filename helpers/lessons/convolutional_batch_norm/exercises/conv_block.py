"""Notebook 10, exercise 1: size and parameters."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def conv_block(
    in_channels: int, out_channels: int, size: int, padding: int, side: int
) -> Any:
    """Return the side of the output, and the parameters with batch normalization."""
    weights = out_channels * in_channels * size**2
    return side + 2 * padding - size + 1, weights + 2 * out_channels


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield blocks that keep the size, shrink the maps, and make them larger."""
    yield from [(4, 8, 3, 1, 28), (8, 16, 5, 2, 14), (3, 5, 4, 0, 9), (6, 3, 4, 3, 7)]


CONV_BLOCK = Exercise(
    conv_block,
    cases,
    parts=("side", "parameters"),
    slips=slips(r"""
PLACES = side + 2 * padding - size + 1
LEARNED = weights + 2 * out_channels
padding once: 2 * padding -> padding
    The padding stands on *both* sides of a row, so that it counts twice.
padding forgotten: 2 * padding -> 0
    The padding is left out. It makes the rows longer, on both sides.
one place short: PLACES -> side + 2 * padding - size
    One place is missing: a kernel of 3 pixels fits into a row of 3 pixels once, not
    never. See the 4 × 4 picture of section 1.
one place too many: PLACES -> side + 2 * padding - size + 2
    One place too many: a kernel of 3 pixels fits into a row of 4 pixels at two places.
    See the 4 × 4 picture of section 1.
same size: PLACES -> side
    The size stays only where the padding is `(size - 1) / 2`.
area: PLACES -> (PLACES) ** 2
    That is the number of positions of a map. Asked is its *side*.
one channel in: in_channels -> 1
    A kernel looks at *all* input channels, with weights for each of them: in the
    formula of section 1, $w$ has the index $c$, too.
one kernel for all: out_channels * in_channels * size**2 -> in_channels * size**2
    Each *output* channel has a kernel of its own: count all of them.
kernels of one row: size**2 -> size
    A kernel has `size` rows of `size` pixels.
with bias: 2 * out_channels -> 3 * out_channels
    That counts a bias. The convolution has none: subtracting the mean would cancel it.
no normalization: LEARNED -> weights
    These are the weights of the convolution. $\gamma$ and $\beta$ are learned, too.
running statistics: 2 * out_channels -> 4 * out_channels
    That is four numbers for each output channel. The running mean and the running
    variance are kept, but not *learned*: they are no parameters.
gamma only: 2 * out_channels -> out_channels
    One number for each output channel: is that $\gamma$ or $\beta$? Both are learned.
one pair for all channels: 2 * out_channels -> 2
    Each output channel has its own $\gamma$ and its own $\beta$.
normalized input: 2 * out_channels -> 2 * in_channels
    The normalization stands *behind* the convolution: it has the output channels.
per position: LEARNED -> weights + 2 * out_channels * (PLACES) ** 2
    Here each position has its own $\gamma$ and $\beta$. A channel has one of each, for
    all positions (section 3).
"""),
    praise="With padding `(size - 1) / 2`, an odd kernel keeps the size of the maps.",
)
