"""Record plain and normalized networks on few and many pictures, in small batches.

For notebook 12: how good they are on the pictures that they learned from and on others,
by the share of right answers and by the negative log likelihood of the right one.
"""

import numpy as np

from helpers.nn.activations import ReLU
from helpers.nn.initializers import he
from helpers.nn.networks import dense_network
from recordings.running import judged_on_the_way, pictures, save_judged

SETTINGS = {
    "sizes": [784, 100, 100, 10],
    "networks": ["plain", "normalized"],
    "examples": [500, 2000, 8000],
    "batch_sizes": [16, 128],
    "rates": [0.01, 0.03, 0.1, 0.3, 1.0, 3.0],
    "steps": 1000,
    "record_every": 100,
    "seeds": [0, 1, 2, 3, 4],
}
"""The same number of steps for all."""


def one_run(settings, network, examples, batch_size, rate, seed):
    """Train one network on the first pictures of a shuffled set."""
    rng = np.random.default_rng(seed)
    chosen = rng.permutation(len(pictures().x))[:examples]
    x, labels = pictures().x[chosen], pictures().labels[chosen]
    model = dense_network(settings["sizes"], rng, he, network == "normalized", ReLU)
    return judged_on_the_way(model, rate, rng, settings, x, labels, batch_size)


def main(settings=SETTINGS):
    """Train two networks, on three numbers of pictures, in batches of two sizes."""
    axes = {
        "network": settings["networks"],
        "examples": settings["examples"],
        "batch_size": settings["batch_sizes"],
        "rate": settings["rates"],
        "seed": settings["seeds"],
    }
    save_judged("generalization", settings, one_run, **axes)
