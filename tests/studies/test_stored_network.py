"""A network that is stored as numbers comes back as it was."""

import numpy as np

from helpers.nn.batch_norm import BatchNorm
from helpers.nn.networks import relu_network
from helpers.studies.stored_network import numbers_of, restored


def test_a_network_comes_back():
    rng, sizes = np.random.default_rng(0), [5, 4, 3, 2]
    network = relu_network(sizes, rng, BatchNorm)
    x = rng.normal(size=(6, 5)).astype(np.float32)
    for p in network.parameters():
        p.value = rng.normal(size=p.value.shape)
    for _ in range(5):
        network.forward(3 * x, training=True)  # running statistics of its own
    numbers = numbers_of(network)
    assert numbers.size == 5 * 4 + 4 * 3 + 3 * 2 + 2 + 4 * (4 + 3)
    again = restored(sizes, numbers)
    assert {p.value.dtype for p in again.parameters()} == {np.dtype(np.float32)}
    np.testing.assert_array_equal(numbers_of(again), numbers)
    expected = network.forward(x, training=False)
    np.testing.assert_allclose(again.forward(x, training=False), expected, rtol=1e-6)
