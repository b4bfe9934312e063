"""Folding a normalization into the layer before it."""

import numpy as np
import pytest

from helpers import nn
from helpers.studies.folding import fold, fold_all


@pytest.fixture
def norm(rng):
    norm = nn.BatchNorm(3)
    norm.gamma.value, norm.beta.value = rng.standard_normal((2, 3))
    norm.running_mean, norm.running_var = rng.uniform(0.01, 4, (2, 3))
    return norm


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("images", [False, True])
def test_the_folded_layer_equals_the_two(rng, norm, bias, images):
    kind, shape = (nn.Conv2d, (4, 2, 5, 6)) if images else (nn.Linear, (7, 2))
    layer = kind(2, 3, *[3] * images, rng=rng, bias=bias)
    if layer.bias is not None:
        layer.bias.value = rng.standard_normal(3)
    x, weight = rng.standard_normal(shape), layer.weight.value.copy()
    expected = norm.forward(layer.forward(x), training=False)
    np.testing.assert_allclose(fold(layer, norm).forward(x), expected, atol=1e-13)
    np.testing.assert_array_equal(layer.weight.value, weight)
    assert (layer.bias is not None) == bias


def test_only_weighted_sums_can_take_a_normalization_in(norm):
    with pytest.raises(TypeError, match="Linear or a Conv2d, not a Sigmoid"):
        fold(nn.Sigmoid(), norm)


def require_folded(network, x, kinds):
    folded = fold_all(network)
    assert [type(layer).__name__ for layer in folded.layers] == kinds
    np.testing.assert_allclose(
        folded.forward(x, training=False), network.forward(x, training=False)
    )


@pytest.mark.parametrize(
    ("make", "sizes", "shape", "kinds"),
    [
        (nn.dense_network, [6, 5, 4, 3], (20, 6), 2 * ["Linear", "Sigmoid"]),
        (
            nn.image_network,
            [1, 4, 3, 10],
            (20, 1, 28, 28),
            2 * ["Conv2d", "ReLU", "MaxPool2d"] + ["Flatten"],
        ),
    ],
)
def test_a_folded_network_has_no_normalization(rng, make, sizes, shape, kinds):
    network = make(sizes, rng, normalize=True)
    for _ in range(5):
        network.forward(3 + rng.standard_normal(shape))
    require_folded(network, rng.standard_normal(shape), [*kinds, "Linear"])


def test_normalization_without_a_linear_layer_before_it_stays(rng, norm):
    network = nn.Sequential([norm, nn.Linear(3, 3, rng), norm, norm])
    kinds = ["BatchNorm", "Linear"]  # two in a row fold one after the other
    require_folded(network, rng.standard_normal((4, 3)), kinds)
