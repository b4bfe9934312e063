"""Watch the last hidden layer of five networks while they train: ``make recordings``.

The networks are those of Ioffe & Szegedy 2015, section 4.1, on other pictures. Every
run is fixed by its seed.
"""

import json
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import pairwise, product
from pathlib import Path

import numpy as np

from helpers.datasets import fashion_mnist, pixel_standardized
from helpers.nn.activations import ReLU, Sigmoid
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.initializers import he, xavier, xavier_sigmoid
from helpers.nn.layers import Linear
from helpers.nn.networks import dense_network
from helpers.nn.optimizers import SGD
from helpers.nn.training import accuracy, train, use_population_statistics

PATH = Path(__file__).resolve().parents[1] / "data" / "training.npz"

WATCHED = {
    "sizes": [784, 100, 100, 100, 10],
    "batch_size": 60,
    "steps": 3000,
    "networks": ["plain", "wide start", "normalized", "plain ReLU", "normalized ReLU"],
    "rates": [0.3, 0.3, 0.3, 0.1, 0.1],
    "seeds": [0, 1, 2, 3, 4],
    "probe": 960,
    "quantiles": [0.01, 0.15, 0.5, 0.85, 0.99],
}
"""Percentiles are those of the first 960 training pictures, or 16 mini-batches."""

RECORD_STEPS = [
    *(0, 1, 2, 3, 5, 7, 10, 14, 20, 28, 40, 56, 80, 100, 125, 150, 175, 200, 250),
    *range(300, 1000, 100),
    *range(1000, 3001, 250),
]

STARTS = {
    "plain": xavier,
    "wide start": xavier_sigmoid,
    "normalized": xavier,
    "plain ReLU": he,
    "normalized ReLU": he,
}


def watched_run(settings, name, rate, seed):
    """Train one network; return its records, each a dict of arrays, and its loss."""
    images = fashion_mnist()
    x, x_test = pixel_standardized(images.train_images, images.test_images)
    probe, rng = x[: settings["probe"]], np.random.default_rng(seed)
    activation = ReLU if "ReLU" in name else Sigmoid
    normalize = "normalized" in name
    network = dense_network(settings["sizes"], rng, STARTS[name], normalize, activation)

    def record(step):
        if step not in RECORD_STEPS:
            return {}
        use_population_statistics(network, x)
        score = accuracy(network, x_test, images.test_labels)
        return {"accuracy": score} | watch(network, probe, settings)

    history = train(
        network,
        SGD(network.parameters(), rate),
        x,
        images.train_labels,
        steps=settings["steps"],
        batch_size=settings["batch_size"],
        rng=rng,
        record=record,
        record_every=1,
        progress=False,
    )
    return [record for record in history.records if record], history.loss


def watch(network, probe, settings):
    """Return what the last hidden layer does with the probe's pictures."""
    sums, outputs = last_hidden(network, probe)
    pooled = [np.quantile(v, settings["quantiles"]) for v in (sums, outputs)]
    batches = probe.reshape(-1, settings["batch_size"], probe.shape[1])
    outputs = [last_hidden(network, batch, training=True)[1] for batch in batches]
    norms = [layer for layer in network.layers if isinstance(layer, BatchNorm)]
    return {
        "bands": pooled,
        "units": np.quantile(sums, [0.15, 0.5, 0.85], axis=0),
        "maxima": np.mean([batch.max(axis=0) for batch in outputs], axis=0),
        "peaks": np.mean([peaks(network, batch) for batch in batches], axis=0),
        "gamma": norms[-1].gamma.value if norms else np.full(sums.shape[1], np.nan),
        "beta": norms[-1].beta.value if norms else np.full(sums.shape[1], np.nan),
    }


def last_hidden(network, x, training=False):
    """Return what goes into the last activation, and what comes out of it."""
    for layer in network.layers[:-1]:
        before, x = x, layer.forward(x, training)
    return before, x


def peaks(network, batch):
    """Return the largest standardized weighted sum of every hidden unit."""
    found, x = [], batch
    for layer in network.layers[:-1]:
        x = layer.forward(x, training=True)
        if isinstance(layer, Linear):
            found.append(((x - x.mean(axis=0)) / (x.std(axis=0) + 1e-12)).max(axis=0))
    return found


def wander(units):
    """Return how far each unit's median strays, in units of its typical spread."""
    low, center, high = np.moveaxis(units, 1, 0)
    return np.ptp(center, axis=0) / np.median((high - low) / 2, axis=0)


def mean_between(loss, steps):
    """Return the mean of `loss` between each two of the `steps`."""
    return [np.mean(loss[a:b]) for a, b in pairwise(steps)]


def record_training(path: Path) -> None:
    """Train five networks with five seeds; look closely at the first seed."""
    networks = list(zip(WATCHED["networks"], WATCHED["rates"], strict=True))
    runs = [(*network, seed) for network, seed in product(networks, WATCHED["seeds"])]
    with ProcessPoolExecutor(2) as pool:
        made = list(pool.map(partial(watched_run, WATCHED), *zip(*runs, strict=True)))
    shape = len(networks), len(WATCHED["seeds"])

    def series(name):
        values = np.array([[r[name] for r in records] for records, _ in made])
        return values.reshape(*shape, *values.shape[1:])

    losses = np.array([mean_between(loss, RECORD_STEPS) for _, loss in made])
    units = series("units")
    details = {
        name: series(name)[:, 0].astype(np.float16)
        for name in ("units", "maxima", "gamma", "beta")
    }
    np.savez_compressed(
        path,
        settings=json.dumps(WATCHED),
        steps=np.array(RECORD_STEPS),
        accuracy=series("accuracy").astype(np.float32),
        loss=losses.reshape(*shape, -1).astype(np.float32),
        bands=series("bands")[:, 0].astype(np.float32),
        peaks=np.median(series("peaks"), axis=-1).astype(np.float32),
        wander=np.array([[wander(u) for u in row] for row in units], np.float16),
        **details,
    )


if __name__ == "__main__":
    record_training(PATH)
