"""Networks of any depth, activation and start, as the reader puts them together."""

from dataclasses import dataclass

import numpy as np

from helpers.nn.activations import ReLU, Sigmoid, Tanh
from helpers.nn.initializers import Initializer, he, xavier, xavier_sigmoid
from helpers.nn.layer import Array, Layer
from helpers.nn.layers import Sequential
from helpers.nn.networks import dense_network, normalize_once

ACTIVATIONS: dict[str, type[Layer]] = {"sigmoid": Sigmoid, "tanh": Tanh, "ReLU": ReLU}
STARTS: dict[str, Initializer] = {
    "Xavier": xavier,
    "wide start (4×)": xavier_sigmoid,
    "normalized once": xavier,
    "He": he,
}
"""Names for the reader; "normalized once" also needs the examples, see `Design`."""
NETWORKS = {"off": ["plain"], "on": ["normalized"], "both": ["plain", "normalized"]}

WIDTH = 100
"""Units of a hidden layer."""


@dataclass(frozen=True)
class Design:
    """All that must be known before the first step."""

    depth: int  # hidden layers, of `WIDTH` units each
    activation: str  # of `ACTIVATIONS`
    start: str  # of `STARTS`
    normalization: str  # of `NETWORKS`
    seed: int  # fixes first weights and mini-batches

    def network(self, normalize: bool, x: Array, classes: int) -> Sequential:
        """Draw a network's first weights, for examples such as `x`."""
        rng = np.random.default_rng(self.seed)
        sizes = [x.shape[1], *[WIDTH] * self.depth, classes]
        initializer, activation = STARTS[self.start], ACTIVATIONS[self.activation]
        network = dense_network(sizes, rng, initializer, normalize, activation)
        if self.start == "normalized once" and not normalize:
            normalize_once(network, x)
        return network
