"""Record which normalization needs a large batch, on four networks.

For notebook 14: one pass over the training pictures in batches of 2 to 64, so that all
have seen the same pictures.
"""

from functools import partial

import numpy as np

from helpers.nn.networks import relu_network
from recordings.running import (
    NORMS,
    exact_score,
    fit,
    namer,
    pictures,
    run_all,
    save,
    training_loss,
)

SETTINGS = {
    "sizes": [784, 100, 100, 10],
    "networks": ["plain", "batch norm", "layer norm", "RMS norm"],
    "batch_sizes": [2, 4, 8, 16, 32, 64],
    "rates_per_picture": [0.0003, 0.001, 0.003, 0.01, 0.03],
    "seeds": [0, 1, 2, 3, 4],
}
"""The learning rate is that per picture times the batch size."""


def one_run(settings, network, batch_size, rate_per_picture, seed):
    """Train for one pass; return losses and the accuracy at its end."""
    rng = np.random.default_rng(seed)
    model = relu_network(settings["sizes"], rng, NORMS.get(network))
    rate, steps = rate_per_picture * batch_size, len(pictures().x) // batch_size
    history = fit(model, rate, rng, steps=steps, batch_size=batch_size)
    return {
        "late": np.mean(history.loss[-steps // 5 :]),
        "test": exact_score(model),
        "loss": training_loss(model),
    }


def main(settings=SETTINGS):
    """Train four networks in batches of six sizes, at five rates, with five seeds."""
    axes = {
        "network": settings["networks"],
        "batch_size": settings["batch_sizes"],
        "rate_per_picture": settings["rates_per_picture"],
        "seed": settings["seeds"],
    }
    runs, name = run_all(partial(one_run, settings), **axes), namer(**axes)
    arrays = {key: name(" ".join(axes), values) for key, values in runs.items()}
    save("small_batches", settings, **arrays)
