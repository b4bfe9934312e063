"""Record full-batch descent whose only noise is that of small groups' statistics.

For notebook 12, after Hoffer et al. 2017. A step looks at all pictures, so that two
runs from one start differ in nothing but the groups in which the statistics are taken.
The control has the statistics of all pictures, and dropout behind them.
"""

from itertools import pairwise

import numpy as np

from helpers.nn.activations import ReLU
from helpers.nn.dropout import Dropout
from helpers.nn.ghost_batch_norm import GhostBatchNorm
from helpers.nn.initializers import he
from helpers.nn.layers import Linear, Sequential
from recordings.running import axes_of, judged_on_the_way, pictures, save_judged

SETTINGS = {
    "sizes": [784, 100, 100, 10],
    "examples": 1000,
    "noises": {
        "plain": {},
        "none": {"group": 1000},
        "groups of 50": {"group": 50},
        "groups of 10": {"group": 10},
        "groups of 5": {"group": 5},
        "dropout 0.13": {"group": 1000, "dropout": 0.13},
        "dropout 0.5": {"group": 1000, "dropout": 0.5},
    },
    "rates": [0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0],
    "steps": 400,
    "record_every": 25,
    "seeds": [0, 1, 2, 3, 4],
}
"""Dropout of 0.13 has the variance that the law gives for groups of 10."""


def build(settings, rng, group=None, dropout=None):
    """Return a network of ReLUs; without a group it is plain."""
    layers = []
    *hidden, output = pairwise(settings["sizes"])
    for inputs, outputs in hidden:
        layers += [Linear(inputs, outputs, rng, he, bias=group is None)]
        layers += [GhostBatchNorm(outputs, group)] if group else []
        layers += [ReLU()]
        layers += [Dropout(dropout, rng)] if dropout else []
    return Sequential([*layers, Linear(*output, rng, he)])


def one_run(settings, noise, rate, seed):
    """Descend on all pictures; they are shuffled into new groups for every step."""
    rng = np.random.default_rng(seed)
    chosen = rng.permutation(len(pictures().x))[: settings["examples"]]
    x, labels = pictures().x[chosen], pictures().labels[chosen]
    network = build(settings, rng, **settings["noises"][noise])
    return judged_on_the_way(network, rate, rng, settings, x, labels, len(x))


def main(settings=SETTINGS):
    """Descend with seven noises at seven rates with five seeds."""
    axes = axes_of(settings, "noise rate seed")
    save_judged("ghost_batches", settings, one_run, **axes)
