"""The noise of Santurkar et al., and scale and offset without normalization."""

import numpy as np
import pytest

from helpers.nn.gradient_check import gradient_errors, numerical_gradient
from helpers.studies.activation_noise import ActivationNoise
from helpers.studies.scale_and_offset import ScaleAndOffset


def noisy(x, seed=0):
    return ActivationNoise(np.random.default_rng(seed)).forward(x)


def test_shift_has_the_paper_s_distribution():
    shifts = np.array([noisy(np.zeros((50, 40)), seed) for seed in range(50)])
    means = shifts.mean(axis=1)  # of each unit and step
    assert -0.52 < means.min() < -0.45
    assert 0.45 < means.max() < 0.52
    around = shifts - means[:, np.newaxis]
    assert np.abs(around).max() < 0.25
    assert around.std() == pytest.approx(0.1 / np.sqrt(3), rel=0.05)


def test_scale_multiplies_and_has_the_paper_s_distribution():
    zero, one = (
        np.array([noisy(np.full((50, 40), c), seed) for seed in range(50)])
        for c in (0.0, 1.0)
    )
    scales = one - zero  # the same draws, so the shifts cancel
    means = scales.mean(axis=1)
    assert 0.95 < means.min() < 1.02
    assert 1.23 < means.max() < 1.3
    assert (scales - means[:, np.newaxis]).std() == pytest.approx(0.1, rel=0.05)


def test_every_step_draws_anew_and_inference_draws_nothing():
    layer, x = ActivationNoise(np.random.default_rng(0)), np.ones((4, 3), np.float32)
    first, second = layer.forward(x), layer.forward(x)
    assert not np.allclose(first, second)
    assert first.dtype == np.float32
    assert layer.forward(x, training=False) is x


def test_the_gradient_is_that_of_the_same_draw():
    x, dy = np.random.default_rng(0).standard_normal((2, 4, 3))
    layer = ActivationNoise(np.random.default_rng(1))
    layer.forward(x)
    measured = numerical_gradient(lambda x: float(np.sum(dy * noisy(x, 1))), x)
    np.testing.assert_allclose(layer.backward(dy), measured, atol=1e-6)


def test_scale_and_offset_are_learned():
    rng = np.random.default_rng(0)
    layer = ScaleAndOffset(3)
    layer.gamma.value, layer.beta.value = rng.standard_normal((2, 3))
    errors = gradient_errors(layer, rng.standard_normal((4, 3)), rng)
    assert len(errors) == 3  # of x, gamma and beta
    assert max(errors) < 1e-7


def test_the_noise_is_algorithm_1_of_the_paper():
    x = np.random.default_rng(5).standard_normal((6, 4))
    rng = np.random.default_rng(7)
    mean, scale = rng.uniform(-0.5, 0.5, 4), rng.uniform(1, 1.25, 4)
    m = rng.uniform(mean - 0.1, mean + 0.1, x.shape)
    s = rng.normal(scale, 0.1, x.shape)
    np.testing.assert_allclose(noisy(x, seed=7), s * x + m)


def test_scale_and_offset_begin_as_if_they_were_not_there():
    layer, x = ScaleAndOffset(3), np.ones((2, 3), np.float32)
    np.testing.assert_array_equal(layer.gamma.value, np.ones(3))
    np.testing.assert_array_equal(layer.beta.value, np.zeros(3))
    assert layer.forward(x, training=False).dtype == np.float32
    assert layer.gamma.value.dtype == np.float32
    with pytest.raises(RuntimeError):
        layer.backward(x)
