"""How far pre-activations shift, and how they are read."""

import numpy as np
import pytest

from helpers.nn.activations import Sigmoid
from helpers.nn.networks import dense_network
from helpers.studies.shifts import center_and_spread, movement, shift, sigmoid_inputs


def test_a_moved_distribution_has_shifted_by_the_distance_in_spreads(rng):
    h = rng.normal(size=(500, 4)) * [0.01, 1, 5, 100]
    _, spread = center_and_spread(h)
    np.testing.assert_allclose(shift(h, h - 3 * spread), 3)
    np.testing.assert_allclose(movement(h, h - 3 * spread), 3)


def test_shift_does_not_depend_on_the_unit_of_measurement(rng):
    before, after = rng.normal(size=(2, 300, 5))
    np.testing.assert_allclose(
        shift(7 * before - 2, 7 * after - 2), shift(before, after)
    )


def test_examples_that_change_places_move_but_do_not_shift(rng):
    h = rng.normal(size=(300, 3))
    np.testing.assert_array_equal(shift(h, h[::-1]), 0)
    assert (movement(h, h[::-1]) > 0.5).all()


def test_spread_of_a_gaussian_is_near_its_deviation(rng):
    center, spread = center_and_spread(2 + 3 * rng.normal(size=(100_000, 1)))
    np.testing.assert_allclose([center[0], spread[0]], [2, 3 * 1.036], rtol=0.02)


def test_a_constant_unit_has_no_finite_shift():
    before, after = np.ones((10, 1)), np.full((10, 1), 2.0)
    with np.errstate(divide="ignore"):
        assert np.isinf(shift(before, after)).all()


@pytest.mark.parametrize("normalize", [False, True])
def test_sigmoid_inputs_are_those_of_the_forward_pass(rng, normalize):
    network = dense_network([6, 5, 4, 3], rng, normalize=normalize)
    x = rng.normal(size=(8, 6))
    inputs = sigmoid_inputs(network, x)
    assert [h.shape for h in inputs] == [(8, 5), (8, 4)]
    last = network.layers[-1].forward(Sigmoid().forward(inputs[-1]))
    np.testing.assert_allclose(last, network.forward(x, training=False))


def test_looking_does_not_change_a_normalized_network(rng):
    network = dense_network([6, 5, 3], rng, normalize=True)
    before = network.layers[1].running_mean.copy()
    sigmoid_inputs(network, rng.normal(size=(8, 6)))
    np.testing.assert_array_equal(network.layers[1].running_mean, before)
