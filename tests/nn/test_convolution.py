"""Convolution and pooling: definition, PyTorch, properties, refusals."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from helpers.nn.convolution import (
    INFERENCE_BLOCK,
    Conv2d,
    add_patches,
    convolve,
    image_patches,
)
from helpers.nn.gradient_check import gradient_errors
from helpers.nn.initializers import normal
from helpers.nn.networks import image_network
from helpers.nn.pooling import Flatten, GlobalAveragePool, MaxPool2d

REFERENCE = Path(__file__).parents[1] / "data" / "torch_convolution.npz"


def reference(case):
    with np.load(REFERENCE) as arrays:
        return {
            name.removeprefix(f"{case}_"): arrays[name]
            for name in arrays.files
            if name.startswith(f"{case}_")
        }


def by_definition(x, weight, padding):
    """Pixel by pixel, in Python."""
    around = (padding, padding)
    padded = np.pad(x, [(0, 0), (0, 0), around, around])
    size = weight.shape[2]
    rows, columns = padded.shape[2] - size + 1, padded.shape[3] - size + 1
    y = np.empty((len(x), len(weight), rows, columns))
    for n, o, r, c in np.ndindex(y.shape):
        y[n, o, r, c] = np.sum(weight[o] * padded[n, :, r : r + size, c : c + size])
    return y


@st.composite
def convolutions(draw):
    """Images, kernels and a padding that fit each other."""
    size = draw(st.integers(1, 4))
    padding = draw(st.integers(0, size - 1))
    smallest = max(1, size - 2 * padding)
    sides = st.integers(smallest, smallest + 4)
    n, c, o = (draw(st.integers(1, 3)) for _ in range(3))
    shape = (n, c, draw(sides), draw(sides))
    rng = np.random.default_rng(draw(st.integers(0, 2**16)))
    return rng.standard_normal(shape), rng.standard_normal((o, c, size, size)), padding


@given(convolutions())
@settings(max_examples=40, deadline=None)
def test_convolve_is_the_definition(case):
    np.testing.assert_allclose(convolve(*case)[0], by_definition(*case), atol=1e-12)


def test_convolve_does_not_pad_unless_told():
    assert convolve(np.ones((1, 1, 3, 4)), np.ones((1, 1, 3, 3)))[0].shape[2:] == (1, 2)


@given(convolutions(), st.integers(0, 2**16))
@settings(max_examples=40, deadline=None)
def test_add_patches_is_the_transpose_of_image_patches(case, seed):
    x, weight, padding = case
    size = weight.shape[2]
    patches = image_patches(x, size, padding)
    other = np.random.default_rng(seed).standard_normal(patches.shape)
    back = add_patches(other, x.shape, size, padding)
    assert back.shape == x.shape
    assert np.sum(patches * other) == pytest.approx(np.sum(x * back), abs=1e-9)


@given(convolutions(), st.integers(0, 2**16))
@settings(max_examples=20, deadline=None)
def test_convolution_is_linear_and_blind_to_memory_layout(case, seed):
    x, weight, padding = case
    other = np.random.default_rng(seed).standard_normal(x.shape)
    together = convolve(2 * x - other, weight, padding)[0]
    apart = 2 * convolve(x, weight, padding)[0] - convolve(other, weight, padding)[0]
    np.testing.assert_allclose(together, apart, atol=1e-10)
    columns_first = np.asfortranarray(x)
    np.testing.assert_array_equal(
        convolve(columns_first, weight, padding)[0], convolve(x, weight, padding)[0]
    )


@given(st.integers(-2, 2), st.integers(-2, 2))
@settings(max_examples=25, deadline=None)
def test_a_shifted_image_has_a_shifted_output(down, right):
    rng = np.random.default_rng(0)
    x = np.zeros((2, 1, 12, 12))
    x[:, :, 4:8, 4:8] = rng.standard_normal((2, 1, 4, 4))
    weight = rng.standard_normal((3, 1, 3, 3))
    shifted = convolve(np.roll(x, (down, right), (2, 3)), weight, 1)[0]
    expected = np.roll(convolve(x, weight, 1)[0], (down, right), (2, 3))
    np.testing.assert_allclose(shifted, expected, atol=1e-12)


def test_gradient_check_notices_a_kernel_turned_round():
    class Turned(Conv2d):
        def backward(self, dy):
            cache = self._cache
            self._cache = cache._replace(weight=cache.weight[:, :, ::-1, ::-1])
            return super().backward(dy)

    rng = np.random.default_rng(0)
    layer = Turned(2, 3, 3, rng, padding=1)
    errors = gradient_errors(layer, rng.standard_normal((3, 2, 4, 6)), rng)
    assert errors[0] > 0.1 > 1e-7 > errors[1]


@pytest.mark.parametrize("case", ["same", "valid", "wide"])
def test_parity_with_torch(case):
    r = reference(case)
    size = r["weight"].shape[2]
    padding = (r["y"].shape[2] - r["x"].shape[2] + size - 1) // 2
    layer = Conv2d(2, 4, size, np.random.default_rng(0), padding=padding)
    layer.weight.value, layer.bias.value = r["weight"], r["bias"]
    np.testing.assert_allclose(layer.forward(r["x"]), r["y"], atol=1e-12)
    np.testing.assert_allclose(layer.backward(r["dy"]), r["dx"], atol=1e-12)
    np.testing.assert_allclose(layer.weight.gradient, r["dweight"], atol=1e-12)
    np.testing.assert_allclose(layer.bias.gradient, r["dbias"], atol=1e-12)


def test_pooling_treats_ties_as_torch_does():
    r = reference("pool")
    layer = MaxPool2d(2)
    np.testing.assert_array_equal(layer.forward(r["x"]), r["y"])
    np.testing.assert_array_equal(layer.backward(r["dy"]), r["dx"])


def test_pooling_gives_every_gradient_to_exactly_one_pixel():
    layer = MaxPool2d(3)
    layer.forward(np.zeros((2, 1, 6, 6)))
    dx = layer.backward(np.ones((2, 1, 2, 2)))
    assert dx.sum() == 8
    np.testing.assert_array_equal(np.argwhere(dx[0, 0]) % 3, 0)


def test_inference_in_blocks_is_the_same():
    rng = np.random.default_rng(0)
    layer = Conv2d(1, 2, 3, rng, padding=1)
    x = rng.standard_normal((2 * INFERENCE_BLOCK + 3, 1, 4, 4))
    np.testing.assert_allclose(
        layer.forward(x, training=False), layer.forward(x), atol=1e-12
    )


def test_first_weights_have_the_deviation_of_the_initializer():
    rng = np.random.default_rng(0)
    assert Conv2d(8, 100, 3, rng).weight.value.std() == pytest.approx(
        np.sqrt(2 / 72), rel=0.02
    )
    layer = Conv2d(8, 100, 3, rng, normal(0.5), bias=False)
    assert layer.weight.value.shape == (100, 8, 3, 3)
    assert layer.weight.value.std() == pytest.approx(0.5, rel=0.02)
    assert len(layer.parameters()) == 1


def test_the_initializer_learns_how_many_numbers_go_in_and_out():
    def initializer(rng, shape, fan_in, fan_out):
        assert (fan_in, fan_out) == (3 * 3 * 2, 3 * 3 * 5)
        return np.zeros(shape)

    Conv2d(2, 5, 3, np.random.default_rng(0), initializer)


@pytest.mark.parametrize(("size", "padding", "side"), [(3, 0, 3), (4, 1, 2)])
def test_a_kernel_may_just_cover_the_padded_image(size, padding, side):
    layer = Conv2d(1, 1, size, np.random.default_rng(0), padding=padding)
    assert layer.forward(np.ones((1, 1, side, side))).shape == (1, 1, 1, 1)
    with pytest.raises(ValueError, match="smaller than its kernels"):
        layer.forward(np.ones((1, 1, side, side - 1)))


def test_a_window_has_two_by_two_pixels_unless_told():
    x = np.arange(16.0).reshape(1, 1, 4, 4)
    np.testing.assert_array_equal(MaxPool2d(1).forward(x), x)
    np.testing.assert_array_equal(MaxPool2d().forward(x), [[[[5, 7], [13, 15]]]])


def test_image_network_has_the_layers_and_parameters_it_promises():
    rng = np.random.default_rng(0)
    x = rng.standard_normal((2, 1, 28, 28))
    weights = 8 * 9 + 16 * 8 * 9
    for normalize, per_channel in ((False, 1), (True, 2)):
        for average, positions in ((False, 49), (True, 1)):
            network = image_network([1, 8, 16, 10], rng, normalize, average)
            assert network.forward(x).shape == (2, 10)
            assert sum(p.value.size for p in network.parameters()) == (
                weights + per_channel * 24 + 16 * positions * 10 + 10
            )
            kinds = [type(layer).__name__ for layer in network.layers[:4]]
            assert ("BatchNorm" in kinds) == normalize


def test_image_network_without_convolutions_is_linear_in_all_pixels():
    flatten, linear = image_network([1, 500], np.random.default_rng(0)).layers
    assert isinstance(flatten, Flatten)
    assert linear.weight.value.shape == (28 * 28, 500)
    assert linear.weight.value.std() == pytest.approx(np.sqrt(2 / 784), rel=0.02)


def test_image_network_is_plain_unless_told():
    layers = image_network([1, 4, 10], np.random.default_rng(0)).layers
    kinds = [type(layer).__name__ for layer in layers]
    assert kinds == ["Conv2d", "ReLU", "MaxPool2d", "Flatten", "Linear"]
    assert layers[-1].weight.value.shape == (4 * 14 * 14, 10)


def test_the_mean_over_positions_does_not_see_where_things_are():
    rng = np.random.default_rng(0)
    x = rng.standard_normal((2, 3, 4, 5))
    layer = GlobalAveragePool()
    np.testing.assert_allclose(layer.forward(x), layer.forward(np.roll(x, 2, axis=3)))
    np.testing.assert_allclose(layer.backward(np.ones((2, 3))), 1 / 20)


def test_without_padding_an_image_loses_its_border():
    layer = Conv2d(1, 2, 3, np.random.default_rng(0))
    assert layer.forward(np.ones((2, 1, 6, 5))).shape == (2, 2, 4, 3)
