"""Layer and RMS normalization: by themselves, beside batch norm, and what is lost."""

import numpy as np
import pytest

from helpers.nn import BatchNorm, LayerNorm, RMSNorm, gradient_errors


def with_scale(layer, rng):
    for parameter in layer.parameters():
        parameter.value = rng.normal(1, 1, parameter.value.shape)
    return layer


@pytest.mark.parametrize("norm", [LayerNorm, RMSNorm])
@pytest.mark.parametrize(("shape", "eps"), [((6, 3), 0.3), ((1, 5), 1e-5)])
def test_gradient_check(norm, shape, eps, rng):
    layer = with_scale(norm(shape[1], eps=eps), rng)
    assert max(gradient_errors(layer, rng.normal(2, 3, shape), rng)) < 1e-7


def test_layer_norm_is_batch_norm_of_the_transposed_table(rng):
    x, dy = rng.normal(2, 3, (2, 7, 4))
    layer, batch = LayerNorm(4), BatchNorm(7)
    np.testing.assert_allclose(layer.forward(x), batch.forward(x.T).T)
    np.testing.assert_allclose(layer.backward(dy), batch.backward(dy.T).T, atol=1e-14)


def test_rows_have_beta_and_gamma_as_mean_and_deviation(rng):
    layer = LayerNorm(50, eps=0)
    layer.gamma.value *= 3
    layer.beta.value += 2
    y = layer.forward(rng.normal(-5, 7, (4, 50)))
    np.testing.assert_allclose(y.mean(axis=1), 2)
    np.testing.assert_allclose(y.std(axis=1), 3)


def test_rms_norm_is_layer_norm_where_rows_have_mean_0(rng):
    x = rng.normal(2, 3, (5, 6))
    x -= x.mean(axis=1, keepdims=True)
    np.testing.assert_allclose(RMSNorm(6).forward(x), LayerNorm(6).forward(x))
    assert np.abs(RMSNorm(6).forward(x + 1) - LayerNorm(6).forward(x + 1)).max() > 0.1


@pytest.mark.parametrize("norm", [LayerNorm, RMSNorm])
def test_an_example_is_by_itself_in_training_and_in_inference(norm, rng):
    layer = with_scale(norm(6), rng)
    x = rng.normal(2, 3, (5, 6))
    y = layer.forward(x)
    for row in range(5):
        np.testing.assert_allclose(layer.forward(x[[row]]), y[[row]])
    np.testing.assert_array_equal(layer.forward(x, training=False), y)


@pytest.mark.parametrize(("norm", "shift"), [(LayerNorm, 4), (RMSNorm, 0)])
def test_what_changes_nothing(norm, shift, rng):
    x = rng.normal(2, 3, (5, 6))
    layer = norm(6, eps=0)
    y, moved = layer.forward(x), layer.forward(7 * x + shift)
    np.testing.assert_allclose(moved, y, atol=1e-12)


def test_epsilon_is_added_inside_the_root():
    x = np.array([[1.0, -1.0]])  # variance and mean square 1
    for norm in (LayerNorm, RMSNorm):
        np.testing.assert_allclose(norm(2, eps=3.0).forward(x), x / 2)
