"""Notebook 08: its recordings, how they were made, and the drawings of them."""

import numpy as np
import pytest

from helpers import records
from helpers.figures import bands
from helpers.figures.curves import Curve, plot_by_rate, plot_level
from helpers.figures.style import NORMALIZED, RAW, new_figure
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


def test_the_map_writes_every_accuracy_in_its_field():
    grid = np.linspace(0, 1, 6).reshape(2, 3)
    figure, axes = new_figure(1, 2)
    bands.plot_map([0.1, 1, 10], [1 / 4, 2], {"one": grid, "two": grid}, axes)
    texts = [text.get_text() for text in axes[1].texts]
    assert texts == ["", "20", "40", "60", "80", "100"]
    assert [label.get_text() for label in axes[0].get_yticklabels()] == ["1/4", "2"]
    figure.canvas.draw()


def test_the_panel_has_a_row_for_each_network(rng):
    steps = np.array([0, 1, 10, 100])
    values = np.sort(rng.normal(size=(4, 5)), axis=1)
    pair = {"sums": values, "outputs": 2 * values}
    row = bands.Watched(RAW, np.ones(3), np.linspace(0, 1, 4), pair)
    figure, axes = new_figure(2, 3)
    bands.plot_panel(steps, {"a": row, "b": row._replace(color=NORMALIZED)}, axes)
    assert [line.get_color() for line in axes[0, 0].lines] == [RAW, NORMALIZED]
    assert axes[1, 0].lines[0].get_ydata()[-1] == 100
    for ax, factor, color in [(axes[0, 1], 1, RAW), (axes[1, 2], 2, NORMALIZED)]:
        np.testing.assert_array_equal(ax.lines[0].get_ydata(), factor * values[:, 2])
        assert ax.lines[0].get_color() == color
    figure.canvas.draw()


def test_units_share_one_scale():
    steps, quantiles = np.array([0, 1, 10]), np.array([[-1.0, 0.0, 1.0]] * 3)
    _, axes = new_figure(1, 2)
    units = [Curve("a", quantiles, RAW), Curve("b", 9 * quantiles, NORMALIZED)]
    bands.plot_unit_bands(steps, units, axes)
    assert axes[0].get_ylim() == axes[1].get_ylim()
    assert axes[0].get_ylim()[1] > 8


def test_networks_stand_beside_each_other_at_a_rate():
    _, ax = new_figure()
    runs = np.full((2, 3), 0.5)
    curves = [Curve("a", runs, RAW), Curve("b", runs, NORMALIZED)]
    plot_by_rate([0.1, 1.0], curves, ax)
    places = [line.get_xdata() for line in ax.lines if line.get_marker() == "o"]
    np.testing.assert_allclose(places[0] * places[1], [0.01, 1.0], rtol=1e-6)
    assert (places[0] < places[1]).all()


def test_a_level_is_named_where_it_is_drawn():
    _, ax = new_figure()
    plot_level(ax, 10, "chance")
    (line,), (name,) = ax.lines, ax.texts
    assert set(line.get_ydata()) == {10} == {name.xy[1]}
    assert name.get_text() == "chance"
