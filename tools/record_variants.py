"""Record variants of batch normalization in data/: ``make recordings``.

Learning rate times width of the first weights; gamma and beta learned or not;
normalization before or after the activation, and in front of the output layer or not.
"""

import json
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import product
from pathlib import Path

import numpy as np

from helpers.datasets import fashion_mnist, pixel_standardized
from helpers.nn.activations import ReLU, Sigmoid
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.initializers import he, xavier
from helpers.nn.networks import dense_network
from helpers.nn.optimizers import SGD
from helpers.nn.trainer import TrainingDiverged
from helpers.nn.training import accuracy, train, use_population_statistics

PATH = Path(__file__).resolve().parents[1] / "data" / "variants.npz"

ACTIVATIONS = {"sigmoid": (Sigmoid, xavier), "ReLU": (ReLU, he)}

COMMON = {
    "depth": 3,
    "activation": "sigmoid",
    "placement": "before",
    "exchanged": False,
    "learned": "both",
    "width": 1.0,
}
"""What a run is unless its experiment says otherwise."""

EXPERIMENTS = {
    "map": {
        "depth": [5],
        "placement": [None, "before"],
        "width": [1 / 8, 1 / 4, 1 / 2, 1.0, 2.0, 4.0, 8.0, 16.0],
        "rate": [0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0],
        "seed": [0, 1, 2],
        "steps": [500],
    },
    "ablation": {
        "activation": ["sigmoid", "ReLU"],
        "learned": ["none", "gamma", "beta", "both"],
        "rate": [0.1, 0.3, 1.0],
        "seed": [0, 1, 2, 3, 4],
        "steps": [1000],
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
        "rate": [0.1, 0.3, 1.0, 3.0],
        "seed": [0, 1, 2, 3, 4],
        "steps": [1000],
    },
}
"""Every combination of the values is one run."""


@cache
def pictures():
    """Return training and test pictures and their labels, read once a process."""
    images = fashion_mnist()
    x, x_test = pixel_standardized(images.train_images, images.test_images)
    return x, x_test, images.train_labels, images.test_labels


def variant_run(run):
    """Train one network; return test accuracy and late loss, NaN if it diverged."""
    x, x_test, labels, test_labels = pictures()
    rng = np.random.default_rng(run["seed"])
    network = build(run, rng)
    optimizer = SGD(learned_parameters(network, run["learned"]), run["rate"])
    try:
        history = train(
            network,
            optimizer,
            x,
            labels,
            steps=run["steps"],
            batch_size=60,
            rng=rng,
            progress=False,
        )
    except TrainingDiverged:
        return np.nan, np.nan
    use_population_statistics(network, x)
    return accuracy(network, x_test, test_labels), np.mean(history.loss[-200:])


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


def learned_parameters(network, learned):
    """Return what gradient descent may change: gamma, beta, both or none of them."""
    chosen = []
    for layer in network.layers:
        if isinstance(layer, BatchNorm):
            chosen += [layer.gamma] if learned in ("gamma", "both") else []
            chosen += [layer.beta] if learned in ("beta", "both") else []
        else:
            chosen += layer.parameters()
    return chosen


def record_variants(path: Path) -> None:
    """Run all experiments; keep accuracy and loss of each, one axis a setting."""
    arrays = {}
    with ProcessPoolExecutor(2) as pool:
        for name, axes in EXPERIMENTS.items():
            combinations = product(*axes.values())
            runs = [COMMON | dict(zip(axes, c, strict=True)) for c in combinations]
            results = np.array(list(pool.map(variant_run, runs)), np.float32)
            shape = [len(values) for values in axes.values() if len(values) > 1]
            arrays[name] = results[:, 0].reshape(shape)
            arrays[f"{name}_loss"] = results[:, 1].reshape(shape)
    settings = {"common": COMMON, "experiments": EXPERIMENTS}
    np.savez_compressed(path, settings=json.dumps(settings), **arrays)


if __name__ == "__main__":
    record_variants(PATH)
