"""Record what a backward pass with missing paths costs: ``make recordings``.

Networks with batch normalization learn the pictures with four backward passes: the
right one, and three that take the batch's mean, its variance, or both for constants.
"""

from functools import partial
from itertools import pairwise

import numpy as np

from helpers.nn.initializers import xavier
from helpers.nn.layers import Linear, Sequential
from helpers.studies.backward_paths import PartialBatchNorm
from recordings.running import ACTIVATIONS, exact_score, fit, namer, run_all, save

SETTINGS = {
    "sizes": [784, 100, 100, 100, 100, 100, 10],
    "batch_size": 60,
    "steps": 600,
    "last": 100,  # steps over which the training loss is averaged
    "activations": ["sigmoid", "ReLU"],
    "missing": ["nothing", "variance", "mean", "both"],
    "rates": [0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0],
    "seeds": [0, 1, 2, 3, 4],
}


def partial_network(settings, activation, missing, rng):
    """Return a normalized network whose `dx` misses some paths.

    Unlike `dense_network`, it keeps its biases, which would get no gradient from a
    right backward pass, and its output layer always starts from Xavier's weights.
    """
    kind, initializer = ACTIVATIONS[activation]
    paths = {
        "mean_path": missing not in ("mean", "both"),
        "variance_path": missing not in ("variance", "both"),
    }
    layers = []
    *hidden, output = pairwise(settings["sizes"])
    for fan_in, fan_out in hidden:
        layers += [Linear(fan_in, fan_out, rng, initializer)]
        layers += [PartialBatchNorm(fan_out, **paths), kind()]
    return Sequential([*layers, Linear(*output, rng, xavier)])


def hidden_sizes(network):
    """Return the rms of the hidden weights and of the hidden biases."""
    linear = [layer for layer in network.layers[:-1] if isinstance(layer, Linear)]
    return [
        np.sqrt(np.mean(np.concatenate([p.value.ravel() for p in group]) ** 2))
        for group in ([a.weight for a in linear], [a.bias for a in linear])
    ]


def path_run(settings, activation, missing, rate, seed):
    """Train one network; return accuracy, loss, and growth of weights and biases."""
    rng = np.random.default_rng(seed)
    network = partial_network(settings, activation, missing, rng)
    first_weights = hidden_sizes(network)[0]
    run = {"steps": settings["steps"], "batch_size": settings["batch_size"]}
    history = fit(network, rate, rng, **run)
    weights, biases = hidden_sizes(network)
    return {
        "accuracy": exact_score(network),
        "loss": np.mean(history.loss[-settings["last"] :]),
        "weight_growth": weights / first_weights,
        "bias": biases,
    }


def main(settings=SETTINGS):
    """Train both networks with four backward passes, seven rates, five seeds."""
    axes = {
        "activation": settings["activations"],
        "missing": settings["missing"],
        "rate": settings["rates"],
        "seed": settings["seeds"],
    }
    runs, name = run_all(partial(path_run, settings), **axes), namer(**axes)
    arrays = {k: name("activation missing rate seed", v) for k, v in runs.items()}
    save("backward_paths", settings, **arrays)
