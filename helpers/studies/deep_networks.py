"""Deep stacks of equal layers: with a normalization or none, with skips or without."""

from collections.abc import Callable
from typing import Any

import numpy as np

from helpers.nn.activations import Activation, ReLU, Tanh
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.dynamic_tanh import DynamicTanh
from helpers.nn.initializers import Initializer, he, xavier
from helpers.nn.layer import Layer
from helpers.nn.layer_norm import LayerNorm
from helpers.nn.layers import Linear, Sequential
from helpers.nn.residual import Residual, Scale
from helpers.nn.rms_norm import RMSNorm

NORMS: dict[str, Callable[[int], Layer] | None] = {
    "none": None,
    "layer": LayerNorm,
    "RMS": RMSNorm,
    "batch": BatchNorm,
    "tanh": DynamicTanh,
}
"""By the name in the records: what normalizes so many features."""

ACTIVATIONS: dict[str, tuple[Activation, Initializer]] = {
    "ReLU": (ReLU, he),
    "tanh": (Tanh, xavier),
}
"""With the weights that suit them."""


def layer_of(
    sizes: tuple[int, int], rng: np.random.Generator, norm: str, activation: str
) -> list[Layer]:
    """Return weights, the normalization if any, and an activation.

    A normalization takes the place of the bias.
    """
    kind, initializer = ACTIVATIONS[activation]
    make = NORMS[norm]
    linear = Linear(*sizes, rng, initializer, bias=make is None)
    return [linear, *([make(sizes[1])] if make else []), kind()]


def deep_blocks(
    depth: int,
    width: int,
    rng: np.random.Generator,
    *,
    norm: str = "none",
    activation: str = "ReLU",
    skip: bool = False,
    behind: str = "none",
    scale: float | None = None,
) -> list[Layer]:
    """Return equal blocks from `width` to `width` features, one layer of weights each.

    Parameters
    ----------
    depth, width : int
        How many blocks, and their features.
    rng : numpy.random.Generator
        Draws the weights.
    norm : str, optional
        One of `NORMS`: before the activation.
    activation : str, optional
        One of `ACTIVATIONS`.
    skip : bool, optional
        Whether a block is added to its input. Then its weights come last, as in the
        "pre-activation" blocks of He et al. 2016.
    behind : str, optional
        One of `NORMS`: behind that sum.
    scale : float, optional
        Where a learnable factor of each branch starts, if there is one.
    """
    blocks: list[Layer] = []
    outside = NORMS[behind]
    for _ in range(depth):
        linear, *rest = layer_of((width, width), rng, norm, activation)
        factor = [] if scale is None else [Scale(scale)]
        block: list[Layer] = [linear, *rest]
        if skip:
            block = [Residual(Sequential([*rest, linear, *factor]))]
        blocks.append(Sequential([*block, *([outside(width)] if outside else [])]))
    return blocks


def deep_classifier(
    sizes: tuple[int, int, int],
    depth: int,
    rng: np.random.Generator,
    *,
    end: str | None = None,
    **options: Any,
) -> Sequential:
    """Return a classifier of images: weights, `deep_blocks`, and weights.

    The sizes are the features of the input and of every block, and the classes; the
    options those of `deep_blocks`. Blocks with skips are followed by one more
    normalization and activation. `end` is that norm, one of `NORMS`: the one of the
    branches, unless it is given.
    """
    inputs, width, classes = sizes
    first, last = (Linear(*s, rng) for s in [(inputs, width), (width, classes)])
    blocks = deep_blocks(depth, width, rng, **options)
    if options.get("skip"):
        norm = options.get("norm", "none") if end is None else end
        _, *behind = layer_of((width, width), rng, norm, "ReLU")
        blocks += behind
    return Sequential([first, *blocks, last])
