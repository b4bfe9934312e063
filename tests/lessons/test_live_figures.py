"""What every live figure does. What only one of them does is tested in its lesson."""

import inspect
import re
from importlib import import_module
from itertools import product
from pkgutil import walk_packages

import numpy as np
import pytest
from driving import Driven
from ipywidgets import Checkbox, FloatLogSlider, ToggleButtons
from matplotlib.collections import LineCollection, PathCollection, PolyCollection
from matplotlib.font_manager import findfont
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from outcomes import Refused, answer
from PIL import ImageFont

import helpers.lessons
from helpers import records
from helpers.figures.recording.paths import FARTHEST, PRECISION
from helpers.figures.recording.plan import Grid
from helpers.lessons.verdicts.ledger import judge_all

X, LABELS = np.random.default_rng(0).normal(size=(100, 12)), np.arange(100) % 3
TRAINED_ON = {"x": X, "labels": LABELS, "x_test": X, "test_labels": LABELS}
STEPS = 60
"""Of the runs that are recorded of a training."""
PICTURES = np.random.default_rng(0).uniform(size=(6, 1, 28, 28))
DATA = {
    "explore_axes": {"pictures": PICTURES},
    "explore_batch": {
        "pictures": 255 * PICTURES[:, 0],
        "record": records.read("new_statistics"),
    },
    "explore_drift": {"run": records.read("activations")},
    "explore_ledger": {"ledger": judge_all()},
    "explore_lines": {"record": records.read("smoothness")},
    "train_live": TRAINED_ON,
    "train_live_contest": TRAINED_ON | {"runs": records.read("learning_rates")},
}
"""What the live figures take that take data."""

INSIDE = {
    "explore_scaling": ("_cloud", "_end"),
    "explore_components": ("_turned",),
    "explore_valley": ("_start",),
    "explore_depth": ("_fed",),
    "explore_drift": ("_areas", "_dots", "_cursor"),
    "explore_forward": ("_dots", "_ticks", "_marked"),
    "explore_paths": ("_dy", "_measured", "_agreeing", "_wrong"),
    "explore_running_statistics": ("_truth", "_errors", "_best", "_here"),
    "explore_company": ("_cloud", "_dropped", "_law", "_measured", "_here", "_level"),
    "explore_folds": ("_folds",),
}
"""What lies inside its axes wherever the controls stand."""

LAST_STEP = {"step": "scaled and shifted"}
WHERE = {
    "explore_forward": {"eps": LAST_STEP, "gamma": LAST_STEP, "beta": LAST_STEP},
    "explore_axes": {"groups": {"norm": "group"}},
}
"""Where a control acts that does nothing at the start."""


def live_figures():
    """Return what makes the live figures of all lessons, by name."""
    found = {}
    for module in walk_packages(helpers.lessons.__path__, "helpers.lessons."):
        if ".exercises" not in module.name:
            for name, value in vars(import_module(module.name)).items():
                if name.startswith(("explore_", "train_live")) and callable(value):
                    found[name] = value
    return found


FIGURES = live_figures()
EXPLORERS = [name for name in FIGURES if name.startswith("explore_")]


def test_what_takes_data_is_given_some():
    takers = {name for name, f in FIGURES.items() if inspect.signature(f).parameters}
    assert takers == DATA.keys()
    assert INSIDE.keys() | WHERE.keys() <= set(EXPLORERS)


@pytest.fixture(params=FIGURES, scope="module")
def figure(request):
    """A live figure, as a page without a kernel has it, and its name."""
    figure = FIGURES[request.param](**DATA.get(request.param, {}))
    figure.recorded_steps = STEPS
    explorer = figure.without_kernel()
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
    return choices if isinstance(control, ToggleButtons) else [choices[0], choices[-1]]


def shown(driven):
    return tuple(driven.picture), driven.facts


def test_each_control_acts_there_and_back_and_reset_restores_all(figure):
    name_of_figure, explorer = figure
    driven = Driven(explorer)
    first = shown(driven)
    for name, control in explorer._controls.items():
        driven.put(**WHERE.get(name_of_figure, {}).get(name, {}))
        before, start, seen = shown(driven), driven.values(), set()
        for end in ends(control):
            driven.put(**{name: end})
            seen.add(shown(driven))
        assert seen != {before}, name
        driven.put(**start)  # of all: one may have moved another
        assert shown(driven) == before, name
    driven.put(**{name: ends(c)[-1] for name, c in explorer._controls.items()})
    driven.reset()
    assert shown(driven) == first


def numbers(artist):
    """Return what an artist draws, as points where it has points."""
    match artist:
        case Line2D():
            points = artist.get_xydata()
            return points[~np.isnan(points).all(axis=1)]  # gaps
        case Polygon():
            return artist.get_xy()
        case Rectangle():
            return artist.get_corners()
        case LineCollection():
            return np.concatenate([np.empty((0, 2)), *artist.get_segments()])
        case PolyCollection():
            paths = [path.vertices for path in artist.get_paths()]
            return np.concatenate([np.empty((0, 2)), *paths])
        case PathCollection():
            return artist.get_offsets()
        case AxesImage():
            return artist.get_array()
    return np.empty((0, 2))


def require_inside(artist):
    low, high = np.sort(artist.axes.viewLim.get_points(), axis=0)
    points = numbers(artist)
    assert np.all((low <= points) & (points <= high)), artist


def test_wherever_the_controls_stand_all_is_finite_and_inside(figure):
    name_of_figure, explorer = figure
    scene, controls = explorer._scene, explorer._controls
    for values in product(*map(ends, controls.values())):
        setting = dict(zip(controls, values, strict=True))
        with np.errstate(all="raise", under="ignore"):
            facts = scene.draw(**setting)
        assert not re.search(r"\b(nan|inf)\b", facts), setting
        for artist in scene.artists:
            assert np.isfinite(numbers(artist).astype(float)).all(), setting
        for name in INSIDE.get(name_of_figure, ()):
            for artist in np.ravel(getattr(scene, name)):
                require_inside(artist)


def points_in(scene, ax):
    """Return points and middles of what is drawn in axes, as the player counts them."""
    drawn = []
    for artist in scene.artists:
        if artist.axes is ax and not isinstance(artist, AxesImage):
            parts = [numbers(artist)]
            if isinstance(artist, PolyCollection):  # without the first point again
                parts += [path.vertices[:-1] for path in artist.get_paths()]
            parts = [part for part in parts if part.size]
            drawn += [*parts, *(part.mean(axis=0) for part in parts)]
    points = ax.transData.transform(np.concatenate([np.atleast_2d(d) for d in drawn]))
    return PRECISION * np.abs([0, scene.figure.bbox.height] - points)


def test_what_the_pointer_chooses_is_shown_where_it_points(figure):
    _, explorer = figure
    known = explorer.recording["picks"]
    with explorer.while_set() as (scene, controls, plan):
        grid = Grid(controls, plan, whole=True)
        start = [stops.start for stops in grid.stops.values()]
        for pick, data in zip(plan.picks, known, strict=True):
            assert [list(controls)[i] for i in data["controls"]] == pick.controls
            require_shown(scene, pick, data, grid, start)


def require_shown(scene, pick, data, grid, start):
    ax, heights = scene.figure.axes[pick.axes], {y for _, y in data["places"]}
    counts = 1 if len(heights) == 1 else 2  # else any height will do
    (left, top), (right, bottom) = data["box"]
    choices = [range(len(grid.stops[name].values)) for name in pick.controls]
    pairs = list(product(*choices))
    points = np.split(np.array(data["places"]), len(pairs))
    for pair, places in zip(pairs, points, strict=True):
        asked = list(start)
        for i, place in zip(data["controls"], pair, strict=True):
            asked[i] = place
        state = grid.set(asked)
        if state.indices != tuple(asked) or places.max() == PRECISION * FARTHEST:
            continue  # it springs back, or is not to be pointed at
        scene.draw(**state.values)
        drawn = points_in(scene, ax)
        for x, y in places:
            assert left <= x <= right, pair
            assert top <= y <= bottom, pair
            away = np.abs(drawn - [x, y])[:, :counts].max(axis=1)
            assert np.nanmin(away) < PRECISION, pair


FACTS_WIDTH = 934
"""Pixels that JupyterLab has for the facts in a window of 1366."""
LETTERS = [
    ImageFont.truetype(findfont(f"DejaVu Sans:{weight}"), 12.6)
    for weight in ("regular", "bold")
]
"""About as wide as the 14 pixels of other fonts."""


def lines_of(facts):
    """Return how many lines the player needs for facts."""
    widths = [
        sum(LETTERS[i % 2].getlength(part) for i, part in enumerate(line.split("**")))
        for line in facts.split("\n")
    ]
    return sum(int(np.ceil(width / FACTS_WIDTH)) for width in widths)


def test_wherever_the_controls_stand_the_facts_leave_the_picture_its_place(figure):
    _, explorer = figure
    room = lines_of(explorer.recording["room"])
    with explorer.while_set() as (scene, controls, _):
        for values in product(*map(ends, controls.values())):
            facts = scene.draw(**dict(zip(controls, values, strict=True)))
            assert lines_of(facts) <= room, facts


WRONG = [None, "text", 3, [], {}, [[1.0]], np.ones(0), np.ones(2), np.array(["a"])]


@pytest.mark.parametrize("figure", DATA)
def test_a_live_figure_refuses_what_it_cannot_show(figure):
    for name, wrong in product(DATA[figure], WRONG):
        arguments = DATA[figure] | {name: wrong}
        assert answer(FIGURES[figure], arguments) is Refused, (name, wrong)
