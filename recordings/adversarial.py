"""Record what a small change of the input does to trained networks, by their norm.

The change is that of Goodfellow et al. 2015 (the "fast gradient sign method"): every
pixel goes by the same amount, in the direction in which the loss rises. Recorded again
and again during the training, so that networks can be compared at the same loss.
"""

from functools import partial

import numpy as np

from helpers.nn.networks import relu_network
from helpers.nn.training import accuracy
from helpers.studies.attack import attacked
from helpers.studies.deep_networks import NORMS
from recordings.running import (
    axes_of,
    judged,
    namer,
    on_the_way,
    pictures,
    recorded_steps,
    run_all,
    save,
)

SETTINGS = {
    "sizes": [784, 100, 100, 100, 10],
    "batch_size": 50,
    "steps": 1000,
    "record_every": 100,
    "norms": ["none", "layer", "RMS", "batch"],
    "rates": [0.01, 0.03, 0.1, 0.3],
    "seeds": [0, 1, 2, 3, 4],
    "changes": [0, 1, 2, 4, 8, 16],
    "probe": 2000,
    "attacked": 1000,
}
"""A change is in steps of the 255 of the brightness. The training loss and the
statistics are those of 2,000 training pictures; 1,000 test pictures are attacked."""


def attacked_run(settings, norm, rate, seed):
    """Train one network; return its loss and its accuracies under attack, by record."""
    rng = np.random.default_rng(seed)
    network = relu_network(settings["sizes"], rng, NORMS[norm])
    x, labels, x_test, test_labels = pictures()
    x, labels = (a[: settings["probe"]] for a in (x, labels))
    x_test, test_labels = (a[: settings["attacked"]] for a in (x_test, test_labels))
    step_of_brightness = np.ptp(x_test) / 255

    def record(_step):
        (_, loss), _ = judged(network, x, labels)
        sizes = (change * step_of_brightness for change in settings["changes"])
        others = [attacked(network, x_test, test_labels, size) for size in sizes]
        accuracies = [accuracy(network, one, test_labels) for one in others]
        return {"loss": loss, "accuracy": accuracies}

    return on_the_way(network, rate, rng, settings, record)


def main(settings=SETTINGS):
    """Train four networks, each at four rates with five seeds."""
    axes = axes_of(settings, "norm rate seed")
    runs = run_all(partial(attacked_run, settings), **axes)
    name = namer(**axes, step=recorded_steps(settings), change=settings["changes"])
    save(
        "adversarial",
        settings,
        loss=name("norm rate seed step", runs["loss"]),
        accuracy=name("norm rate seed step change", runs["accuracy"]),
    )
