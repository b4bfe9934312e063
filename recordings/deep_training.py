"""Record deep networks in training: plain, normalized, with skips; three depths.

All start from He's weights. Each is recorded at all rates, so that it can be judged at
its own best.
"""

from functools import partial

import numpy as np

from helpers.studies.deep_networks import deep_classifier
from recordings.running import (
    judged,
    namer,
    on_the_way,
    pictures,
    recorded_steps,
    run_all,
    save,
)

SETTINGS = {
    "sizes": [784, 50, 10],
    "batch_size": 50,
    "steps": 300,
    "record_every": 150,
    "probe": 2000,
    "depths": [10, 30, 50],
    "networks": {
        "plain": {},
        "layer": {"norm": "layer"},
        "batch": {"norm": "batch"},
        "skip, layer": {"norm": "layer", "skip": True},
        "skip, batch": {"norm": "batch", "skip": True},
    },
    "rates": {
        "plain": [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3],
        "layer": [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3],
        "batch": [0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0],
        "skip, layer": [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0],
        "skip, batch": [0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0],
    },
    "seeds": [0, 1, 2, 3, 4],
}
"""Depth is the number of blocks, of 50 ReLUs, behind a first layer. Loss, accuracy and
statistics are those of 2,000 training pictures."""


def deep_run(settings, network, depth, rate, seed):
    """Train one network; return loss and accuracies by record."""
    rng = np.random.default_rng(seed)
    options = settings["networks"][network]
    network = deep_classifier(settings["sizes"], depth, rng, **options)

    x, labels = (a[: settings["probe"]] for a in pictures()[:2])

    def record(_step):
        (training, loss), (test, _) = judged(network, x, labels)
        return {"loss": loss, "training": training, "test": test}

    return on_the_way(network, rate, rng, settings, record)


def main(settings=SETTINGS, record="deep_training"):
    """Train networks of some depths, each at its rates with five seeds."""
    axes = {
        "network": list(settings["networks"]),
        "depth": settings["depths"],
        "rate": settings["rates"],
        "seed": settings["seeds"],
    }
    runs = run_all(partial(deep_run, settings), **axes)
    name = namer(**axes, step=recorded_steps(settings))
    arrays = {key: name("network depth rate seed step", runs[key]) for key in runs}
    save(record, settings, **arrays)
