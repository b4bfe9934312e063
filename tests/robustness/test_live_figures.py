"""A live figure that takes data refuses what it cannot show."""

import inspect
from importlib import import_module
from pkgutil import walk_packages

import numpy as np
import pytest
from outcomes import Refused, answer
from thorough import tried

import helpers.lessons
from helpers import records
from helpers.lessons.convolutional_batch_norm.explore import explore_axes
from helpers.lessons.drifting_activations.explore import explore_drift
from helpers.lessons.inside_a_normalized_network.live_training import train_live
from helpers.lessons.training_with_batch_norm.explore import explore_contest

X, LABELS = np.ones((4, 784)), np.arange(4)
PICTURES = {"x": X, "labels": LABELS, "x_test": X, "test_labels": LABELS}
FACTORIES = {
    explore_axes: {"pictures": np.ones((6, 1, 28, 28))},
    explore_drift: {"run": records.read("activations")},
    explore_contest: PICTURES | {"runs": records.read("learning_rates")},
    train_live: PICTURES,
}
"""Right calls of the live figures that take data."""

WRONG = [None, "text", 3, [], {}, [[1.0]], np.ones(0), np.ones(2), np.array(["a"])]


def live_figures():
    """Yield what makes a live figure, of all lessons."""
    for module in walk_packages(helpers.lessons.__path__, "helpers.lessons."):
        if ".exercises" not in module.name:
            for name, value in vars(import_module(module.name)).items():
                if name.startswith(("explore_", "train_live")) and callable(value):
                    yield value


def test_no_live_figure_is_left_out():
    live = {f for f in live_figures() if inspect.signature(f).parameters}
    assert live == FACTORIES.keys()


@pytest.mark.parametrize("factory", FACTORIES)
def test_a_live_figure_refuses_what_it_cannot_show(factory):
    for name in FACTORIES[factory]:
        for wrong in WRONG:
            arguments = FACTORIES[factory] | {name: wrong}
            assert answer(factory, arguments) is Refused, (name, wrong)
            tried["live figures with wrong data"] += 1
