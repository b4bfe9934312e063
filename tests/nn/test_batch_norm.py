"""Batch normalization: its properties, PyTorch's numbers, and what it refuses."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from helpers import records
from helpers.nn.batch_norm import (
    BatchNorm,
    batch_norm_backward,
    batch_norm_forward,
    batch_norm_inference,
)
from helpers.nn.gradient_check import gradient_errors

SHAPES = [(6, 3), (2, 1), (3, 2, 4, 5), (1, 3, 2, 2)]
REFERENCE = Path(__file__).parents[1] / "data" / "torch_batch_norm.npz"


def feature_axes(x):
    return (0, *range(2, x.ndim))


def layer_with(rng, num_features, **options):
    layer = BatchNorm(num_features, **options)
    layer.gamma.value = rng.standard_normal(num_features)
    layer.beta.value = rng.standard_normal(num_features)
    return layer


@pytest.mark.parametrize("case", ["vectors", "images"])
def test_agrees_with_pytorch(case):
    with np.load(REFERENCE) as arrays:
        torch = {k.removeprefix(f"{case}_"): v for k, v in arrays.items() if case in k}
    layer = BatchNorm(len(torch["gamma"]))
    layer.gamma.value, layer.beta.value = torch["gamma"], torch["beta"]
    layer.forward(torch["first"])
    ours = {"y": layer.forward(torch["x"]), "dx": layer.backward(torch["dy"])}
    ours |= {"dgamma": layer.gamma.gradient, "dbeta": layer.beta.gradient}
    ours |= {"running_mean": layer.running_mean, "running_var": layer.running_var}
    ours["y_inference"] = layer.forward(torch["x"], training=False)
    for name, values in ours.items():
        np.testing.assert_allclose(values, torch[name], rtol=1e-11, atol=1e-12)


@pytest.mark.parametrize(
    ("library", "eps", "momentum"), [("torch", 1e-5, 0.1), ("keras", 1e-3, 0.01)]
)
def test_the_running_statistics_are_those_of_the_libraries(library, eps, momentum):
    stored = records.read("library_batch_norm")
    layer = BatchNorm(3, eps=eps, momentum=momentum)
    layer.gamma.value, layer.beta.value = stored["gamma"].at(), stored["beta"].at()
    mean, var, y = (stored[key].at(library=library) for key in ("mean", "var", "y"))
    batches = stored["batches"].at()
    for batch in batches:
        layer.forward(batch)
    np.testing.assert_allclose(layer.running_mean, mean, rtol=1e-6)
    if library == "keras":  # which keeps the biased variance
        left = (1 - momentum) ** len(batches)
        layer.running_var = left + (layer.running_var - left) * 7 / 8
    found = layer.forward(stored["x_test"].at(), training=False)
    np.testing.assert_allclose(layer.running_var, var, rtol=1e-6)
    np.testing.assert_allclose(found, y, rtol=1e-6, atol=1e-7)
    assert stored.settings.keys() == {"torch", "keras"}


@pytest.mark.parametrize("shape", SHAPES)
def test_gradient_check(shape):
    rng = np.random.default_rng(0)
    layer = layer_with(rng, shape[1])
    layer.eps = 0.1  # in batches of two, dx is tiny without it
    assert max(gradient_errors(layer, rng.standard_normal(shape), rng)) < 1e-7


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_output_has_beta_and_gamma_as_mean_and_deviation(shape, dtype):
    rng = np.random.default_rng(1)
    x = (50 + 3 * rng.standard_normal(shape)).astype(dtype)
    gamma = np.linspace(0.5, 2, shape[1]).astype(dtype)
    beta = np.linspace(-1, 1, shape[1]).astype(dtype)
    y, _ = batch_norm_forward(x, gamma, beta, eps=0.0)
    assert y.dtype == dtype
    assert y.shape == shape
    # A mean of 50 leaves float32 five digits; three close values make them fewer.
    tolerance = 1e-3 if dtype == np.float32 else 1e-12
    np.testing.assert_allclose(y.mean(axis=feature_axes(x)), beta, atol=tolerance)
    np.testing.assert_allclose(y.std(axis=feature_axes(x)), gamma, rtol=tolerance)


def test_images_of_one_pixel_are_vectors():
    rng = np.random.default_rng(11)
    x, dy = rng.standard_normal((2, 6, 3))
    images, vectors = BatchNorm(3), BatchNorm(3)
    y = images.forward(x.reshape(6, 3, 1, 1))
    np.testing.assert_allclose(y[:, :, 0, 0], vectors.forward(x), atol=1e-12)
    dx = images.backward(dy.reshape(6, 3, 1, 1))
    np.testing.assert_allclose(dx[:, :, 0, 0], vectors.backward(dy), atol=1e-12)


@pytest.mark.parametrize("shape", [(60, 100), (256, 1024), (32, 8, 14, 14)])
def test_large_mean_in_single_precision(shape):
    rng = np.random.default_rng(2)
    x = (1000 + rng.standard_normal(shape)).astype(np.float32)
    y = BatchNorm(shape[1]).forward(x)
    deviations = y.std(axis=feature_axes(x), dtype=np.float64)
    np.testing.assert_allclose(deviations, 1, atol=1e-3)


@settings(max_examples=30, deadline=None)
@given(
    scale=st.floats(0.1, 10),
    shift=st.floats(-100, 100),
    seed=st.integers(0, 1000),
    images=st.booleans(),
)
def test_scale_and_shift_of_the_input_do_not_matter(scale, shift, seed, images):
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((4, 3, 2, 2) if images else (8, 3))
    gamma, beta = rng.standard_normal((2, 3))
    y, _ = batch_norm_forward(x, gamma, beta, eps=0.0)
    moved, _ = batch_norm_forward(scale * x + shift, gamma, beta, eps=0.0)
    np.testing.assert_allclose(moved, y, atol=1e-9)


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 1000), images=st.booleans())
def test_gradient_is_orthogonal_to_ones_and_to_x_hat(seed, images):
    rng = np.random.default_rng(seed)
    x, dy = rng.standard_normal((2, *((4, 3, 2, 2) if images else (8, 3))))
    y, cache = batch_norm_forward(x, np.full(3, 2.0), np.zeros(3), eps=0.0)
    dx, _, _ = batch_norm_backward(dy, cache)
    axes = feature_axes(x)
    np.testing.assert_allclose(dx.sum(axis=axes), 0, atol=1e-10)
    np.testing.assert_allclose((dx * y).sum(axis=axes), 0, atol=1e-10)
    assert np.abs(dx).max() > 1e-3


def test_epsilon_is_added_to_the_variance_inside_the_root():
    x = np.array([[1.0], [-1.0]])  # variance 1
    y, _ = batch_norm_forward(x, np.ones(1), np.zeros(1), eps=3.0)
    np.testing.assert_allclose(y, x / 2)
    np.testing.assert_allclose(BatchNorm(1, eps=3.0).forward(x), x / 2)


def test_constant_feature_becomes_beta():
    x = np.full((5, 2), 7.0)
    y, _ = batch_norm_forward(x, np.ones(2), np.array([0.5, -1]))
    np.testing.assert_allclose(y, np.tile([0.5, -1], (5, 1)), atol=1e-6)


def test_inputs_are_not_changed_and_may_be_read_only_or_strided():
    rng = np.random.default_rng(3)
    x = rng.standard_normal((8, 6))[::2, ::2]
    dy = rng.standard_normal((4, 3))
    x_before, dy_before = x.copy(), dy.copy()
    for array in (x, dy):
        array.flags.writeable = False
    layer = BatchNorm(3)
    y = layer.forward(x)
    dx = layer.backward(dy)
    np.testing.assert_array_equal(x, x_before)
    np.testing.assert_array_equal(dy, dy_before)
    np.testing.assert_allclose(y, BatchNorm(3).forward(x.copy()))
    assert dx.shape == x.shape


def test_running_statistics_follow_pytorchs_convention():
    x = np.array([[0.0], [2.0]])  # mean 1, biased variance 1, unbiased 2
    layer = BatchNorm(1, momentum=0.25)
    layer.forward(x)
    np.testing.assert_allclose(layer.running_mean, [0.25])
    np.testing.assert_allclose(layer.running_var, [0.75 * 1 + 0.25 * 2])
    layer.forward(x, training=False)
    np.testing.assert_allclose(layer.running_mean, [0.25])


def test_statistics_collected_by_reference_stay_those_of_their_step():
    rng = np.random.default_rng(12)
    layer = BatchNorm(3, momentum=np.float64(0.25))
    means, variances, copies = [], [], []
    for _ in range(4):
        layer.forward(rng.normal(2, 3, (8, 3)).astype(np.float32))
        means.append(layer.running_mean)
        variances.append(layer.running_var)
        copies.append((layer.running_mean.copy(), layer.running_var.copy()))
        assert layer.running_mean.dtype == layer.running_var.dtype == np.float32
    np.testing.assert_array_equal(np.stack([means, variances], axis=1), copies)


def test_inference_uses_the_given_statistics_for_one_example():
    y = batch_norm_inference(
        np.array([[5.0]]), np.ones(1), np.ones(1), np.array([3.0]), np.array([4.0]), 0.0
    )
    np.testing.assert_allclose(y, [[2.0]])


def test_inference_with_the_statistics_of_the_batch_is_the_forward_pass():
    rng = np.random.default_rng(10)
    x, (gamma, beta) = rng.standard_normal((5, 3)), rng.standard_normal((2, 3))
    y, cache = batch_norm_forward(0.01 * x, gamma, beta)
    again = batch_norm_inference(0.01 * x, gamma, beta, cache.mean, cache.var)
    np.testing.assert_allclose(again, y, atol=1e-12)


def test_the_output_has_the_dtype_of_the_batch_whatever_that_of_gamma():
    x, (gamma, mean) = np.eye(4, dtype=np.float32), np.ones((2, 4))
    y, cache = batch_norm_forward(x, gamma, mean)
    assert y.dtype == np.float32
    assert batch_norm_backward(x, cache)[0].dtype == np.float32
    assert batch_norm_inference(x, gamma, mean, mean, gamma).dtype == np.float32


def test_layer_follows_the_dtype_of_its_input():
    rng = np.random.default_rng(4)
    layer = BatchNorm(3)
    for dtype in (np.float32, np.float64):
        x = rng.standard_normal((5, 3)).astype(dtype)
        assert layer.forward(x).dtype == dtype
        assert layer.backward(x).dtype == dtype
        for parameter in layer.parameters():
            assert parameter.value.dtype == parameter.gradient.dtype == dtype
        assert layer.running_mean.dtype == layer.running_var.dtype == dtype
        assert layer.forward(x, training=False).dtype == dtype


def test_one_example_is_fine_at_inference():
    assert BatchNorm(3).forward(np.ones((1, 3)), training=False).shape == (1, 3)


def test_images_with_the_batch_innermost_in_memory_come_out_the_same_and_stay_so():
    rng = np.random.default_rng(8)
    x, dy = rng.standard_normal((2, 6, 3, 4, 5))
    inner, inner_dy = (
        np.ascontiguousarray(a.transpose(1, 2, 3, 0)).transpose(3, 0, 1, 2)
        for a in (x, dy)
    )
    for gradient in (dy, inner_dy):
        plain, other = layer_with(rng, 3), BatchNorm(3)
        other.gamma.value, other.beta.value = plain.gamma.value, plain.beta.value
        y, expected = other.forward(inner), plain.forward(x)
        np.testing.assert_allclose(y, expected, atol=1e-13)
        assert y.strides == inner.strides
        np.testing.assert_allclose(
            other.backward(gradient), plain.backward(dy), atol=1e-13
        )
        np.testing.assert_allclose(other.running_var, plain.running_var)


def test_backward_leaves_the_cache_as_it_is():
    rng = np.random.default_rng(9)
    x, dy = rng.standard_normal((2, 6, 3))
    _, cache = batch_norm_forward(x, np.ones(3), np.zeros(3))
    first, _, _ = batch_norm_backward(dy, cache)
    again, _, _ = batch_norm_backward(dy, cache)
    np.testing.assert_array_equal(first, again)


def test_a_constant_feature_is_centred_in_single_precision():
    x = np.full((47040, 3), [1, 10, 300], np.float32)
    y, _ = batch_norm_forward(x, np.ones(3, np.float32), np.zeros(3, np.float32))
    assert np.all(y == 0)
