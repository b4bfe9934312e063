"""Notebooks 08 and 11: their recordings, and how they were made."""

import numpy as np
import pytest

from helpers import records
from helpers.nn.activations import ReLU, Sigmoid
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.gradient_check import gradient_errors
from helpers.nn.layers import Linear
from helpers.nn.networks import norms_of
from helpers.nn.training import use_population_statistics
from recordings import divided_start, learning_rates, parts, training, variants
from recordings.running import pictures


def variant(rng, **changes):
    return variants.build(variants.COMMON | changes, rng)


def test_a_plain_network_has_no_gamma():
    gamma = records.read("training")["gamma"]
    assert np.isnan(gamma.at(network="plain")).all()
    assert np.isfinite(gamma.at(network="normalized ReLU")).all()


def test_the_divided_start_has_the_weights_of_normalized_once_and_computes_the_same():
    x, networks, outputs = pictures().x, [], []
    for build, name in [
        (divided_start.build, "normalized"),
        (learning_rates.build, "normalized once"),
    ]:
        network = build([784, 9, 9, 10], name, np.random.default_rng(1))
        use_population_statistics(network, x)
        networks.append(network)
        outputs.append(network.forward(x[:50], training=False))
    np.testing.assert_allclose(*outputs, atol=1e-3)
    layers = map(divided_start.linear_layers, networks)
    for divided, once in zip(*layers, strict=True):
        np.testing.assert_array_equal(divided.weight.value, once.weight.value)


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


@pytest.mark.parametrize(
    ("left_out", "gamma", "beta"),
    [("both", 0, 0), ("gamma", 0, 1), ("beta", 1, 0), ("nothing", 1, 1)],
)
def test_what_is_not_learned_is_not_given_to_the_optimizer(rng, left_out, gamma, beta):
    network = variant(rng, depth=1, placement="after")
    (norm,) = norms_of(network)
    learned = [id(p) for p in parts.learned_parameters(network, left_out)]
    assert learned.count(id(norm.gamma)) == gamma
    assert learned.count(id(norm.beta)) == beta
    assert len(learned) == 4 + gamma + beta


@pytest.mark.parametrize("layer", [parts.WithoutDivision, parts.WithoutSubtraction])
def test_a_layer_that_lacks_a_part_has_the_right_gradients(rng, layer):
    norm = layer(3)
    norm.gamma.value, norm.beta.value = rng.normal(size=(2, 3))
    errors = gradient_errors(norm, rng.normal(2, 3, (7, 3)), rng)
    assert max(errors) < 1e-6


def test_what_is_left_of_a_layer_without_a_part(rng):
    x = rng.normal(2, 3, (50, 4))
    centred = parts.WithoutDivision(4).forward(x, training=True)
    np.testing.assert_allclose(centred, x - x.mean(axis=0))
    divided = parts.WithoutSubtraction(4).forward(x, training=True)
    np.testing.assert_allclose(divided, x / x.std(axis=0), rtol=1e-5)


@pytest.mark.parametrize("left_out", parts.SETTINGS["left_out"])
def test_population_statistics_are_those_of_one_large_batch(rng, left_out):
    network = parts.build(parts.SETTINGS, "ReLU", left_out, rng)
    x = rng.normal(1, 2, (400, 784)).astype(np.float32)
    use_population_statistics(network, x)
    alone, together = (network.forward(x, training) for training in (False, True))
    np.testing.assert_allclose(alone, together, atol=0.02)


def test_an_exchange_moves_the_normalization_in_front_of_the_output(rng):
    for order, last in [("before", BatchNorm), ("after", Sigmoid)]:
        network = variant(rng, placement=order, exchanged=True)
        assert isinstance(network.layers[-2], last)
        assert network.forward(rng.normal(size=(5, 784))).shape == (5, 10)


def test_a_width_of_one_is_the_divided_start_itself():
    record = records.read("divided_start")
    np.testing.assert_array_equal(
        record["map"].at(width=1.0), record["accuracy"].at(step=500)
    )


@pytest.mark.parametrize("width", [0.125, 16.0])
def test_on_the_map_the_divided_start_has_the_weights_of_normalized_once(width):
    run = variants.COMMON | {"depth": 2, "width": width}
    once = variants.build(run | {"placement": "once"}, np.random.default_rng(1))
    plain = variants.build(run, np.random.default_rng(1))
    divided = divided_start.with_weights_of(once, plain)
    layers = map(divided_start.linear_layers, (once, divided))
    for one, other in zip(*layers, strict=True):
        np.testing.assert_array_equal(one.weight.value, other.weight.value)
    assert norms_of(divided)


def test_wander_is_the_way_of_the_median_in_spreads():
    centers = np.array([0.0, 3.0, -1.0])[:, np.newaxis, np.newaxis]
    units = centers + 2 * np.array([-1, 0, 1])[:, np.newaxis] + np.zeros((1, 1, 5))
    np.testing.assert_allclose(training.wander(units), 4 / 2)
