"""Notebook 04: its live figures and its exercises."""

import re
from typing import Any

import numpy as np
import pytest

from helpers.lessons.sigmoid_gradients.explore import DepthScene, SlopeScene
from helpers.nn.activations import ReLU, Sigmoid, Tanh
from helpers.studies.gradient_flow import (
    normalized_factors,
)


def test_slope_scene_states_the_gaussian_mean_slope() -> None:
    facts = SlopeScene().draw(shape="Gaussian", mean=0, spread=1)
    assert "0.2066" in facts
    assert "98.4 %" in facts
    uniform = SlopeScene().draw(shape="uniform", mean=0, spread=1)
    assert "0.0 % of the data lie outside" in uniform


@pytest.mark.parametrize("mean", [-8, 8])
@pytest.mark.parametrize("spread", [0.1, 10])
@pytest.mark.parametrize("shape", ["Gaussian", "uniform"])
def test_slope_scene_draws_its_extremes(shape: str, mean: float, spread: float) -> None:
    scene = SlopeScene()
    assert "nan" not in scene.draw(shape=shape, mean=mean, spread=spread)
    scene.figure.canvas.draw()


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "ReLU"])
@pytest.mark.parametrize("depth", [2, 20])
@pytest.mark.parametrize("scale", [0.25, 64])
@pytest.mark.parametrize("normalize", [False, True])
def test_depth_scene_draws_its_extremes(
    activation: str, depth: int, scale: float, normalize: bool
) -> None:
    scene = DepthScene()
    facts = scene.draw(
        activation=activation, depth=depth, weight_scale=scale, normalize=normalize
    )
    assert "nan" not in facts
    assert "inf" not in facts.replace("into", "")
    scene.figure.canvas.draw()
    assert scene._fed_ax.get_xlim()[1] >= scene.REACH


def test_depth_scene_does_not_state_rounding_as_a_spread() -> None:
    scene = DepthScene()
    collapsed = scene.draw("sigmoid", 20, 0.25, False)
    assert "below 1e-14 (rounding)" in collapsed
    # These numbers are small, but not against the numbers they belong to.
    assert "rounding" not in scene.draw("ReLU", 20, 0.25, False)
    assert "rounding" not in scene.draw("sigmoid", 20, 1.0, False)


@pytest.mark.parametrize("depth", [2, 3, 20])
def test_depth_scene_begins_at_the_output(depth: int) -> None:
    scene = DepthScene()
    scene.draw("tanh", depth, 1.0, False)
    assert scene._norm_ax.get_xlim()[0] == depth
    assert scene._norm_ax.get_xticks().max() == depth


def test_depth_scene_says_when_the_curve_leaves_the_picture() -> None:
    scene = DepthScene()
    values: dict[str, Any] = {"depth": 20, "weight_scale": 1.0, "normalize": False}
    assert "leaves" not in scene.draw(activation="tanh", **values)
    gone = scene.draw(activation="ReLU", **{**values, "weight_scale": 64.0})
    assert "leaves the picture" in gone


@pytest.mark.parametrize(
    ("activation", "factor"), [("sigmoid", 1.0), ("tanh", 1.08), ("ReLU", 1.2)]
)
def test_depth_scene_leaves_the_input_out_of_the_normalized_factor(
    activation: str, factor: float
) -> None:
    scene = DepthScene()
    facts = scene.draw(
        activation=activation, depth=20, weight_scale=1.0, normalize=True
    )
    stated = re.search(r"a factor \*\*([\d.]+)\*\* a layer \(theory ([\d.]+)\)", facts)
    assert stated is not None
    assert float(stated[1]) > factor
    theory = normalized_factors(
        {"sigmoid": Sigmoid, "tanh": Tanh}.get(activation, ReLU), 2
    )
    assert float(stated[2]) == pytest.approx(theory[1], abs=5e-3)
    assert "layer 20 to layer 1" in facts


@pytest.mark.parametrize("normalize", [False, True])
@pytest.mark.parametrize("activation", ["sigmoid", "tanh"])
def test_depth_scene_shows_the_inputs_and_the_normalized_curve(
    activation: str, normalize: bool
) -> None:
    scene = DepthScene()
    facts = scene.draw(
        activation=activation, depth=20, weight_scale=64.0, normalize=normalize
    )
    fed = scene._fed.get_xy()
    assert np.abs(fed[:, 0]).max() <= scene._fed_ax.get_xlim()[1]
    assert fed[:, 1].max() == pytest.approx(0.9)
    if normalize:
        assert "leaves" not in facts
        assert scene._norm_ax.get_ylim() == scene.LIMITS[True]
