"""Deep stacks of equal blocks have the layers that they promise."""

import numpy as np
import pytest

from helpers import nn
from helpers.studies.deep_networks import deep_blocks, deep_classifier


def kinds(layers):
    return [type(layer).__name__ for layer in layers]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, ["Linear", "ReLU"]),
        ({"norm": "batch"}, ["Linear", "BatchNorm", "ReLU"]),
        ({"norm": "RMS", "activation": "tanh"}, ["Linear", "RMSNorm", "Tanh"]),
        ({"norm": "layer", "behind": "batch"}, [*["Linear", "LayerNorm", "ReLU"]]),
    ],
)
def test_a_block_is_weights_normalization_activation(options, expected, rng):
    blocks = deep_blocks(3, 4, rng, **options)
    behind = ["BatchNorm"] if "behind" in options else []
    assert [kinds(block.layers) for block in blocks] == [expected + behind] * 3
    assert (blocks[0].layers[0].bias is None) == ("norm" in options)


def test_with_skips_the_weights_come_last_in_the_branch(rng):
    options = {"skip": True, "norm": "layer", "behind": "batch", "scale": 0.5}
    (block,) = deep_blocks(1, 4, rng, **options)
    residual, behind = block.layers
    branch = ["LayerNorm", "ReLU", "Linear", "Scale"]
    assert kinds(residual.branch.layers) == branch
    assert isinstance(behind, nn.BatchNorm)
    assert residual.branch.layers[-1].scale.value == 0.5
    x = rng.standard_normal((6, 4))
    y = residual.branch.forward(x, training=False)
    summed = nn.BatchNorm(4).forward(x + y, training=False)
    np.testing.assert_allclose(block.forward(x, training=False), summed)


def test_weights_suit_the_activation(rng):
    for activation, square in [("ReLU", 2), ("tanh", 1)]:
        (block,) = deep_blocks(1, 200, rng, activation=activation)
        weight = block.layers[0].weight.value
        assert 200 * weight.var() == pytest.approx(square, rel=0.02)


def test_a_classifier_with_normalized_branches_normalizes_once_more(rng):
    plain = deep_classifier((7, 4, 3), 2, rng)
    assert kinds(plain.layers) == ["Linear", "Sequential", "Sequential", "Linear"]
    skips = deep_classifier((7, 4, 3), 2, rng, skip=True, norm="batch")
    assert kinds(skips.layers[3:]) == ["BatchNorm", "ReLU", "Linear"]
    assert kinds(skips.layers[1].layers) == ["Residual"]
    unnormalized = deep_classifier((7, 4, 3), 2, rng, skip=True)
    assert kinds(unnormalized.layers[3:]) == ["ReLU", "Linear"]
    last = deep_classifier((7, 4, 3), 2, rng, skip=True, end="batch")
    assert kinds(last.layers[3:]) == ["BatchNorm", "ReLU", "Linear"]
    bare = deep_classifier((7, 4, 3), 2, rng, skip=True, norm="batch", end="none")
    assert kinds(bare.layers[3:]) == ["ReLU", "Linear"]
    for network in (plain, skips, last, bare):
        x, labels = rng.standard_normal((6, 7)), np.array([0, 1, 2, 0, 1, 2])
        loss, dlogits = nn.softmax_cross_entropy(network.forward(x), labels)
        network.backward(dlogits)
        moved = sum(np.abs(p.gradient).sum() > 0 for p in network.parameters())
        assert moved >= len(network.parameters()) - 1
        assert loss > 0
