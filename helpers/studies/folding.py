"""Fold batch normalization, once trained, into the layer before it."""

from copy import copy

import numpy as np

from helpers.checked import takes
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.convolution import Conv2d
from helpers.nn.layer import Layer, Parameter
from helpers.nn.layers import Linear, Sequential

Weighted = Linear | Conv2d
"""A layer of sums, which can take in a scale and an offset."""


@takes()
def fold(linear: Weighted, norm: BatchNorm) -> Weighted:
    """Return the one layer that computes ``norm(linear(x))`` at inference.

    ``weight * scale`` and ``beta + (bias - running_mean) * scale``, with
    ``scale = gamma / sqrt(running_var + eps)``, one value for each output. Neither
    layer is changed.
    """
    if not isinstance(linear, Weighted):
        kind = type(linear).__name__
        raise TypeError(f"linear must be a Linear or a Conv2d, not a {kind}.")
    scale = norm.gamma.value / np.sqrt(norm.running_var + norm.eps)
    kernels = isinstance(linear, Conv2d)  # of shape (outputs, inputs, k, k)
    factor = scale[:, np.newaxis, np.newaxis, np.newaxis] if kernels else scale
    bias = 0 if linear.bias is None else linear.bias.value
    folded = copy(linear)
    folded.weight = Parameter(linear.weight.value * factor)
    folded.bias = Parameter(norm.beta.value + (bias - norm.running_mean) * scale)
    return folded


@takes()
def fold_all(network: Sequential) -> Sequential:
    """Return a network with every BatchNorm right after a Linear or Conv2d folded.

    Any other stays: nothing before it could take it in. The network is not changed,
    but shares the other layers with the result.
    """
    layers: list[Layer] = []
    for layer in network.layers:
        before = layers[-1] if layers else None
        if isinstance(layer, BatchNorm) and isinstance(before, Weighted):
            layers[-1] = fold(before, layer)
        else:
            layers.append(layer)
    return Sequential(layers)
