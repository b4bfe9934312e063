"""Train small convolutional networks at several learning rates: ``make recordings``.

Every run is fixed by its seed. ReLU networks differ between processors after some
hundred steps; the file is kept so that the figures that notebooks take from it are
exact.
"""

from functools import partial

import numpy as np

from helpers.nn.networks import image_network
from helpers.nn.training import accuracy, use_population_statistics
from recordings.running import (
    namer,
    on_the_way,
    pictures,
    recorded_steps,
    run_all,
    save,
)

SETTINGS = {
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


def run(settings, head, network, rate, seed):
    """Train one network; return its test accuracy by record."""
    x, x_test = (a.reshape(-1, 1, 28, 28) for a in (pictures().x, pictures().x_test))
    rng = np.random.default_rng(seed)
    normalize, average = network == "normalized", head == "average"
    network = image_network(settings["channels"], rng, normalize, average)

    def record(step):
        use_population_statistics(network, x[: settings["population"]])
        return {"accuracy": accuracy(network, x_test, pictures().test_labels)}

    return on_the_way(network, rate, rng, settings, record, x=x)


def main(settings=SETTINGS):
    """Train two networks with two heads at five learning rates with five seeds."""
    axes = {
        "head": list(settings["rates"]),
        "network": settings["networks"],
        "rate": settings["rates"],
        "seed": settings["seeds"],
    }
    runs = run_all(partial(run, settings), **axes)
    name = namer(**axes, step=recorded_steps(settings))
    accuracies = name("head network rate seed step", runs["accuracy"])
    save("convolution", settings, accuracy=accuracies)
