"""The networks that several notebooks train."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from helpers.nn.activations import Activation, Sigmoid
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.initializers import Initializer, xavier
from helpers.nn.layer import Array, Layer
from helpers.nn.layers import Linear, Sequential


def dense_network(
    sizes: Sequence[int],
    rng: np.random.Generator,
    initializer: Initializer = xavier,
    normalize: bool = False,
    activation: Activation = Sigmoid,
) -> Sequential:
    """Return a fully connected classifier.

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
        before the activation. The layer then needs no bias.
    activation : callable, optional
        The class of the hidden layers' activation; `Sigmoid` unless given.
    """
    layers: list[Layer] = []
    *hidden, output = pairwise(sizes)  # (inputs, outputs) of every layer
    for fan_in, fan_out in hidden:
        linear = Linear(fan_in, fan_out, rng, initializer, bias=not normalize)
        norm = [BatchNorm(fan_out)] if normalize else []
        layers += [linear, *norm, activation()]
    return Sequential([*layers, Linear(*output, rng, initializer)])


def normalize_once(network: Sequential, x: Array) -> None:
    """Give every hidden unit a weighted sum of mean 0 and deviation 1 over `x`.

    Layer by layer, weights and biases are scaled and shifted to what batch
    normalization would make of them; nothing is left to do during training. Such
    starts are Krähenbühl et al. 2016, "Data-dependent initializations of convolutional
    neural networks", and, for the variance alone, Mishkin & Matas 2016, "All you need
    is a good init" (LSUV).

    Parameters
    ----------
    network : Sequential
        Its last layer is left as it is. No weighted sum may be constant over `x`.
    x : ndarray of float, shape (N, features)
        The training examples.
    """
    for layer in network.layers[:-1]:
        if isinstance(layer, Linear) and layer.bias is not None:
            sums = layer.forward(x, training=False)
            mean, std = sums.mean(axis=0), sums.std(axis=0)
            layer.weight.value = layer.weight.value / std
            layer.bias.value = (layer.bias.value - mean) / std
        x = layer.forward(x, training=False)
