"""Notebook 05: the recorded run, its drawings and its live figure."""

import numpy as np
import pytest

from helpers import records
from helpers.datasets import fashion_mnist, pixel_standardized
from helpers.figures.style import RAW, new_figure
from helpers.lessons.drifting_activations.explore import (
    COLORS,
    QUANTITIES,
    DriftScene,
    explore_drift,
)
from helpers.lessons.drifting_activations.plots import plot_layers, unit_places
from helpers.nn.activations import Sigmoid
from helpers.nn.networks import dense_network
from helpers.studies.shifts import sigmoid_inputs
from recordings import activations as recording


@pytest.fixture(scope="module")
def run():
    return records.read("activations")


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def test_record_holds_its_settings_and_is_whole(run):
    assert run.settings == recording.SETTINGS
    assert run.axes["step"] == recording.BAND_STEPS
    for name, array in run.items():
        assert np.isfinite(array.at()).all(), name
    assert (np.diff(run["bands"].at(), axis=-1) >= 0).all()
    assert (run["spread"].at() > 0).all()


def test_recorded_shifts_are_those_of_the_recorded_units(run):
    steps = [0, *run.axes["until"]]
    center = run["center"].at(step=steps).astype(float)
    spread = run["spread"].at(step=steps).astype(float)
    shifts = np.median(np.abs(np.diff(center, axis=1)) / spread[:, :-1], axis=-1)
    # Half precision: 0.0005 on the axis, against a spread of 0.003 at the smallest.
    expected = run["shift"].at(rate=0.3, seed=0).swapaxes(1, 2)
    np.testing.assert_allclose(shifts[1:], expected[1:], rtol=0.1, atol=2e-3)


@pytest.mark.parametrize("network", ["plain", "normalized"])
def test_first_record_is_made_again(run, network):
    settings = recording.SETTINGS | {"steps": 2}
    made = recording.drift_run(settings, rate=0.3, name=network, seed=0)
    first = {"network": network, "step": [0, 1, 2]}
    for name, tolerance in ("bands", 1e-3), ("center", 2e-3), ("spread", 2e-3):
        np.testing.assert_allclose(
            made[name], run[name].at(**first), rtol=tolerance, atol=tolerance
        )
    expected = run["accuracy"].at(rate=0.3, seed=0, **first)
    np.testing.assert_allclose(made["accuracy"], expected, atol=0.002)
    assert made["shifts"] == []


def test_normalized_units_have_the_same_spread_in_every_layer(run):
    spread = np.median(run["spread"].at(step=0).astype(float), axis=-1)
    plain, _, normalized = spread
    assert plain[0] / plain[4] > 100
    assert normalized.max() / normalized.min() < 1.1


def test_probe_is_the_one_that_the_notebook_draws(run):
    images = fashion_mnist()
    x, _ = pixel_standardized(images.train_images, images.test_images)
    network = dense_network(recording.SETTINGS["sizes"], np.random.default_rng(0))
    h = sigmoid_inputs(network, x[:1000])[0]
    np.testing.assert_allclose(
        np.quantile(h, recording.SETTINGS["quantiles"]),
        run["bands"].at(network="plain", step=0, layer=1),
        rtol=1e-3,
    )


def test_bars_of_a_layer_stand_inside_its_box():
    places = unit_places(5, 8)
    assert places.shape == (5, 8)
    assert (np.abs(places - np.arange(1, 6)[:, np.newaxis]) < 0.4).all()


def test_bars_reach_one_spread_to_both_sides():
    _, ax = new_figure()
    bands = np.array([[-2, -1, 0, 1, 2.0]])
    plot_layers(bands, np.zeros((1, 2)), np.full((1, 2), 0.5), ax, color=RAW)
    segments = ax.collections[-1].get_segments()
    np.testing.assert_allclose([s[:, 1] for s in segments], [[-0.5, 0.5]] * 2)


@pytest.mark.parametrize("network", COLORS)
@pytest.mark.parametrize("quantity", QUANTITIES)
@pytest.mark.parametrize(("layer", "step"), [(1, 0), (5, 1000)])
def test_the_scene_draws_all_extremes(run, network, quantity, layer, step):
    scene = DriftScene(run)
    with np.errstate(all="raise", under="ignore"):
        facts = scene.draw(network, quantity, layer, step)
    assert "nan" not in facts
    assert f"step {step:,}" in facts
    low, high = scene.figure.axes[0].get_ylim()
    box = scene.artists[2 * (layer - 1)].get_xy()
    assert low <= box[:, 1].min() < box[:, 1].max() <= high


def test_the_scene_reports_the_recorded_numbers(run):
    facts = DriftScene(run).draw("wide start", QUANTITIES[0], 3, 500)
    shown = {"network": "wide start", "layer": 3}
    one_run = {"rate": 0.3, "seed": 0, "network": "wide start"}
    accuracy = run["accuracy"].at(**one_run, step=500)
    median = run["bands"].at(**shown, step=500, quantile=0.5)
    shift = run["shift"].at(**one_run, layer=3, until=500)
    assert f"**{100 * accuracy:.0f} %**" in facts
    assert f"median **{median:.2g}**" in facts
    assert f"**{shift:.2g}** spreads" in facts


def test_activations_are_sigmoids_of_the_bands(run):
    scene = DriftScene(run)
    scene.draw("wide start", QUANTITIES[1], 2, 0)
    drawn = scene.artists[3].get_xy()[:, 1]
    there = {"network": "wide start", "step": 0, "layer": 2}
    bands = run["bands"].at(quantile=[0.15, 0.85], **there)
    expected = Sigmoid().forward(bands.astype(float))
    np.testing.assert_allclose([drawn.min(), drawn.max()], expected)


def test_explorer_follows_its_controls(run):
    explorer = explore_drift(run)
    before = explorer._image.value
    for name, value in [("network", "wide start"), ("step", 100), ("layer", 2)]:
        explorer._controls[name].value = value
        assert explorer._image.value != before
        before = explorer._image.value
    explorer.close()


def test_the_scene_draws_single_units_over_the_steps(run):
    scene = DriftScene(run)
    scene.draw("wide start", QUANTITIES[0], 5, 100)
    paths = scene.artists[-3].get_segments()
    assert len(paths) == 8
    expected = run["center"].at(network="wide start", layer=5, unit=0).astype(float)
    np.testing.assert_allclose(paths[0][:, 1], expected)
