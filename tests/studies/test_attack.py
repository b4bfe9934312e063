"""The attack goes where the loss rises, and stays within black and white."""

import numpy as np
import pytest

from helpers import nn
from helpers.studies.attack import attacked, input_gradient
from helpers.studies.deep_networks import NORMS


@pytest.mark.parametrize("norm", ["none", "layer", "RMS", "batch"])
def test_the_gradient_is_that_of_the_network_in_inference(norm, rng):
    network = nn.relu_network([5, 6, 4, 3], rng, NORMS[norm])
    population = rng.normal(1, 2, (50, 5))
    nn.use_population_statistics(network, population)
    x, labels = population[:4], np.array([0, 1, 2, 0])

    def loss(x):
        return nn.softmax_cross_entropy(network.forward(x, training=False), labels)[0]

    measured = nn.numerical_gradient(loss, x)
    found = input_gradient(network, x, labels)
    assert nn.relative_error(found, measured) < 1e-7
    assert loss(attacked(network, x, labels, 0.01)) > loss(x)


def test_no_number_moves_further_than_told_or_out_of_the_range(rng):
    network = nn.relu_network([5, 4, 3], rng)
    x, labels = rng.uniform(-1, 2, (6, 5)).astype(np.float32), np.arange(6) % 3
    moved = attacked(network, x, labels, 0.25)
    assert moved.dtype == np.float32
    assert np.abs(moved - x).max() == pytest.approx(0.25, rel=1e-5)
    assert moved.min() >= x.min()
    assert moved.max() <= x.max()
    np.testing.assert_array_equal(attacked(network, x, labels, 0), x)
