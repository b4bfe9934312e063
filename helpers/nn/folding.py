"""Fold batch normalization, once trained, into the layer before it."""

from copy import copy

import numpy as np

from helpers.arguments import silent, takes
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.layer import Layer, Parameter
from helpers.nn.layers import Linear, Sequential


@takes(linear=Linear, norm=BatchNorm)
@silent
def fold(linear: Linear, norm: BatchNorm) -> Linear:
    """Return the one layer that computes ``norm(linear(x))`` at inference.

    ``weight * scale`` and ``beta + (bias - running_mean) * scale``, with
    ``scale = gamma / sqrt(running_var + eps)``, one value for each output.

    Parameters
    ----------
    linear : Linear
        With or without a bias. Neither layer is changed.
    norm : BatchNorm
        What follows it, trained.
    """
    scale = norm.gamma.value / np.sqrt(norm.running_var + norm.eps)
    bias = 0 if linear.bias is None else linear.bias.value
    folded = copy(linear)
    folded.weight = Parameter(linear.weight.value * scale)
    folded.bias = Parameter(norm.beta.value + (bias - norm.running_mean) * scale)
    return folded


@takes(network=Sequential)
def fold_all(network: Sequential) -> Sequential:
    """Return a network in which every BatchNorm right after a Linear is folded.

    Parameters
    ----------
    network : Sequential
        Trained. It is not changed, but other layers are shared with the result.
    """
    layers: list[Layer] = []
    for layer in network.layers:
        before = layers[-1] if layers else None
        if isinstance(layer, BatchNorm) and isinstance(before, Linear):
            layers[-1] = fold(before, layer)
        else:
            layers.append(layer)
    return Sequential(layers)
