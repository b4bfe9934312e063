"""Every drawing draws what it takes, without a warning, and refuses the rest."""

import fnmatch
import inspect
from importlib import import_module
from pkgutil import walk_packages

import numpy as np
import pytest
from effort import THOROUGH, tried
from fitting_arguments import Maker, kinds_of
from hostile_arguments import SCALARS, arrays, refilled
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from judging import Refused, answer
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

import helpers
from helpers import datasets
from helpers.plots import backward, drift, forward, gradients, pca, valley
from helpers.widgets.axis_cube import explore_axes
from helpers.widgets.drifting_activations import explore_drift
from helpers.widgets.live_training import train_live

FIGURE = Figure(figsize=(2, 1.5), dpi=40)
FigureCanvasAgg(FIGURE)

EXEMPT = {
    "plots.convolution.plot_scale": "takes what plot_map has drawn",
    "display.rasterize": "an inner step of show, which has checked the figure",
    "display.*_*": "an inner step of show, which has checked the figure",
    "plots.numbers.*": "is called for every frame of a live figure",
    "plots.style.text_color": "only looks a colour up",
    "plots.style.ink_on": "only looks at a colour",
    "plots.style.line_legend": "names what has been drawn",
    "plots.style.use_style": "takes nothing",
    "plots.cubes.[!p]*": "is called for every frame of a live figure",
    "plots.cubes.painters_order": "is called for every frame of a live figure",
    "plots.drift.unit_places": "is called for every frame of a live figure",
    "plots.reconstruction.explain_colours": "takes any number of axes",
    "plots.reconstruction.add_cosine_bar": "takes what plot_similarity drew on",
    "plots.reconstruction.plot_image": "takes square numbers of pixels",
    "plots.reconstruction.plot_share": "its marks must be among its shares",
    "plots.descent.plot_races": "its runs must begin above its goal",
    "plots.inference.plot_weights": "its weights must reach half their sum",
    "plots.inference.plot_variance_ratios": "its names are those of two variances",
    "plots.start.plot_pictures": "takes pictures of all ten classes",
    "plots.training_bands.plot_panel": "takes what a network was watched for",
}
"""What is not called here, and why."""

FIXED = {
    drift.plot_layers: {"color": "C0"},
    pca.mark_time: {"start": 1, "end": 2},  # the text stands half an hour before
    valley.plot_directions: {"directions": np.eye(2)}
    | {"names": {"first": "C0", "second": "C1"}},
    forward.plot_units: {"places": [(1, 2)], "values": {"C0": np.ones(3)}},
    gradients.plot_norms: {"curves": {"C0": (np.ones((2, 3)), "C0", "top")}}
    | {"theory": None},
    backward.plot_step_errors: {"steps": np.ones(2)}
    | {"curves": {"C0": (np.ones(2), "C0", -1)}},
}
"""Arguments of which the kinds do not say all."""


def public_functions(*modules):
    """Yield the functions of some modules, after their names."""
    for module in walk_packages(helpers.__path__, "helpers."):
        if module.name.startswith(modules):
            for name, value in vars(import_module(module.name)).items():
                ours = getattr(value, "__module__", None) == module.name
                if ours and inspect.isfunction(value) and not name.startswith("_"):
                    yield f"{module.name.removeprefix('helpers.')}.{name}", value


PUBLIC = dict(public_functions("helpers.plots.", "helpers.display"))
EXEMPT_NAMES = {name for one in EXEMPT for name in fnmatch.filter(PUBLIC, one)}
DRAWINGS = {name: f for name, f in PUBLIC.items() if name not in EXEMPT_NAMES}
of_all_drawings = pytest.mark.parametrize("function", DRAWINGS.values(), ids=DRAWINGS)


def examples(number):
    return settings(
        max_examples=30 * number if THOROUGH else number,
        deadline=None,
        database=None,
        derandomize=not THOROUGH,
        suppress_health_check=list(HealthCheck),
    )


def fitting(function, seed):
    """Return arguments that a drawing takes."""
    made = Maker(np.random.default_rng(seed), FIGURE).arguments(function)
    return made | FIXED.get(function, {})


def frozen(value):
    """Return the bytes of all arrays, however they are packed."""
    if isinstance(value, np.ndarray) and value.dtype != object:
        return value.tobytes()
    if isinstance(value, dict):
        return [frozen(one) for one in value.values()]
    return [frozen(one) for one in value] if isinstance(value, list | tuple) else None


def drawn(function, arguments):
    """Call a drawing and draw its figure; return whether it did not refuse to."""
    before = frozen(arguments)  # no copy: axes take long to copy
    try:
        result = answer(function, arguments)
    except ValueError as error:  # Matplotlib names the words that it knows
        if "valid" not in str(error) and "RGBA" not in str(error):
            raise
        result = Refused
    if result is not Refused:
        FIGURE.canvas.draw()
    assert frozen(arguments) == before, "an argument was changed in place"
    return result is not Refused


def test_no_drawing_is_left_out():
    assert {name for name, f in DRAWINGS.items() if kinds_of(f) is None} == set()
    assert all(fnmatch.filter(PUBLIC, one) for one in EXEMPT)


@of_all_drawings
@examples(1)
@given(seed=st.integers(0, 10**6))
def test_what_is_taken_is_drawn(function, seed):
    assert drawn(function, fitting(function, seed))
    tried["drawings of constant, huge, tiny and read-only arrays"] += 1


@st.composite
def spoiled(draw, value):
    """Return an argument with a hostile thing somewhere in it."""
    inside = isinstance(value, dict | list | tuple) and value and draw(st.booleans())
    if inside and isinstance(value, dict):
        key = draw(st.sampled_from(sorted(value)))
        return value | {key: draw(spoiled(value[key]))}
    if inside:
        at = draw(st.integers(0, len(value) - 1))
        parts = [*value[:at], draw(spoiled(value[at])), *value[at + 1 :]]
        return type(value)(parts)
    choices = [SCALARS, arrays()]
    if isinstance(value, np.ndarray):
        choices += [refilled(value), refilled(value), st.just(value.tolist())]
    return draw(st.one_of(choices))


@of_all_drawings
@examples(3)
@given(data=st.data())
def test_hostile_data_are_drawn_or_refused(function, data):
    arguments = fitting(function, data.draw(st.integers(0, 9)))
    name = data.draw(st.sampled_from(sorted(arguments.keys() & kinds_of(function))))
    drawn(function, arguments | {name: data.draw(spoiled(arguments[name]))})
    tried["drawings of hostile data"] += 1


X, LABELS = np.ones((4, 784)), np.arange(4)
FACTORIES = {
    explore_axes: {"pictures": np.ones((6, 1, 28, 28))},
    explore_drift: {"run": datasets.recorded("activations")},
    train_live: {"x": X, "labels": LABELS, "x_test": X, "test_labels": LABELS},
}
"""Right calls of the live figures that take data."""

WRONG = [None, "text", 3, [], {}, [[1.0]], np.ones(0), np.ones(2), np.array(["a"])]


def test_no_live_figure_is_left_out():
    live = {
        function
        for name, function in public_functions("helpers.widgets.")
        if name.split(".")[-1].startswith(("explore_", "train_"))
        if inspect.signature(function).parameters
    }
    assert live == FACTORIES.keys()


@pytest.mark.parametrize("factory", FACTORIES)
def test_a_live_figure_refuses_what_it_cannot_show(factory):
    for name in FACTORIES[factory]:
        for wrong in WRONG:
            arguments = FACTORIES[factory] | {name: wrong}
            assert answer(factory, arguments) is Refused, (name, wrong)
            tried["live figures with wrong data"] += 1
