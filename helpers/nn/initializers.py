"""How to draw the first weights."""

from collections.abc import Callable

import numpy as np

from helpers.checked import takes
from helpers.nn.layer import Array

Initializer = Callable[[np.random.Generator, tuple[int, ...], int, int], Array]
FAN = range(1, 10**9)


@takes(std=(0, np.inf))
def normal(std: float) -> Initializer:
    """Return an initializer that draws from N(0, std²), whatever the layer's size."""

    def draw(
        rng: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int
    ) -> Array:
        return std * rng.standard_normal(shape)

    return draw


@takes(shape=tuple, fan_in=FAN, fan_out=FAN)
def xavier(
    rng: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int
) -> Array:
    """Draw from N(0, 2 / (fan_in + fan_out)).

    Keeps the spread of signals and of gradients where the slope of the activation
    is near 1 (Glorot & Bengio 2010, eq. 12).
    """
    return np.sqrt(2 / (fan_in + fan_out)) * rng.standard_normal(shape)


@takes(shape=tuple, fan_in=FAN, fan_out=FAN)
def xavier_sigmoid(
    rng: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int
) -> Array:
    """Draw Xavier's weights times four, because the sigmoid's slope is at most 1/4.

    The factor follows from Glorot & Bengio 2010, section 4.2.1, whose derivation
    assumes a slope of 1 at zero.
    """
    return 4 * xavier(rng, shape, fan_in, fan_out)


@takes(shape=tuple, fan_in=FAN)
def he(
    rng: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int
) -> Array:
    """Draw from N(0, 2 / fan_in), for ReLU (He et al. 2015, eq. 10)."""
    return np.sqrt(2 / fan_in) * rng.standard_normal(shape)
