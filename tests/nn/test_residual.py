"""Skip connections, what scales a branch, and dynamic tanh."""

import numpy as np
import pytest

from helpers.nn import (
    BatchNorm,
    DynamicTanh,
    Linear,
    Residual,
    Scale,
    Sequential,
    Tanh,
    gradient_errors,
    use_population_statistics,
)


def test_a_skip_adds_the_branch_forward_and_backward(rng):
    branch = Sequential([Linear(4, 4, rng), Tanh()])
    x, dy = rng.standard_normal((2, 6, 4))
    y, dx = branch.forward(x), branch.backward(dy)
    skip = Residual(branch)
    np.testing.assert_allclose(skip.forward(x), x + y)
    np.testing.assert_allclose(skip.backward(dy), dy + dx)
    assert skip.parameters() == branch.parameters()


def test_a_branch_that_starts_at_0_is_not_there_but_can_learn(rng):
    linear = Linear(4, 4, rng)
    skip = Residual(Sequential([linear, Scale()]))
    x, dy = rng.standard_normal((2, 6, 4))
    np.testing.assert_array_equal(skip.forward(x), x)
    np.testing.assert_array_equal(skip.backward(dy), dy)
    scale = skip.parameters()[-1]
    assert scale.gradient == pytest.approx(np.sum(dy * linear.forward(x)))
    assert np.all(linear.weight.gradient == 0)


@pytest.mark.parametrize("layer", [Scale(0.7), DynamicTanh(4, alpha=0.8)])
def test_gradient_check(layer, rng):
    for parameter in layer.parameters():
        parameter.value = parameter.value + rng.normal(0, 0.3, parameter.value.shape)
    assert max(gradient_errors(layer, rng.normal(1, 2, (6, 4)), rng)) < 1e-7


def test_dynamic_tanh_is_nearly_a_scale_for_small_numbers_and_has_an_end(rng):
    layer = DynamicTanh(4)
    x = rng.standard_normal((6, 4))
    np.testing.assert_allclose(layer.forward(1e-3 * x), 0.5e-3 * x, rtol=1e-4)
    np.testing.assert_allclose(layer.forward(1e6 * x), np.sign(x))


def test_population_statistics_reach_into_branches(rng):
    first, inner, deep = BatchNorm(4), BatchNorm(4), BatchNorm(4)
    linear = Linear(4, 4, rng)
    block = Residual(Sequential([inner, Tanh(), linear]))
    network = Sequential([first, block, Sequential([deep, Tanh()])])
    x = rng.normal(2, 3, (50, 4))
    use_population_statistics(network, x)
    h = (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0, ddof=1) + 1e-5)
    np.testing.assert_allclose(inner.running_mean, h.mean(axis=0), atol=1e-12)
    normal = (h - h.mean(axis=0)) / np.sqrt(h.var(axis=0, ddof=1) + 1e-5)
    y = h + np.tanh(normal) @ linear.weight.value
    np.testing.assert_allclose(deep.running_mean, y.mean(axis=0))
    np.testing.assert_allclose(deep.running_var, y.var(axis=0, ddof=1))
