"""Record what a backward pass with missing paths costs: ``make recordings``.

Networks with batch normalization learn the pictures with four backward passes: the
right one, and three that take the batch's mean, its variance, or both for constants.
"""

import json
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import pairwise, product
from pathlib import Path

import numpy as np

from helpers.datasets import fashion_mnist, pixel_standardized
from helpers.nn.activations import ReLU, Sigmoid
from helpers.nn.backward_paths import PartialBatchNorm
from helpers.nn.initializers import he, xavier
from helpers.nn.layers import Linear, Sequential
from helpers.nn.optimizers import SGD
from helpers.nn.trainer import TrainingDiverged
from helpers.nn.training import accuracy, train, use_population_statistics

PATH = Path(__file__).resolve().parents[1] / "data" / "backward_paths.npz"

SWEEP = {
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
    """Return a normalized network, biases kept, whose `dx` misses some paths."""
    kind, initializer = {"sigmoid": (Sigmoid, xavier), "ReLU": (ReLU, he)}[activation]
    paths = {
        "mean_path": missing not in ("mean", "both"),
        "variance_path": missing not in ("variance", "both"),
    }
    *hidden, classes = settings["sizes"]
    layers = []
    for fan_in, fan_out in pairwise(hidden):
        layers += [Linear(fan_in, fan_out, rng, initializer)]
        layers += [PartialBatchNorm(fan_out, **paths), kind()]
    return Sequential([*layers, Linear(hidden[-1], classes, rng, xavier)])


def hidden_sizes(network):
    """Return the rms of the hidden weights and of the hidden biases."""
    linear = [layer for layer in network.layers[:-1] if isinstance(layer, Linear)]
    return [
        np.sqrt(np.mean(np.concatenate([p.value.ravel() for p in group]) ** 2))
        for group in ([a.weight for a in linear], [a.bias for a in linear])
    ]


def path_run(settings, activation, missing, rate, seed):
    """Train one network; return accuracy, loss, and growth of weights and biases."""
    images = fashion_mnist()
    x, x_test = pixel_standardized(images.train_images, images.test_images)
    rng = np.random.default_rng(seed)
    network = partial_network(settings, activation, missing, rng)
    first_weights = hidden_sizes(network)[0]
    try:
        history = train(
            network,
            SGD(network.parameters(), rate),
            x,
            images.train_labels,
            steps=settings["steps"],
            batch_size=settings["batch_size"],
            rng=rng,
            progress=False,
        )
    except TrainingDiverged:
        return [np.nan] * 4
    weights, biases = hidden_sizes(network)
    loss = np.mean(history.loss[-settings["last"] :])
    use_population_statistics(network, x)
    reached = accuracy(network, x_test, images.test_labels)
    return [reached, loss, weights / first_weights, biases]


def record_backward_paths(path: Path) -> None:
    """Train both networks with four backward passes, seven rates, five seeds."""
    axes = [SWEEP[name] for name in ("activations", "missing", "rates", "seeds")]
    with ProcessPoolExecutor(2) as pool:
        runs = list(
            pool.map(partial(path_run, SWEEP), *zip(*product(*axes), strict=True))
        )
    results = np.array(runs, np.float32).reshape(*map(len, axes), -1)
    names = ("accuracy", "loss", "weight_growth", "bias")
    np.savez_compressed(
        path,
        settings=json.dumps(SWEEP),
        **{name: results[..., i] for i, name in enumerate(names)},
    )


if __name__ == "__main__":
    record_backward_paths(PATH)
