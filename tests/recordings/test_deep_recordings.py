"""Notebook 15: how its recordings are made, and that they hold what they say."""

import numpy as np
import pytest

from helpers import records
from helpers.nn import (
    BatchNorm,
    Conv2d,
    GroupNorm,
    InstanceNorm,
    LayerNorm,
    Linear,
    Sequential,
)
from helpers.studies.deep_networks import deep_classifier
from recordings import (
    adversarial,
    first_gradients,
    norms,
    residual,
)


def test_the_longer_runs_begin_as_the_short_ones():
    short, longer = records.read("deep_training"), records.read("deep_longer")
    for network, rates in longer.settings["rates"].items():
        for rate in rates:
            run = {"network": network, "depth": 50, "rate": rate, "step": 0}
            starts = [np.nan_to_num(r["loss"].at(**run)) for r in (short, longer)]
            finite = starts[0] * starts[1] > 0  # a run that diverges is lost as a whole
            np.testing.assert_allclose(starts[0][finite], starts[1][finite], rtol=1e-5)


def test_first_gradients_start_alike_at_every_rate():
    gradient = records.read("first_gradients")["gradient"]
    start = gradient.at(step=0)
    np.testing.assert_allclose(start[:, :1], start[:, 1:2], rtol=1e-5)


def test_the_weights_of_the_blocks_are_found_in_their_order(rng):
    network = deep_classifier([784, 50, 10], 4, rng, skip=True, norm="layer")
    weights = first_gradients.block_weights(network, 50)
    blocks = [block.layers[0].branch.layers[-1] for block in network.layers[1:5]]
    assert [id(weight) for weight in weights] == [id(b.weight) for b in blocks]


def test_blocks_of_the_residual_record_are_what_they_are_called(rng):
    for name, options in residual.SETTINGS["blocks"].items():
        assert ("batch" in name or "last norm" in name) == ("batch" in options.values())
        assert ("layer" in name) == ("layer" in options.values())
        assert ("norm in the branch" in name) == ("norm" in options)
        assert ("behind" in name) == ("behind" in options)
        assert ("SkipInit" in name or "sqrt" in name) == ("scale" in options)
        assert ("last norm" in name) == ("end" in options)
        network = deep_classifier([784, 50, 10], 1, rng, skip=True, **options)
        norm = options.get("end", options.get("norm", "none"))
        last = network.layers[-3]  # what the last activation and the weights follow
        assert type(last) is {"none": Sequential, "batch": BatchNorm}.get(
            norm, LayerNorm
        )
        assert network.forward(rng.standard_normal((3, 784))).shape == (3, 10)


@pytest.mark.parametrize(
    ("norm", "kind", "groups"),
    [
        ("none", None, 0),
        ("batch", BatchNorm, 0),
        ("layer", GroupNorm, 1),
        ("group", GroupNorm, 4),
        ("instance", InstanceNorm, 8),
    ],
)
def test_a_convolution_has_its_norm_and_then_no_bias(norm, kind, groups, rng):
    network = norms.convolutions(norms.SETTINGS, norm, rng)
    first, second = network.layers[:2]
    assert isinstance(first, Conv2d)
    assert (first.bias is None) == (kind is not None)
    if kind:
        assert type(second) is kind
        assert getattr(second, "num_groups", 0) == groups
    assert isinstance(network.layers[-1], Linear)


def test_an_attack_of_size_0_is_the_test_and_larger_ones_harm_more():
    accuracy = records.read("adversarial")["accuracy"]
    settings = adversarial.SETTINGS
    assert settings["changes"][0] == 0
    late = accuracy.at(step=settings["steps"])
    late = late[np.isfinite(late).all(axis=-1)]
    assert (np.diff(late, axis=-1) <= 0.002).all()
