"""Every live figure that takes data refuses, in a sentence, what it cannot show."""

import inspect
from importlib import import_module
from pkgutil import walk_packages

import numpy as np
import pytest
from effort import tried
from judging import Refused, answer

import helpers
from helpers import datasets
from helpers.widgets.axis_cube import explore_axes
from helpers.widgets.drifting_activations import explore_drift
from helpers.widgets.live_training import train_live


def public_functions(package):
    """Yield the functions of a package, after their names."""
    for module in walk_packages(helpers.__path__, "helpers."):
        if module.name.startswith(package):
            for name, value in vars(import_module(module.name)).items():
                ours = getattr(value, "__module__", None) == module.name
                if ours and inspect.isfunction(value) and not name.startswith("_"):
                    yield f"{module.name.removeprefix('helpers.')}.{name}", value


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
