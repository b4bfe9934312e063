"""Record running averages against exact statistics in data/: ``make recordings``.

For notebook 09: networks trained with small to large batches, tested again and again
with statistics of different origin. The statistics play no part in training. And
networks trained in inference mode by mistake, from the start or from step 100 on.
"""

import json
from concurrent.futures import ProcessPoolExecutor
from copy import deepcopy
from functools import partial
from itertools import product
from pathlib import Path

import numpy as np

from helpers.datasets import fashion_mnist, minibatches, pixel_standardized
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.layer import Layer
from helpers.nn.layers import Sequential
from helpers.nn.networks import dense_network
from helpers.nn.optimizers import SGD
from helpers.nn.training import accuracy, train, use_population_statistics

PATH = Path(__file__).resolve().parents[1] / "data" / "running_statistics.npz"

SETTINGS = {
    "sizes": [784, 100, 100, 100, 10],
    "batch_sizes": [2, 4, 8, 16, 32, 64],
    "learning_rate": 0.1,
    "steps": 1200,
    "record_every": 100,
    "momenta": [0.003, 0.01, 0.03, 0.1, 0.3, 1.0],
    "seeds": [0, 1, 2, 3, 4],
    "averaged_examples": 4000,
    "wrong_mode": {
        "batch_size": 60,
        "learning_rate": 0.3,
        "normalized_steps": [None, 0, 100],  # None: normalized to the end
        "tests": [400, 1000, 2000],
        "seeds": [0, 1, 2, 3, 4, 5, 6, 7],
    },
}

START = np.array([[0.0], [1.0]])  # of a running mean, of a running variance


def norms_of(network):
    return [layer for layer in network.layers if isinstance(layer, BatchNorm)]


def newest(network):
    """Return the newest batch's statistics, (layers, 2, features); momentum is 1."""
    norms = norms_of(network)
    return np.array([(norm.running_mean, norm.running_var) for norm in norms])


def averages_over_batches(network, x, batch_size):
    """Return Algorithm 2's averages; the variance is the unbiased one."""
    observed, rng, found = deepcopy(network), np.random.default_rng(0), []
    for batch in minibatches(len(x), batch_size, rng):
        observed.forward(x[batch], training=True)
        found.append(newest(observed))
    return np.mean(found, axis=0)


def statistics_run(settings, batch_size, seed):
    """Train one network; return what its tests give with which statistics."""
    images = fashion_mnist()
    x, x_test = pixel_standardized(images.train_images, images.test_images)
    rng = np.random.default_rng(seed)
    network = dense_network(settings["sizes"], rng, normalize=True)
    for norm in norms_of(network):
        norm.momentum = 1.0
    averages = dict.fromkeys(settings["momenta"], START)
    exact, running = [], []

    def tested(statistics=None):
        judged = deepcopy(network)
        if statistics is None:
            use_population_statistics(judged, x)
        else:
            for norm, values in zip(norms_of(judged), statistics, strict=True):
                norm.running_mean, norm.running_var = values
        return accuracy(judged, x_test, images.test_labels)

    def record(step):
        if step == 0:
            return
        new = newest(network)
        for a, kept in averages.items():
            averages[a] = (1 - a) * kept + a * new
        if step % settings["record_every"] == 0:
            exact.append(tested())
            left = [(1 - a) ** step for a in averages]
            without_start = [
                (kept - w * START) / (1 - w)
                for kept, w in zip(averages.values(), left, strict=True)
            ]
            running.append([tested(statistics) for statistics in without_start])

    train(
        network,
        SGD(network.parameters(), settings["learning_rate"]),
        x,
        images.train_labels,
        steps=settings["steps"],
        batch_size=batch_size,
        rng=rng,
        record=record,
        record_every=1,
        progress=False,
    )
    examples = x[: settings["averaged_examples"]]
    unbiased = averages_over_batches(network, examples, batch_size)
    biased = unbiased * [[1], [(batch_size - 1) / batch_size]]
    return exact, np.transpose(running), [tested(unbiased), tested(biased)]


class Frozen(Layer):
    """A normalization whose statistics are constants in training, too."""

    def __init__(self, norm):
        self.norm = norm
        self.std = np.sqrt(norm.running_var + norm.eps)

    def forward(self, x, training=True):
        """Normalize with the constants, scale and shift."""
        self.x_hat = ((x - self.norm.running_mean) / self.std).astype(x.dtype)
        gamma, beta = self.norm.gamma.value, self.norm.beta.value
        return (gamma * self.x_hat + beta).astype(x.dtype)

    def backward(self, dy):
        """Pass the gradient through; the constants have none."""
        self.norm.gamma.gradient = (dy * self.x_hat).sum(axis=0)
        self.norm.beta.gradient = dy.sum(axis=0)
        return (dy * self.norm.gamma.value / self.std).astype(dy.dtype)


def wrong_mode_run(settings, normalized_steps, seed):
    """Train one network, normalized for some steps only; return its tests."""
    wrong = settings["wrong_mode"]
    images = fashion_mnist()
    x, x_test = pixel_standardized(images.train_images, images.test_images)
    last, shares = wrong["tests"][-1], []

    def train_on(layers, before, steps, rng):
        def record(step):
            if before + step in wrong["tests"]:
                shares.append(accuracy(layers, x_test, images.test_labels))

        # Of the network: gamma and beta are learned in frozen layers, too.
        optimizer = SGD(network.parameters(), wrong["learning_rate"])
        run = {"steps": steps, "batch_size": wrong["batch_size"], "rng": rng}
        watch = {"record": record, "record_every": 1, "progress": False}
        train(layers, optimizer, x, images.train_labels, **run, **watch)

    rng = np.random.default_rng(seed)
    network = dense_network(settings["sizes"], rng, normalize=True)
    right = last if normalized_steps is None else normalized_steps
    train_on(network, 0, right, rng)
    if right < last:
        norms = norms_of(network)
        layers = [Frozen(a) if a in norms else a for a in network.layers]
        rng = np.random.default_rng(seed + 100)
        train_on(Sequential(layers), right, last - right, rng)
    return shares


def record_running_statistics(path: Path) -> None:
    """Train with six batch sizes and five seeds, then in the wrong mode."""
    axes = [SETTINGS[name] for name in ("batch_sizes", "seeds")]
    wrong_axes = [SETTINGS["wrong_mode"][a] for a in ("normalized_steps", "seeds")]
    with ProcessPoolExecutor(2) as pool:
        pairs = zip(*product(*axes), strict=True)
        runs = list(pool.map(partial(statistics_run, SETTINGS), *pairs))
        pairs = zip(*product(*wrong_axes), strict=True)
        wrong = list(pool.map(partial(wrong_mode_run, SETTINGS), *pairs))
    shape = tuple(map(len, axes))
    arrays = {
        name: np.array(values, np.float32).reshape(*shape, *np.shape(values)[1:])
        for name, values in zip(
            ["exact", "running", "averaged"], zip(*runs, strict=True), strict=True
        )
    }
    shape = tuple(map(len, wrong_axes))
    arrays["wrong_mode"] = np.array(wrong, np.float32).reshape(*shape, -1)
    np.savez_compressed(path, settings=json.dumps(SETTINGS), **arrays)


if __name__ == "__main__":
    record_running_statistics(PATH)
