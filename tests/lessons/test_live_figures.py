"""What every live figure does: a row for each, and what only one does in its lesson."""

import inspect
import re
from importlib import import_module
from itertools import product
from pkgutil import walk_packages

import numpy as np
import pytest
from ipywidgets import Checkbox, FloatLogSlider, ToggleButtons
from matplotlib.collections import LineCollection
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from outcomes import Refused, answer

import helpers.lessons
from helpers import records
from helpers.lessons.batch_norm_backward.explore import explore_paths
from helpers.lessons.batch_norm_forward.explore import explore_forward
from helpers.lessons.convolutional_batch_norm.explore import explore_axes
from helpers.lessons.drifting_activations.explore import explore_drift
from helpers.lessons.feature_scaling.explore import explore_scaling
from helpers.lessons.loss_valley.explore import explore_surface, explore_valley
from helpers.lessons.principal_components.explore import (
    explore_components,
    explore_reconstruction,
)
from helpers.lessons.sigmoid_gradients.explore import explore_depth, explore_slope
from helpers.lessons.training_and_inference.explore import explore_running_statistics
from helpers.lessons.training_with_batch_norm.live_training import train_live
from helpers.lessons.why_it_works.explore import explore_folds, explore_lines

X, LABELS = np.ones((4, 784)), np.arange(4)
DATA = {
    explore_axes: {"pictures": np.random.default_rng(0).uniform(size=(6, 1, 28, 28))},
    explore_drift: {"run": records.read("activations")},
    explore_lines: {"record": records.read("smoothness")},
    train_live: {"x": X, "labels": LABELS, "x_test": X, "test_labels": LABELS},
}
"""What the live figures take that take data."""

INSIDE = {
    explore_scaling: ("_cloud", "_end"),
    explore_components: (),
    explore_reconstruction: (),
    explore_valley: ("_start",),
    explore_surface: (),
    explore_slope: (),
    explore_depth: ("_fed",),
    explore_drift: ("_boxes", "_fans", "_dots", "_cursor"),
    explore_forward: ("_dots", "_ticks", "_marked"),
    explore_paths: ("_dy", "_measured", "_agreeing", "_wrong"),
    explore_running_statistics: ("_truth", "_errors", "_best", "_here"),
    explore_axes: (),
    explore_lines: (),
    explore_folds: ("_folds",),
}
"""What lies inside its axes wherever the controls stand."""

WHERE = {
    explore_forward: {
        "eps": {"step": "divided"},
        "gamma": {"step": "scaled and shifted"},
        "beta": {"step": "scaled and shifted"},
    },
    explore_axes: {"groups": {"norm": "group"}},
}
"""Where a control acts that does nothing at the start."""


def live_figures():
    """Yield what makes a live figure, of all lessons."""
    for module in walk_packages(helpers.lessons.__path__, "helpers.lessons."):
        if ".exercises" not in module.name:
            for name, value in vars(import_module(module.name)).items():
                if name.startswith(("explore_", "train_live")) and callable(value):
                    yield value


def test_no_live_figure_is_left_out():
    live = set(live_figures())
    assert live == INSIDE.keys() | {train_live}
    assert {f for f in live if inspect.signature(f).parameters} == DATA.keys()


@pytest.fixture(params=INSIDE, ids=lambda factory: factory.__name__, scope="module")
def figure(request):
    """What makes a live figure, and one."""
    explorer = request.param(**DATA.get(request.param, {}))
    yield request.param, explorer
    explorer.close()


def ends(control):
    """Return the first and the last value of a control, or all that can be pressed."""
    if isinstance(control, Checkbox):
        return [False, True]
    if isinstance(control, FloatLogSlider):
        return [control.base**control.min, control.base**control.max]
    if hasattr(control, "max"):
        return [control.min, control.max]
    choices = [value for _, value in control._options_full]
    return (
        choices if isinstance(control, ToggleButtons) else choices[:: len(choices) - 1]
    )


def shown(explorer):
    return bytes(explorer._image.value), explorer._readout.value


def put(explorer, values):
    for name, value in values.items():
        explorer._controls[name].value = value


def test_each_control_acts_there_and_back_and_reset_restores_all(figure):
    factory, explorer = figure
    first = shown(explorer)
    for name, control in explorer._controls.items():
        put(explorer, WHERE.get(factory, {}).get(name, {}))
        before, start, seen = shown(explorer), explorer._values(), set()
        for end in ends(control):
            control.value = end
            seen.add(shown(explorer))
        assert seen != {before}, name
        put(explorer, start)  # of all: one may have moved another
        assert shown(explorer) == before, name
    put(explorer, {name: ends(c)[-1] for name, c in explorer._controls.items()})
    explorer._reset_button.click()
    assert shown(explorer) == first


def numbers(artist):
    """Return what an artist draws, as points where it has points."""
    match artist:
        case Line2D():
            return artist.get_xydata()
        case Polygon():
            return artist.get_xy()
        case LineCollection():
            return np.concatenate([np.empty((0, 2)), *artist.get_segments()])
        case AxesImage():
            return artist.get_array()
    return np.empty((0, 2))


def require_inside(artist):
    low, high = np.sort(artist.axes.viewLim.get_points(), axis=0)
    points = numbers(artist)
    assert np.all((low <= points) & (points <= high)), artist


def test_wherever_the_controls_stand_all_is_finite_and_inside(figure):
    factory, explorer = figure
    scene, controls = explorer._scene, explorer._controls
    for values in product(*map(ends, controls.values())):
        setting = dict(zip(controls, values, strict=True))
        with np.errstate(all="raise", under="ignore"):
            facts = scene.draw(**setting)
        assert not re.search(r"\b(nan|inf)\b", facts), setting
        for artist in scene.artists:
            assert np.isfinite(numbers(artist).astype(float)).all(), setting
        for name in INSIDE[factory]:
            for artist in np.ravel(getattr(scene, name)):
                require_inside(artist)


WRONG = [None, "text", 3, [], {}, [[1.0]], np.ones(0), np.ones(2), np.array(["a"])]


@pytest.mark.parametrize("factory", DATA)
def test_a_live_figure_refuses_what_it_cannot_show(factory):
    for name, wrong in product(DATA[factory], WRONG):
        arguments = DATA[factory] | {name: wrong}
        assert answer(factory, arguments) is Refused, (name, wrong)
