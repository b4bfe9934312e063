"""The networks that several notebooks train."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from helpers.nn.activations import Sigmoid
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.initializers import Initializer, xavier
from helpers.nn.layer import Layer
from helpers.nn.layers import Linear, Sequential


def sigmoid_network(
    sizes: Sequence[int],
    rng: np.random.Generator,
    initializer: Initializer = xavier,
    normalize: bool = False,
) -> Sequential:
    """Return a fully connected classifier with sigmoid hidden layers.

    Parameters
    ----------
    sizes : sequence of int
        Features of the input, of every hidden layer, and number of classes.
    rng : numpy.random.Generator
        Draws the first weights.
    initializer : callable, optional
        How to draw them; Xavier's unless given.
    normalize : bool, optional
        Whether to normalize the weighted sums of every hidden layer over the batch,
        before the sigmoid. The layer then needs no bias.
    """
    layers: list[Layer] = []
    for fan_in, fan_out in pairwise(sizes[:-1]):
        layers += [Linear(fan_in, fan_out, rng, initializer, bias=not normalize)]
        layers += [BatchNorm(fan_out)] if normalize else []
        layers += [Sigmoid()]
    return Sequential([*layers, Linear(sizes[-2], sizes[-1], rng, initializer)])
