"""Record networks that learn nothing but scale and offset, and their controls.

After Frankle et al. 2021, on a network of linear layers. All weights stay as they were
drawn, those of the output, too; a scale and an offset for each unit learn, with
normalization before them, without, and without after the start was normalized once.
The last network learns everything.
"""

from functools import partial
from itertools import pairwise

import numpy as np

from helpers.nn.activations import ReLU
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.initializers import he
from helpers.nn.layers import Linear, Sequential
from helpers.nn.networks import normalize_once
from helpers.nn.training import accuracy
from helpers.studies.scale_and_offset import ScaleAndOffset
from recordings.running import axes_of, exact_score, fit, namer, pictures, run_all, save

SETTINGS = {
    "sizes": [784, 100, 100, 100, 10],
    "batch_size": 60,
    "steps": 1000,
    "networks": [
        "gamma and beta",
        "scale and offset",
        "scale and offset, normalized once",
        "all parameters",
    ],
    "rates": [0.03, 0.1, 0.3, 1.0, 3.0, 10.0],
    "seeds": [0, 1, 2, 3, 4],
    "late": 100,
    "probe": 2000,
}
"""The loss is the mean of the last 100 mini-batches."""


def build(settings, name, rng):
    """Return a network, and the parameters that it learns."""
    normalized = name in ("gamma and beta", "all parameters")
    layers, learned = [], []
    *hidden, output = pairwise(settings["sizes"])
    for inputs, outputs in hidden:
        norm = BatchNorm(outputs) if normalized else ScaleAndOffset(outputs)
        linear = Linear(inputs, outputs, rng, he, bias=not normalized)
        layers += [linear, norm, ReLU()]
        learned += norm.parameters()
    network = Sequential([*layers, Linear(*output, rng, he)])
    if "once" in name:
        normalize_once(network, pictures().x)
    return network, network.parameters() if name == "all parameters" else learned


def one_run(settings, network, rate, seed):
    """Train one network; return accuracies, loss and gamma."""
    rng = np.random.default_rng(seed)
    network, learned = build(settings, network, rng)
    options = {"steps": settings["steps"], "batch_size": settings["batch_size"]}
    history = fit(network, rate, rng, learned=learned, **options)
    test, probe = exact_score(network), settings["probe"]
    norms = [a for a in network.layers if isinstance(a, BatchNorm | ScaleAndOffset)]
    return {
        "test": test,
        "training": accuracy(network, pictures().x[:probe], pictures().labels[:probe]),
        "loss": np.mean(history.loss[-settings["late"] :]),
        "gamma": np.concatenate([norm.gamma.value for norm in norms]),
    }


def main(settings=SETTINGS):
    """Train four networks at six rates with five seeds."""
    axes = axes_of(settings, "network rate seed")
    runs = run_all(partial(one_run, settings), **axes)
    units = list(range(sum(settings["sizes"][1:-1])))
    name = namer(**axes, unit=units)
    scores = {
        k: name("network rate seed", runs[k]) for k in ("test", "training", "loss")
    }
    gamma = name("network rate seed unit", runs["gamma"].astype(np.float16))
    save("only_gamma_beta", settings, **scores, gamma=gamma)
