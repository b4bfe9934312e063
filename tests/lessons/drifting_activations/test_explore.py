"""The live figure of notebook 05: what is its own."""

import numpy as np
import pytest

from helpers import records
from helpers.lessons.drifting_activations.explore import (
    QUANTITIES,
    DriftScene,
)
from helpers.nn.activations import Sigmoid


@pytest.fixture(scope="module")
def run():
    return records.read("activations")


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
    *_, drawn = scene.artists[0].get_paths()[:4]  # two areas a layer
    drawn = drawn.vertices[:, 1]
    there = {"network": "wide start", "step": 0, "layer": 2}
    bands = run["bands"].at(quantile=[0.15, 0.85], **there)
    expected = Sigmoid().forward(bands.astype(float))
    np.testing.assert_allclose([drawn.min(), drawn.max()], expected)


def test_the_scene_draws_single_units_over_the_steps(run):
    scene = DriftScene(run)
    scene.draw("wide start", QUANTITIES[0], 5, 100)
    paths = scene.artists[-3].get_segments()
    assert len(paths) == 8
    expected = run["center"].at(network="wide start", layer=5, unit=0).astype(float)
    np.testing.assert_allclose(paths[0][:, 1], expected)
