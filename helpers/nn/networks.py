"""The networks that several notebooks train."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from helpers.nn.activations import Activation, ReLU, Sigmoid
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.convolution import Conv2d
from helpers.nn.initializers import Initializer, he, xavier
from helpers.nn.layer import Array, Layer
from helpers.nn.layers import Linear, Sequential
from helpers.nn.pooling import Flatten, GlobalAveragePool, MaxPool2d

Norm = Callable[[int], Layer]
"""A normalization's class, such as `BatchNorm`: it gets the number of features."""


def dense_network(
    sizes: Sequence[int],
    rng: np.random.Generator,
    initializer: Initializer = xavier,
    normalize: bool = False,
    activation: Activation = Sigmoid,
) -> Sequential:
    """Return a fully connected classifier.

    Its sizes are the features of the input, of every hidden layer, and the number of
    classes. A hidden layer whose pre-activations are normalized needs no bias.
    """
    layers: list[Layer] = []
    *hidden, output = pairwise(sizes)  # (inputs, outputs) of every layer
    for fan_in, fan_out in hidden:
        bias = not normalize
        linear = Linear(fan_in, fan_out, rng, initializer, bias=bias)
        norm = [BatchNorm(fan_out)] if normalize else []
        layers += [linear, *norm, activation()]
    return Sequential([*layers, Linear(*output, rng, initializer)])


def relu_network(
    sizes: Sequence[int], rng: np.random.Generator, norm: Norm | None = None
) -> Sequential:
    """Return a dense network of ReLUs from He's weights, with any normalization.

    It stands before each ReLU. Only `BatchNorm` makes the bias before it redundant.
    (`dense_network` is notebook 08's, word for word, and knows no other.)
    """
    layers: list[Layer] = []
    *hidden, output = pairwise(sizes)
    for fan_in, fan_out in hidden:
        layers += [Linear(fan_in, fan_out, rng, he, bias=norm is not BatchNorm)]
        layers += [norm(fan_out)] if norm else []
        layers += [ReLU()]
    return Sequential([*layers, Linear(*output, rng, he)])


def image_network(
    channels: Sequence[int],
    rng: np.random.Generator,
    normalize: bool = False,
    average: bool = False,
) -> Sequential:
    """Build convolutions of 3 by 3, each with ReLU and pooling, and a linear layer.

    The channels are those of the image, after each convolution, and the number of
    classes. Every pooling halves the sides of the image, which are 28 pixels at first.
    All start from He's weights. Before ReLU may stand batch normalization, in place of
    the bias. The linear layer gets every number of the last maps, or their averages.
    """
    layers: list[Layer] = []
    for before, after in pairwise(channels[:-1]):
        bias = not normalize
        layers += [Conv2d(before, after, 3, rng, padding=1, bias=bias)]
        layers += [BatchNorm(after)] if normalize else []
        layers += [ReLU(), MaxPool2d(2)]
    layers += [GlobalAveragePool() if average else Flatten()]
    side = 28 // 2 ** (len(channels) - 2)
    features = channels[-2] * (1 if average else side**2)
    output = Linear(features, channels[-1], rng, he)
    return Sequential([*layers, output])


def norms_of(network: Sequential) -> list[BatchNorm]:
    """Return the batch normalizations of a network, from the first on."""
    return [a for a in network.layers if isinstance(a, BatchNorm)]


def normalized_start(weight: Array, bias: Array, x: Array) -> tuple[Array, Array]:
    """Return weights and biases whose pre-activations have mean 0 and deviation 1."""
    h = x @ weight + bias
    mean, std = h.mean(axis=0), h.std(axis=0)
    return weight / std, (bias - mean) / std


def normalize_once(network: Sequential, x: Array) -> None:
    """Give every pre-activation mean 0 and standard deviation 1 over the examples `x`.

    Layer by layer, weights and biases are scaled and shifted to what batch
    normalization would make of them; the last layer is left as it is. Such starts are
    Krähenbühl et al. 2016, "Data-dependent initializations of convolutional neural
    networks", and, for the variance alone, Mishkin & Matas 2016, "All you need is a
    good init" (LSUV). No pre-activation may be constant over `x`.
    """
    for layer, h in Sequential(network.layers[:-1]).trace(x):
        if isinstance(layer, Linear) and layer.bias is not None:
            values = layer.weight.value, layer.bias.value
            layer.weight.value, layer.bias.value = normalized_start(*values, h)
