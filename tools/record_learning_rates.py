"""Record four networks at seven learning rates in data/: ``make recordings``.

Every run is fixed by its seed. Runs of sigmoid networks agree between processors to
about six digits; the files are kept so that the figures that notebooks take from
them are exact.
"""

import json
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import product
from pathlib import Path

import numpy as np

from helpers.datasets import fashion_mnist, pixel_standardized
from helpers.nn.initializers import xavier, xavier_sigmoid
from helpers.nn.networks import dense_network, normalize_once
from helpers.nn.optimizers import SGD
from helpers.nn.trainer import TrainingDiverged
from helpers.nn.training import accuracy, train, use_population_statistics

PATH = Path(__file__).resolve().parents[1] / "data" / "learning_rates.npz"

SWEEP = {
    "sizes": [784, 100, 100, 100, 100, 100, 10],
    "batch_size": 60,
    "steps": 1500,
    "record_every": 50,
    "rates": [0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0],
    "seeds": [0, 1, 2, 3, 4],
    "networks": ["plain", "wide start", "normalized once", "normalized"],
    "timed_pairs": 7,
    "timed_steps": 200,
}


def learning_rate_run(settings, network_name, rate, seed):
    """Train one network; return test accuracy and mean training loss by record."""
    images = fashion_mnist()
    x, x_test = pixel_standardized(images.train_images, images.test_images)
    rng = np.random.default_rng(seed)
    network = dense_network(
        settings["sizes"],
        rng,
        xavier_sigmoid if network_name == "wide start" else xavier,
        normalize=network_name == "normalized",
    )
    if network_name == "normalized once":
        normalize_once(network, x)

    def record(step):
        use_population_statistics(network, x)
        return {"accuracy": accuracy(network, x_test, images.test_labels)}

    count = settings["steps"] // settings["record_every"]
    try:
        history = train(
            network,
            SGD(network.parameters(), rate),
            x,
            images.train_labels,
            steps=settings["steps"],
            batch_size=settings["batch_size"],
            rng=rng,
            record=record,
            record_every=settings["record_every"],
            progress=False,
        )
    except TrainingDiverged:
        return np.full(count + 1, np.nan), np.full(count, np.nan)
    loss = np.array(history.loss).reshape(count, -1).mean(axis=1)
    return history.series("accuracy"), loss


def step_times(settings):
    """Time steps of a plain and a normalized network in alternation; (pairs, 2)."""
    images = fashion_mnist()
    x, _ = pixel_standardized(images.train_images, images.test_images)

    def seconds(normalize):
        rng = np.random.default_rng(0)
        network = dense_network(settings["sizes"], rng, normalize=normalize)
        start = time.perf_counter()
        train(
            network,
            SGD(network.parameters(), 0.01),
            x,
            images.train_labels,
            steps=settings["timed_steps"],
            batch_size=settings["batch_size"],
            rng=rng,
            progress=False,
        )
        return time.perf_counter() - start

    seconds(False), seconds(True)  # the first calls are slower
    return [[seconds(False), seconds(True)] for _ in range(settings["timed_pairs"])]


def record_learning_rates(path: Path) -> None:
    """Train four networks at seven learning rates with five seeds."""
    axes = [SWEEP[name] for name in ("networks", "rates", "seeds")]
    with ProcessPoolExecutor(2) as pool:
        runs = list(
            pool.map(
                partial(learning_rate_run, SWEEP), *zip(*product(*axes), strict=True)
            )
        )
    shape = tuple(map(len, axes))
    np.savez_compressed(
        path,
        settings=json.dumps(SWEEP),
        steps=np.arange(0, SWEEP["steps"] + 1, SWEEP["record_every"]),
        accuracy=np.array([run[0] for run in runs], np.float32).reshape(*shape, -1),
        loss=np.array([run[1] for run in runs], np.float32).reshape(*shape, -1),
        seconds=np.array(step_times(SWEEP)),
    )


if __name__ == "__main__":
    record_learning_rates(PATH)
