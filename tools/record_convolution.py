"""Train small convolutional networks at several learning rates: ``make recordings``.

Every run is fixed by its seed. ReLU networks differ between processors after some
hundred steps; the file is kept so that the figures that notebooks take from it are
exact.
"""

import json
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import product
from pathlib import Path

import numpy as np

from helpers.datasets import fashion_mnist, pixel_standardized
from helpers.nn.image_network import image_network
from helpers.nn.optimizers import SGD
from helpers.nn.trainer import TrainingDiverged
from helpers.nn.training import accuracy, train, use_population_statistics

PATH = Path(__file__).resolve().parents[1] / "data" / "convolution.npz"

SWEEP = {
    "channels": [1, 8, 16, 10],
    "batch_size": 60,
    "steps": 400,
    "record_every": 50,
    "population": 1000,
    "rates": {"flatten": [0.01, 0.03, 0.1, 0.3, 1.0], "average": [0.1, 0.3, 1, 3, 10]},
    "networks": ["plain", "normalized"],
    "seeds": [0, 1, 2, 3, 4],
}
"""The statistics at inference are those of the first 1,000 training pictures."""


def run(settings, head, network_name, rate_index, seed):
    """Train one network; return its test accuracy by record."""
    images = fashion_mnist()
    x, x_test = pixel_standardized(images.train_images, images.test_images)
    x, x_test = x.reshape(-1, 1, 28, 28), x_test.reshape(-1, 1, 28, 28)
    rng = np.random.default_rng(seed)
    network = image_network(
        settings["channels"], rng, network_name == "normalized", head == "average"
    )

    def record(step):
        use_population_statistics(network, x[: settings["population"]])
        return {"accuracy": accuracy(network, x_test, images.test_labels)}

    try:
        history = train(
            network,
            SGD(network.parameters(), settings["rates"][head][rate_index]),
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
        return np.full(settings["steps"] // settings["record_every"] + 1, np.nan)
    return history.series("accuracy")


def record_convolution(path: Path) -> None:
    """Train two networks with two heads at five learning rates with five seeds."""
    heads = list(SWEEP["rates"])
    rates = range(len(SWEEP["rates"][heads[0]]))
    axes = [heads, SWEEP["networks"], rates, SWEEP["seeds"]]
    with ProcessPoolExecutor(2) as pool:
        runs = list(pool.map(partial(run, SWEEP), *zip(*product(*axes), strict=True)))
    np.savez_compressed(
        path,
        settings=json.dumps(SWEEP),
        steps=np.arange(0, SWEEP["steps"] + 1, SWEEP["record_every"]),
        accuracy=np.array(runs, np.float32).reshape(*map(len, axes), -1),
    )


if __name__ == "__main__":
    record_convolution(PATH)
