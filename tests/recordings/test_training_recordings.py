"""Notebook 08: its recordings, and how they were made."""

import numpy as np
import pytest

from helpers import records
from helpers.nn.activations import ReLU, Sigmoid
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.layers import Linear
from recordings import training, variants


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def variant(rng, **changes):
    return variants.build(variants.COMMON | changes, rng)


def test_a_plain_network_has_no_gamma():
    gamma = records.read("training")["gamma"]
    assert np.isnan(gamma.at(network="plain")).all()
    assert np.isfinite(gamma.at(network="normalized ReLU")).all()


@pytest.mark.parametrize(
    ("placement", "hidden"),
    [
        (None, [Linear, ReLU]),
        ("before", [Linear, BatchNorm, ReLU]),
        ("after", [Linear, ReLU, BatchNorm]),
    ],
)
def test_normalization_stands_before_or_after_the_activation(rng, placement, hidden):
    network = variant(rng, activation="ReLU", placement=placement)
    assert [type(layer) for layer in network.layers] == hidden * 3 + [Linear]
    # The bias is left away only where the mean is subtracted.
    assert (network.layers[0].bias is None) == (placement == "before")


@pytest.mark.parametrize(("learned", "count"), [("none", 4), ("gamma", 5), ("both", 6)])
def test_what_is_not_learned_is_not_given_to_the_optimizer(rng, learned, count):
    network = variant(rng, depth=1, placement="after")
    assert len(variants.learned_parameters(network, learned)) == count


def test_an_exchange_moves_the_normalization_in_front_of_the_output(rng):
    for order, last in [("before", BatchNorm), ("after", Sigmoid)]:
        network = variant(rng, placement=order, exchanged=True)
        assert isinstance(network.layers[-2], last)
        assert network.forward(rng.normal(size=(5, 784))).shape == (5, 10)


def test_a_run_that_diverges_is_recorded_as_not_a_number():
    run = {"activation": "ReLU", "placement": None, "rate": 1e6, "seed": 0, "steps": 9}
    assert np.isnan([*variants.variant_run(**run).values()]).all()


def test_wander_is_the_way_of_the_median_in_spreads():
    centers = np.array([0.0, 3.0, -1.0])[:, np.newaxis, np.newaxis]
    units = centers + 2 * np.array([-1, 0, 1])[:, np.newaxis] + np.zeros((1, 1, 5))
    np.testing.assert_allclose(training.wander(units), 4 / 2)
