"""Where the pieces of a ReLU network meet: its folds, and what lies between them.

Between its folds the network is linear (Balestriero & Baraniuk 2022, arXiv 2209.14778).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from helpers.checked import takes
from helpers.nn.activations import ReLU
from helpers.nn.initializers import he
from helpers.nn.layer import Array
from helpers.nn.layers import Sequential
from helpers.nn.networks import dense_network
from helpers.nn.training import use_population_statistics


@takes(x="N D")
def relu_inputs(network: Sequential, x: Array) -> Array:
    """Return what goes into the ReLUs of all layers: (N, units).

    Where one of these is 0 lies a fold. Two examples with the same signs lie in the
    same linear region.
    """
    trace = network.trace(x)
    return np.hstack([h for layer, h in trace if isinstance(layer, ReLU)])


@takes(side="n")
def heights(network: Sequential, side: Array) -> Array:
    """Return what goes into each ReLU over a square of inputs: (units, n, n)."""
    grid = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    values = relu_inputs(network, grid).reshape(len(side), len(side), -1)
    return np.moveaxis(values, 2, 0)


def cloud(offset: float, width: float = 0.7, count: int = 300) -> Array:
    """Return always the same round cloud of points, moved along the diagonal."""
    points = np.random.default_rng(1).standard_normal((count, 2))
    return width * points + offset / np.sqrt(2)


class Held(NamedTuple):
    """How many regions hold examples, and how many folds pass between examples."""

    regions: int
    folds: int


@takes(x="N D")
def held(network: Sequential, x: Array) -> Held:
    """Count regions that hold examples, and units on for some of them, not for all."""
    on = relu_inputs(network, x) > 0
    return Held(len(np.unique(on, axis=0)), int(np.sum(on.any(axis=0) & ~on.all(0))))


@takes()
def folded_network(
    kind: str, sizes: Sequence[int], x: Array, seed: int = 0
) -> Sequential:
    """Return an untrained ReLU network in front of a cloud of examples.

    `kind` is "plain", with biases of 0; "random biases", of standard deviation 1; or
    "normalized", with the cloud's own statistics.
    """
    rng = np.random.default_rng(seed)
    network = dense_network([*sizes, 1], rng, he, kind == "normalized", ReLU)
    if kind == "random biases":
        for layer in network.layers[:-1:2]:
            bias = layer.parameters()[1]
            bias.value = rng.standard_normal(bias.value.shape)
    use_population_statistics(network, x)
    return network


@takes(draws=range(1, 1000))
def regions_by_offset(
    kind: str, sizes: Sequence[int], offsets: Sequence[float], draws: int = 20
) -> Array:
    """Count the regions that hold data, for clouds moved away: (draws, offsets)."""
    clouds = [cloud(offset) for offset in offsets]
    return np.array(
        [
            [held(folded_network(kind, sizes, x, seed), x).regions for x in clouds]
            for seed in range(draws)
        ]
    )
