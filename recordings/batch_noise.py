"""Record the noise that random batches put into every layer, before and after training.

For notebook 12. The whole network is in training mode: a deep layer also gets the noise
of those before it.
"""

from functools import partial

import numpy as np

from helpers.datasets import minibatches
from helpers.nn.activations import ReLU, Sigmoid
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.initializers import he, xavier
from helpers.nn.networks import dense_network
from recordings.running import along, fit, pictures, run_all, save

SETTINGS = {
    "sizes": [784, 100, 100, 100, 10],
    "activations": ["sigmoid", "ReLU"],
    "rates": {"sigmoid": 0.3, "ReLU": 0.1},
    "training_batch_size": 60,
    "steps": [0, 1000],
    "examples": 3840,
    "batch_sizes": [8, 16, 32, 64, 128],
    "passes": 4,
    "seeds": [0, 1, 2, 3, 4],
}
"""All batch sizes divide the number of examples, so that each is in as many batches.

He's weights for ReLU, Xavier's for the sigmoid.
"""


def noise_by_layer(network, x, m, passes, rng):
    """Return the variance of each layer's x_hat over random batches, its mean."""
    norms = [layer for layer in network.layers if isinstance(layer, BatchNorm)]
    sums = np.zeros((2, len(norms), len(x), 100))  # of x_hat, and of its square
    for _ in range(passes):
        for batch in minibatches(len(x), m, rng):
            network.forward(x[batch], training=True)
            for layer, norm in enumerate(norms):
                x_hat = norm._cache.centred * norm._cache.inv_std
                sums[:, layer, batch] += x_hat, x_hat * x_hat
    first, second = sums
    return (second - first**2 / passes).mean(axis=(1, 2)) / (passes - 1)


def noise_run(settings, activation, seed):
    """Train one network; return its noise (steps, batch sizes, layers)."""
    rng = np.random.default_rng(seed)
    initializer, layer = {"sigmoid": (xavier, Sigmoid), "ReLU": (he, ReLU)}[activation]
    network = dense_network(settings["sizes"], rng, initializer, True, layer)
    x, noise = pictures().x[: settings["examples"]], []
    for steps in np.diff(settings["steps"], prepend=0).tolist():
        m = settings["training_batch_size"]
        fit(network, settings["rates"][activation], rng, steps=steps, batch_size=m)
        noise.append(
            [
                noise_by_layer(network, x, m, settings["passes"], rng)
                for m in settings["batch_sizes"]
            ]
        )
    return {"noise": noise}


def main(settings=SETTINGS):
    """Measure two networks with five seeds."""
    axes = {"activation": settings["activations"], "seed": settings["seeds"]}
    runs = run_all(partial(noise_run, settings), **axes)
    name = along(
        **axes,
        step=settings["steps"],
        batch_size=settings["batch_sizes"],
        layer=[1, 2, 3],
    )
    order = "activation seed step batch_size layer"
    save("batch_noise", settings, noise=name(order, runs["noise"]))
