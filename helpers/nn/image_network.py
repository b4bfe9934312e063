"""A small convolutional network for images of one channel."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from helpers.nn.activations import ReLU
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.convolution import Conv2d
from helpers.nn.initializers import he
from helpers.nn.layer import Layer
from helpers.nn.layers import Linear, Sequential
from helpers.nn.pooling import Flatten, GlobalAveragePool, MaxPool2d


def image_network(
    channels: Sequence[int],
    rng: np.random.Generator,
    normalize: bool = False,
    average: bool = False,
) -> Sequential:
    """Build convolutions of 3 by 3, each with ReLU and pooling, and a linear layer.

    All start from He's weights. Every pooling halves the sides of the image.

    Parameters
    ----------
    channels : sequence of int
        Of the image, after each convolution, and the number of classes.
    rng : numpy.random.Generator
        Draws the first weights, from the input to the output.
    normalize : bool, optional
        Whether batch normalization stands between convolution and ReLU; the
        convolution then has no bias.
    average : bool, optional
        Whether the linear layer gets each channel's mean over its positions, or
        else every number of the last maps.

    Returns
    -------
    Sequential
        It takes images of 28 by 28 pixels.
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
    return Sequential([*layers, Linear(features, channels[-1], rng, he)])
