"""Record running averages against exact statistics in data/: ``make recordings``.

For notebook 09: networks trained with small to large batches, tested again and again
with statistics of different origin. The statistics play no part in training.
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
from helpers.nn.networks import sigmoid_network
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
    network = sigmoid_network(settings["sizes"], rng, normalize=True)
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


def record_running_statistics(path: Path) -> None:
    """Train with six batch sizes and five seeds."""
    axes = [SETTINGS[name] for name in ("batch_sizes", "seeds")]
    with ProcessPoolExecutor(2) as pool:
        pairs = zip(*product(*axes), strict=True)
        runs = list(pool.map(partial(statistics_run, SETTINGS), *pairs))
    shape = tuple(map(len, axes))
    arrays = {
        name: np.array(values, np.float32).reshape(*shape, *np.shape(values)[1:])
        for name, values in zip(
            ["exact", "running", "averaged"], zip(*runs, strict=True), strict=True
        )
    }
    np.savez_compressed(path, settings=json.dumps(SETTINGS), **arrays)


if __name__ == "__main__":
    record_running_statistics(PATH)
