"""A trained network as one row of numbers, to be stored and put together again."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from helpers.nn.batch_norm import BatchNorm
from helpers.nn.layers import Sequential
from helpers.nn.networks import norms_of, relu_network

Array = NDArray[Any]


def numbers_of(network: Sequential) -> Array:
    """Return all parameters, then all running statistics, one after the other."""
    values = [p.value for p in network.parameters()]
    values += [
        s for norm in norms_of(network) for s in (norm.running_mean, norm.running_var)
    ]
    return np.concatenate([value.ravel() for value in values])


def restored(sizes: list[int], numbers: Array) -> Sequential:
    """Return the normalized network of ReLUs that `numbers_of` was given."""
    network = relu_network(sizes, np.random.default_rng(0), BatchNorm)
    rest = numbers.astype(np.float32)

    def take(like: Array) -> Array:
        nonlocal rest
        first, rest = rest[: like.size], rest[like.size :]
        return first.reshape(like.shape)

    for p in network.parameters():
        p.value = take(p.value)
    for norm in norms_of(network):
        norm.running_mean = take(norm.running_mean)
        norm.running_var = take(norm.running_var)
    return network
