"""How far a distribution inside a network has moved, unit by unit.

A unit's pre-activation has one value for each picture. Its distribution over a set
of pictures changes with the layer, with the training step, and with the pictures.
"""

import numpy as np

from helpers.checked import takes
from helpers.nn.activations import Sigmoid
from helpers.nn.layer import Array
from helpers.nn.layers import Sequential


@takes(x="N D")
def sigmoid_inputs(network: Sequential, x: Array) -> list[Array]:
    """Return what goes into each sigmoid, from the first layer to the last.

    In inference: the network is not changed, and batch normalization uses the
    statistics that it has.
    """
    trace = network.trace(x)
    return [h for layer, h in trace if isinstance(layer, Sigmoid)]


@takes(h="N units")
def unit_bands(h: Array) -> Array:
    """Return the 15, 50 and 85 % quantiles of every unit; one example a row of `h`."""
    return np.quantile(h, [0.15, 0.5, 0.85], axis=0)


@takes(h="N units")
def center_and_spread(h: Array) -> tuple[Array, Array]:
    """Return each unit's median, and half the distance of its 15 and 85 % quantiles."""
    low, center, high = unit_bands(h)
    return center, (high - low) / 2


@takes(before="N units", after="M units")
def shift(before: Array, after: Array) -> Array:
    """Return how far each unit's median has moved, in units of its spread before.

    The same units, with two sets of weights or two sets of examples. A unit that is
    constant before has no spread to compare with: its shift is not finite.
    """
    center, spread = center_and_spread(before)
    moved = center_and_spread(after)[0]
    return np.abs(moved - center) / spread


@takes(before="N units", after="N units")
def movement(before: Array, after: Array) -> Array:
    """Return how far the median example has moved, in units of the spread before.

    Unlike `shift`, it compares example with example: a distribution may stay where
    it is while the examples change places in it.
    """
    _, spread = center_and_spread(before)
    return np.median(np.abs(after - before), axis=0) / spread
