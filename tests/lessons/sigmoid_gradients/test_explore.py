"""The live figures of notebook 04: what is their own."""

import re

import pytest

from helpers.lessons.sigmoid_gradients.explore import (
    ACTIVATIONS,
    DepthScene,
    SlopeScene,
)
from helpers.studies.gradient_flow import normalized_factors


@pytest.fixture(scope="module")
def depth_scene():
    return DepthScene()


def test_slope_scene_states_the_gaussian_mean_slope():
    facts = SlopeScene().draw(shape="Gaussian", mean=0, spread=1)
    assert "0.2066" in facts
    assert "98.4 %" in facts
    uniform = SlopeScene().draw(shape="uniform", mean=0, spread=1)
    assert "0.0 % of the data lie outside" in uniform


@pytest.mark.parametrize(
    ("activation", "scale", "words", "stated"),
    [
        ("sigmoid", 0.25, "below 1e-14 (rounding)", True),
        # These numbers are small, but not against the numbers they belong to.
        ("ReLU", 0.25, "rounding", False),
        ("sigmoid", 1.0, "rounding", False),
        ("tanh", 1.0, "leaves", False),
        ("ReLU", 64.0, "leaves the picture", True),
    ],
)
def test_facts_of_a_plain_network(depth_scene, activation, scale, words, stated):
    assert (words in depth_scene.draw(activation, 20, scale, False)) == stated


@pytest.mark.parametrize("depth", [2, 3, 20])
def test_depth_scene_begins_at_the_output(depth_scene, depth):
    depth_scene.draw("tanh", depth, 1.0, False)
    assert depth_scene._norm_ax.get_xlim()[0] == depth
    assert depth_scene._norm_ax.get_xticks().max() == depth


@pytest.mark.parametrize(
    ("activation", "factor"), [("sigmoid", 1.0), ("tanh", 1.08), ("ReLU", 1.2)]
)
def test_the_input_is_left_out_of_the_normalized_factor(
    depth_scene, activation, factor
):
    facts = depth_scene.draw(activation, 20, 1.0, True)
    stated = re.search(r"a factor \*\*([\d.]+)\*\* a layer \(theory ([\d.]+)\)", facts)
    assert float(stated[1]) > factor
    theory = normalized_factors(ACTIVATIONS[activation], 2)[1]
    assert float(stated[2]) == pytest.approx(theory, abs=5e-3)
    assert "layer 20 to layer 1" in facts


@pytest.mark.parametrize("activation", ["sigmoid", "tanh"])
def test_with_normalization_the_curve_stays_in_the_picture(depth_scene, activation):
    assert "leaves" not in depth_scene.draw(activation, 20, 64.0, True)
    assert depth_scene._norm_ax.get_ylim() == depth_scene.LIMITS[True]
    assert depth_scene._fed.get_xy()[:, 1].max() == pytest.approx(0.9)
