"""Layers, initializers, the loss: known values, what they promise and refuse."""

import numpy as np
import pytest

from helpers.nn.activations import ReLU, Sigmoid
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.gradient_check import (
    gradient_errors,
    numerical_gradient,
    relative_error,
)
from helpers.nn.initializers import he, normal, xavier, xavier_sigmoid
from helpers.nn.layer import Parameter
from helpers.nn.layer_norm import LayerNorm
from helpers.nn.layers import Linear, Sequential
from helpers.nn.losses import softmax_cross_entropy
from helpers.nn.networks import dense_network, relu_network


def test_gradient_check_notices_a_wrong_sign():
    class WrongSigmoid(Sigmoid):
        def backward(self, dy):
            return -super().backward(dy)

    rng = np.random.default_rng(0)
    errors = gradient_errors(WrongSigmoid(), rng.standard_normal((3, 2)), rng)
    assert errors[0] == pytest.approx(1)


def test_numerical_gradient_of_a_known_function():
    x = np.array([[1.0, -2.0], [0.5, 3.0]])
    before = x.copy()
    gradient = numerical_gradient(lambda x: float(np.sum(x**3)), x)
    np.testing.assert_allclose(gradient, 3 * x**2, rtol=1e-8)
    np.testing.assert_array_equal(x, before)


def test_numerical_gradient_is_measured_in_double_precision():
    x = np.array([1, -2], dtype=np.float32)
    gradient = numerical_gradient(lambda x: float(np.sum(x**2)), x)
    np.testing.assert_allclose(gradient, [2, -4], rtol=1e-9)


def test_relative_error():
    a = np.array([1.0, 2.0])
    assert relative_error(a, a) == 0
    assert relative_error(a, -a) == 1
    assert relative_error(0 * a, 0 * a) == 0
    assert relative_error(0 * a, a) == 1


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_no_tolerance_lets_nan_or_infinity_pass(bad):
    a = np.array([1.0, 2.0])
    for hole in (np.array([bad, 2.0]), np.full(2, bad)):
        for pair in [(hole, a), (a, hole), (hole, 0 * a), (0 * a, hole), (hole, hole)]:
            assert relative_error(*pair) == np.inf


@pytest.mark.parametrize("attribute", ["dx", "gamma"])
def test_gradient_check_notices_nan(attribute):
    class Hole(BatchNorm):
        def backward(self, dy):
            dx = super().backward(dy)
            holed = dx if attribute == "dx" else self.gamma.gradient
            holed[0] = np.nan
            return dx

    rng = np.random.default_rng(0)
    errors = gradient_errors(Hole(2), rng.standard_normal((5, 2)), rng)
    assert max(errors) == np.inf


def test_a_converted_parameter_has_a_gradient_of_its_type():
    parameter = Parameter(np.ones(3))
    parameter.astype(np.dtype(np.float32))
    assert parameter.value.dtype == parameter.gradient.dtype == np.float32


def test_bias_before_batch_norm_gets_no_gradient():
    rng = np.random.default_rng(0)
    linear = Linear(4, 3, rng)
    network = Sequential([linear, BatchNorm(3), Sigmoid()])
    network.forward(rng.standard_normal((8, 4)))
    network.backward(rng.standard_normal((8, 3)))
    np.testing.assert_allclose(linear.bias.gradient, 0, atol=1e-15)
    assert np.abs(linear.weight.gradient).max() > 1e-3


def test_sigmoid_is_right_and_silent_far_out():
    x = np.array([[-1000.0, -1.0, 0.0, 1.0, 1000.0]])
    with np.errstate(all="raise"):
        y = Sigmoid().forward(x)
    e = np.exp(-1.0)
    np.testing.assert_allclose(y, [[0, e / (1 + e), 0.5, 1 / (1 + e), 1]], rtol=1e-12)


@pytest.mark.parametrize(
    ("initializer", "std"),
    [
        (normal(0.3), 0.3),
        (xavier, np.sqrt(2 / 500)),
        (xavier_sigmoid, 4 * np.sqrt(2 / 500)),
        (he, np.sqrt(2 / 200)),
    ],
)
def test_initializers_have_the_promised_deviation(initializer, std):
    weights = initializer(np.random.default_rng(0), (200, 300), 200, 300)
    assert weights.shape == (200, 300)
    assert weights.std() == pytest.approx(std, rel=0.01)
    assert abs(weights.mean()) < 0.01 * std


def test_cross_entropy_of_known_logits():
    shift = np.array([[7], [-3]])  # the same for all classes: it must not matter
    logits = np.log([[0.5, 0.25, 0.25], [0.1, 0.1, 0.8]]) + shift
    loss, dlogits = softmax_cross_entropy(logits, np.array([0, 2]))
    assert loss == pytest.approx(-(np.log(0.5) + np.log(0.8)) / 2)
    expected = np.array([[-0.5, 0.25, 0.25], [0.1, 0.1, -0.2]]) / 2
    np.testing.assert_allclose(dlogits, expected, atol=1e-12)


def test_cross_entropy_gradient_and_large_logits():
    rng = np.random.default_rng(0)
    logits, labels = rng.standard_normal((5, 4)), np.array([0, 1, 2, 3, 0])
    numeric = numerical_gradient(lambda z: softmax_cross_entropy(z, labels)[0], logits)
    np.testing.assert_allclose(
        softmax_cross_entropy(logits, labels)[1], numeric, atol=1e-9
    )
    # Each example has its own largest logit, however large those of the others are.
    loss, _ = softmax_cross_entropy(np.array([[1e4, 0], [0, 0]]), np.array([1, 0]))
    assert loss == pytest.approx((1e4 + np.log(2)) / 2)


def test_relu_network_takes_any_normalization():
    rng = np.random.default_rng(0)
    for norm, kinds in [
        (None, [Linear, ReLU, Linear]),
        (BatchNorm, [Linear, BatchNorm, ReLU, Linear]),
        (LayerNorm, [Linear, LayerNorm, ReLU, Linear]),
    ]:
        layers = relu_network([6, 5, 3], rng, norm).layers
        assert [type(layer) for layer in layers] == kinds
        assert (layers[0].bias is None) == (norm is BatchNorm)
    first, _, last = relu_network([400, 300, 200], rng).layers
    for linear, fan_in in [(first, 400), (last, 300)]:
        assert fan_in * linear.weight.value.var() == pytest.approx(2, rel=0.02)


def test_dense_network_has_the_layers_it_promises():
    rng = np.random.default_rng(0)
    plain = dense_network([6, 5, 4, 3], rng)
    normalized = dense_network([6, 5, 4, 3], rng, normalize=True)

    def count(network):
        return sum(p.value.size for p in network.parameters())

    weights = 6 * 5 + 5 * 4 + 4 * 3
    assert count(plain) == weights + 5 + 4 + 3
    assert count(normalized) == weights + 2 * (5 + 4) + 3
    kinds = [type(layer).__name__ for layer in normalized.layers]
    assert kinds == ["Linear", "BatchNorm", "Sigmoid"] * 2 + ["Linear"]


def test_dense_network_draws_all_weights_from_its_initializer():
    rng = np.random.default_rng(0)
    network = dense_network([100, 100, 100], rng, normal(0.5))
    for layer in (network.layers[0], network.layers[-1]):
        assert layer.weight.value.std() == pytest.approx(0.5, rel=0.02)


@pytest.mark.parametrize("first", [Linear, BatchNorm])
def test_parameters_alone_get_the_gradients_that_the_whole_way_back_gives(first):
    rng = np.random.default_rng(5)
    x, dy = rng.standard_normal((8, 4)), rng.standard_normal((8, 3))
    layers = {Linear: [Linear(4, 4, rng), BatchNorm(4)], BatchNorm: [BatchNorm(4)]}
    network = Sequential([*layers[first], Sigmoid(), Linear(4, 3, rng)])
    network.forward(x)
    network.backward(dy)
    gradients = [parameter.gradient.copy() for parameter in network.parameters()]
    network.forward(x)
    network.backward_parameters(dy)
    for parameter, gradient in zip(network.parameters(), gradients, strict=True):
        np.testing.assert_array_equal(parameter.gradient, gradient)
