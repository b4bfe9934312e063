"""Folding a normalization into a convolution; into a Linear layer: test_inference."""

import numpy as np
import pytest

from helpers import nn
from helpers.studies.folding import fold, fold_all


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.fixture
def norm(rng):
    norm = nn.BatchNorm(3)
    norm.gamma.value, norm.beta.value = rng.standard_normal((2, 3))
    norm.running_mean, norm.running_var = rng.uniform(0.01, 4, (2, 3))
    return norm


@pytest.mark.parametrize("bias", [True, False])
def test_folded_convolution_equals_the_two(rng, norm, bias):
    conv = nn.Conv2d(2, 3, 3, rng, padding=1, bias=bias)
    if conv.bias is not None:
        conv.bias.value = rng.standard_normal(3)
    x, weight = rng.standard_normal((4, 2, 5, 6)), conv.weight.value.copy()
    expected = norm.forward(conv.forward(x), training=False)
    folded = fold(conv, norm)
    np.testing.assert_allclose(folded.forward(x), expected, atol=1e-13)
    np.testing.assert_array_equal(conv.weight.value, weight)
    assert (conv.bias is not None) == bias


def test_only_weighted_sums_can_take_a_normalization_in(norm):
    with pytest.raises(TypeError, match="Linear or a Conv2d, not a Sigmoid"):
        fold(nn.Sigmoid(), norm)


def test_folded_image_network_has_no_normalization_and_the_same_answers(rng):
    network = nn.image_network([1, 4, 3, 10], rng, normalize=True)
    for _ in range(5):
        network.forward(3 + rng.standard_normal((20, 1, 28, 28)))
    folded = fold_all(network)
    kinds = [type(layer).__name__ for layer in folded.layers]
    assert kinds == 2 * ["Conv2d", "ReLU", "MaxPool2d"] + ["Flatten", "Linear"]
    x = rng.standard_normal((4, 1, 28, 28))
    np.testing.assert_allclose(
        folded.forward(x, training=False), network.forward(x, training=False)
    )
