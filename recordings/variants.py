"""Record variants of batch normalization in data/: ``make recordings``.

Learning rate times width of the first weights; normalization once, before the first
step, or always, before or after the activation, in front of the output layer or not.
"""

import numpy as np

from helpers.nn.batch_norm import BatchNorm
from helpers.nn.networks import dense_network, normalize_once
from recordings.running import (
    ACTIVATIONS,
    exact_score,
    fit,
    namer,
    pictures,
    run_all,
    save,
)

COMMON = {
    "depth": 3,
    "activation": "sigmoid",
    "placement": "before",
    "exchanged": False,
    "width": 1.0,
}
"""What a run is unless its experiment says otherwise."""

EXPERIMENTS = {
    "map": {
        "depth": [5],
        "placement": [None, "once", "before"],
        "width": [1 / 8, 1 / 4, 1 / 2, 1.0, 2.0, 4.0, 8.0, 16.0],
        "rate": [0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0],
        "seed": [0, 1, 2, 3, 4],
        "steps": [500],
    },
    "placement": {
        "activation": ["sigmoid", "ReLU"],
        "placement": [None, "before", "after"],
        "rate": [0.01, 0.03, 0.1, 0.3, 1.0, 3.0],
        "seed": [0, 1, 2, 3, 4],
        "steps": [1000],
    },
    "exchange": {
        "exchanged": [True],
        "placement": ["before", "after"],
        "rate": [0.01, 0.03, 0.1, 0.3, 1.0, 3.0],
        "seed": [0, 1, 2, 3, 4],
        "steps": [1000],
    },
}
"""Every combination of the values is one run."""

SETTINGS = {"common": COMMON, "experiments": EXPERIMENTS}


def variant_run(rate, seed, steps, **changes):
    """Train one network; return test accuracy and late loss."""
    run, rng = COMMON | changes, np.random.default_rng(seed)
    network = build(run, rng)
    history = fit(network, rate, rng, steps=steps, batch_size=60)
    return {"accuracy": exact_score(network), "loss": np.mean(history.loss[-200:])}


def build(run, rng):
    """Return the network of a run, its first weights `width` times the usual."""
    activation, initializer = ACTIVATIONS[run["activation"]]

    def widened(*arguments):
        return run["width"] * initializer(*arguments)

    sizes = [784, *[100] * run["depth"], 10]
    before = run["placement"] == "before"
    network = dense_network(sizes, rng, widened, before, activation)
    if run["placement"] == "after":
        normalize_activations(network)
    if run["placement"] == "once":
        normalize_once(network, pictures().x)
    if run["exchanged"]:
        exchange(network)
    return network


def normalize_activations(network):
    """Put batch normalization behind every activation of a plain network."""
    *hidden, output = network.layers
    layers = []
    for linear, activation in zip(hidden[::2], hidden[1::2], strict=True):
        norm = BatchNorm(linear.weight.value.shape[1])
        layers += [linear, activation, norm]
    network.layers = [*layers, output]


def exchange(network):
    """Normalize what the output layer gets, or if it is normalized, do not."""
    if isinstance(network.layers[-2], BatchNorm):
        del network.layers[-2]
    else:
        network.layers.insert(-1, BatchNorm(len(network.layers[-1].weight.value)))


def main(settings=SETTINGS):
    """Run all experiments; keep accuracy and loss of each, one axis a setting."""
    arrays = {}
    for experiment, axes in settings["experiments"].items():
        runs = run_all(variant_run, **axes)
        name, varied = namer(**axes), [a for a, values in axes.items() if values[1:]]
        for kind, key in ("accuracy", experiment), ("loss", f"{experiment}_loss"):
            arrays[key] = name(" ".join(varied), np.squeeze(runs[kind]))
    save("variants", settings, **arrays)
