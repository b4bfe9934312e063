"""Gradients through depth: what is measured, and what theory expects."""

import numpy as np
import pytest

from helpers.nn.activations import ReLU, Sigmoid, Tanh
from helpers.studies.gradient_flow import (
    deep_network,
    expected_shares,
    gaussian_grid,
    gradient_factors,
    gradient_norms,
    normalized_factors,
    pre_activations,
    value_and_slope,
)

KINDS = [Sigmoid, Tanh, ReLU]


def test_gaussian_grid_gives_the_moments_of_a_standard_normal() -> None:
    z, p = gaussian_grid()
    assert p.sum() == pytest.approx(1)
    assert p @ z == pytest.approx(0, abs=1e-12)
    assert p @ z**2 == pytest.approx(1, rel=1e-9)
    assert p @ z**4 == pytest.approx(3, rel=1e-9)
    assert p @ (z > 0) == pytest.approx(0.5, rel=1e-12)


@pytest.mark.parametrize("kind", KINDS)
def test_slope_is_the_derivative_of_the_value(kind: type) -> None:
    h, step = np.array([-3.1, -0.4, 0.2, 2.7]), 1e-6
    above, below = (value_and_slope(kind, h + d)[0] for d in (step, -step))
    slope = value_and_slope(kind, h)[1]
    np.testing.assert_allclose(slope, (above - below) / (2 * step), atol=1e-8)


def test_gradient_norms_are_those_of_the_chain_rule() -> None:
    rng = np.random.default_rng(0)
    x, dy = rng.standard_normal((2, 6, 5))
    network = deep_network(2, 5, Tanh, 1.3, rng)
    norms = gradient_norms(network, x, dy)
    first, second = network.layers[0].weight.value, network.layers[2].weight.value
    a1 = np.tanh(x @ first)
    dh2 = dy * (1 - np.tanh(a1 @ second) ** 2)
    da1 = dh2 @ second.T
    dh1 = da1 * (1 - a1**2)
    expected = [np.linalg.norm(g) for g in (dh1 @ first.T, dh1, da1, dh2, dy)]
    np.testing.assert_allclose(norms, expected)


def test_deep_network_has_one_weight_matrix_a_layer_and_no_bias() -> None:
    network = deep_network(3, 4, Tanh, 1.0, np.random.default_rng(0))
    assert [p.value.shape for p in network.parameters()] == [(4, 4)] * 3


def test_pre_activations_are_what_the_activations_get() -> None:
    rng = np.random.default_rng(0)
    x = rng.standard_normal((20, 5))
    plain = pre_activations(deep_network(3, 5, Sigmoid, 1, rng), x)
    assert [h.shape for h in plain] == [(20, 5)] * 3
    for h in pre_activations(deep_network(3, 5, ReLU, 2, rng, normalize=True), x):
        np.testing.assert_allclose(h.mean(axis=0), 0, atol=1e-12)
        np.testing.assert_allclose(h.std(axis=0), 1, atol=1e-3)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scale", [0.7, 1.5, 8])
def test_theory_predicts_measured_norms(kind: type, scale: float) -> None:
    rng = np.random.default_rng(1)
    x, dy = rng.standard_normal((2, 64, 256))
    norms = gradient_norms(deep_network(4, 256, kind, scale, rng), x, dy)[::2]
    measured = norms[:-1] / norms[1:]
    np.testing.assert_allclose(measured, gradient_factors(kind, scale, 4), rtol=0.15)


@pytest.mark.parametrize("kind", KINDS)
def test_theory_predicts_normalized_norms(kind: type) -> None:
    rng = np.random.default_rng(1)
    x, dy = rng.standard_normal((2, 256, 256))
    network = deep_network(4, 256, kind, 3, rng, normalize=True)
    norms = gradient_norms(network, x, dy)[::3]
    measured = norms[:-1] / norms[1:]
    np.testing.assert_allclose(measured, normalized_factors(kind, 4), rtol=0.05)


def test_factors_known_in_closed_form() -> None:
    np.testing.assert_allclose(gradient_factors(ReLU, np.sqrt(2), 20), 1, rtol=1e-9)
    growth = normalized_factors(ReLU, 3)
    np.testing.assert_allclose(growth[1:], np.sqrt(np.pi / (np.pi - 1)), rtol=1e-5)
    assert growth[0] == pytest.approx(np.sqrt(0.5))


@pytest.mark.parametrize("kind", KINDS)
def test_normalized_gradients_never_shrink(kind: type) -> None:
    assert normalized_factors(kind, 2)[1] > 1


def test_sigmoid_without_its_mean_is_tanh() -> None:
    rng = np.random.default_rng(0)
    w = rng.standard_normal((2, 8, 8)) / np.sqrt(8)
    x = rng.standard_normal((5, 8))
    sigmoid, tanh = x, 2 * x
    for weight in w:
        sigmoid = Sigmoid().forward(sigmoid @ (4 * weight)) - 0.5
        tanh = Tanh().forward(tanh @ weight)
    np.testing.assert_allclose(sigmoid, tanh / 2)


def test_sigmoid_slope_is_a_convex_function_of_the_square() -> None:
    h = np.sqrt(np.linspace(0, 400, 4001))
    slope = value_and_slope(Sigmoid, h)[1]
    assert (np.diff(slope, 2) > 0).all()


@pytest.mark.parametrize("share", [0.5, 0.1, 0.001])
def test_standardized_data_find_at_least_the_slope_at_one(share: float) -> None:
    # Two values are the worst case, in equal numbers the very worst (Jensen).
    low, high = -np.sqrt(share / (1 - share)), np.sqrt((1 - share) / share)
    slopes = value_and_slope(Sigmoid, np.array([low, high, 1.0]))[1]
    mean = (1 - share) * slopes[0] + share * slopes[1]
    assert mean >= slopes[2] - 1e-15
    assert (mean == pytest.approx(slopes[2])) == (share == 0.5)
    assert slopes[2] / 0.25 == pytest.approx(0.786, abs=5e-4)


def relu_growth(m: int) -> float:
    """The growth of the mean squared norm in a batch of m, of section 5."""
    c = -1 / (m - 1)
    slope = 1 - np.arccos(c) / np.pi
    kernel = np.sqrt(1 - c**2) / np.pi + slope * c
    return float(((m - 1 + slope) / (1 - kernel) - 1) / (m - 3))


def simulated_growth(kind: type, m: int, draws: int = 40_000) -> float:
    """The same, from random wide layers: the derivation's means, drawn."""
    rng = np.random.default_rng(0)
    u = rng.standard_normal((draws, m))
    u -= u.mean(axis=1, keepdims=True)
    u /= np.linalg.norm(u, axis=1, keepdims=True)
    y, slope = value_and_slope(kind, np.sqrt(m) * u)
    # A gradient of mean 0 over the batch arrives, times the slope, less two parts.
    g = rng.standard_normal((draws, m))
    g = slope * (g - g.mean(axis=1, keepdims=True))
    g -= g.mean(axis=1, keepdims=True)
    g -= (g * u).sum(axis=1, keepdims=True) * u
    centred = y - y.mean(axis=1, keepdims=True)
    variance = (centred**2).sum(axis=1).mean() / (m - 1)
    return float((g**2).sum(axis=1).mean() * m / ((m - 1) * variance * (m - 3)))


@pytest.mark.parametrize("m", [6, 8, 16])
def test_growth_in_small_batches_is_the_derived_one(m: int) -> None:
    assert simulated_growth(ReLU, m) == pytest.approx(relu_growth(m), rel=0.02)


@pytest.mark.parametrize("m", [6, 16])
def test_in_a_finite_batch_a_straight_line_grows_too(m: int) -> None:
    class Line(ReLU):
        def forward(self, x, training=True):
            return x

        def backward(self, dy):
            return dy

    expected = (m - 2) / (m - 3)
    assert simulated_growth(Line, m) == pytest.approx(expected, rel=0.02)


def test_expected_shares_multiply_the_factors_from_the_output_back():
    np.testing.assert_allclose(expected_shares(np.array([2.0, 3, 5])), [30, 15, 5, 1])
