"""How large a gradient arrives, layer by layer: measured, and what theory expects.

A network's first weights are drawn at random. So the norm of the gradient on the output
side of each layer can be measured for one draw, and its mean square for all draws is
a product of one factor per layer (Schoenholz et al. 2017, arXiv 1611.01232; with batch
normalization Yang et al. 2019, arXiv 1902.08129).

The *weight scale* is the standard deviation of the weights times the square root of
the layer's width: 1 for Xavier's initialization, the square root of 2 for He's.
"""

from typing import Any

import numpy as np

from helpers.checked import takes
from helpers.nn.activations import Activation, ReLU, Sigmoid, Tanh
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.initializers import normal
from helpers.nn.layer import Array, Layer
from helpers.nn.layers import Linear, Sequential

LAYERS = range(1, 1001)


@takes(depth=LAYERS, width=range(1, 10**6), weight_scale=(0, np.inf))
def deep_network(
    depth: int,
    width: int,
    activation: Activation,
    weight_scale: float,
    rng: np.random.Generator,
    normalize: bool = False,
) -> Sequential:
    """Return `depth` equal layers, each a product with weights and an activation."""
    layers: list[Layer] = []
    initializer = normal(weight_scale / np.sqrt(width))
    for _ in range(depth):
        layers += [Linear(width, width, rng, initializer, bias=False)]
        layers += [BatchNorm(width)] if normalize else []
        layers += [activation()]
    return Sequential(layers)


@takes(x="any N D", dy="any ...")
def gradient_norms(network: Sequential, x: Array, dy: Array) -> Array:
    """Return the gradient's norm at the input and on every layer's output side.

    From the input to the output; the last is the norm of `dy`.
    """
    network.forward(x, training=True)
    norms = [np.linalg.norm(dy)]
    for layer in reversed(network.layers):
        dy = layer.backward(dy)
        norms.append(np.linalg.norm(dy))
    return np.array(norms[::-1])


@takes(x="any N D")
def pre_activations(network: Sequential, x: Array) -> list[Array]:
    """Return what goes into each activation, from the first layer to the last."""
    trace = network.trace(x, training=True)
    kinds = Sigmoid | Tanh | ReLU
    return [h for layer, h in trace if isinstance(layer, kinds)]


@takes(h="any ...")
def value_and_slope(activation: Activation, h: Array) -> tuple[Array, Array]:
    """Return an activation's value and its derivative at each element of `h`."""
    layer = activation()
    return layer.forward(h, training=True), layer.backward(np.ones_like(h))


def gaussian_grid() -> tuple[Array, Array]:
    """Return points and weights: ``p @ f(z)`` is the mean of f over N(0, 1).

    The number of points is even, so that none falls on the kink of ReLU.
    """
    z = np.linspace(-8, 8, 4000)
    p = np.exp(-(z**2) / 2)
    return z, p / p.sum()


@takes(weight_scale=(0, np.inf), depth=LAYERS)
def gradient_factors(activation: Activation, weight_scale: float, depth: int) -> Array:
    """Return theory's factor of the gradient's norm for every layer.

    ``weight_scale * sqrt(E[slope(h)**2])``, for h from N(0, q), where q starts with
    ``weight_scale**2`` and becomes ``weight_scale**2 * E[activation(h)**2]``. From the
    layer at the input, which has mean square 1, to the layer at the output.
    """
    z, p = gaussian_grid()
    factors, q = [], weight_scale**2
    for _ in range(depth):
        y, slope = value_and_slope(activation, np.sqrt(q) * z)
        factors.append(weight_scale * np.sqrt(p @ slope**2))
        q = weight_scale**2 * float(p @ y**2)
    return np.array(factors)


@takes(factors="any depth")
def expected_shares(factors: Array) -> Array:
    """Return what theory expects of `gradient_norms`, if that at the output is 1."""
    return np.append(np.cumprod(factors[::-1])[::-1], 1)


@takes(y="any n", slope="any n", p="any n")
def normalized_factor(y: Array, slope: Array, p: Array) -> Any:
    """Return theory's factor of the gradient's norm in one normalized layer.

    From an activation and its derivative at the points of `gaussian_grid`.
    """
    return np.sqrt(p @ slope**2 / (p @ y**2 - (p @ y) ** 2))


@takes(depth=LAYERS)
def normalized_factors(activation: Activation, depth: int) -> Array:
    """Return the same with batch normalization, for large batches and wide layers.

    ``sqrt(E[slope(z)**2] / Var[activation(z)])`` for z from N(0, 1), whatever the
    weight scale. The layer at the input is fed with variance 1, not with activations,
    so that its factor is ``sqrt(E[slope(z)**2])``.
    """
    z, p = gaussian_grid()
    y, slope = value_and_slope(activation, z)
    factors = np.full(depth, normalized_factor(y, slope, p))
    factors[0] = np.sqrt(p @ slope**2)
    return factors
