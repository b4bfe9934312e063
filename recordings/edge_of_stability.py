"""Record the largest curvature while full-batch descent goes on (Cohen et al. 2021).

Few and coarse pictures, one small network of tanh with and without batch normalization:
the curvature needs many gradients of the full batch, in float64.
"""

from functools import partial

import numpy as np

from helpers.nn.activations import Tanh
from helpers.nn.initializers import xavier
from helpers.nn.networks import dense_network
from helpers.nn.optimizers import SGD
from helpers.studies.sharpness import sharpness
from helpers.studies.smoothness import loss_and_gradients
from recordings.running import axes_of, namer, pictures, recorded_steps, run_all, save

SETTINGS = {
    "sizes": [49, 32, 32, 10],
    "pictures": 200,
    "steps": 1000,
    "record_every": 25,
    "networks": ["plain", "normalized"],
    "rates": [0.05, 0.1, 0.2, 0.4, 0.8],
    "seeds": [0, 1, 2, 3, 4],
    "rounds": [100, 6],
}
"""The pictures have 7 by 7 pixels, the means of 4 by 4. Rounds of the power iteration
at the first record, and at the others, which begin where the one before ended."""


def coarse(count):
    """Return the first training pictures, 4 by 4 pixels as one, in float64."""
    x = pictures().x[:count].astype(float).reshape(count, 7, 4, 7, 4)
    return x.mean(axis=(2, 4)).reshape(count, -1), pictures().labels[:count]


def descent(settings, network, rate, seed):
    """Descend with all pictures at once; return loss and sharpness by record."""
    rng = np.random.default_rng(seed)
    x, labels = coarse(settings["pictures"])
    normalize = network == "normalized"
    network = dense_network(settings["sizes"], rng, xavier, normalize, Tanh)
    optimizer = SGD(network.parameters(), rate)
    direction = [rng.standard_normal(p.value.shape) for p in network.parameters()]
    first, later = settings["rounds"]
    losses, values = [], []
    for step in range(settings["steps"] + 1):
        if step % settings["record_every"] == 0:
            rounds = later if step else first
            value, direction = sharpness(network, x, labels, direction, rounds)
            values.append(value)
            losses.append(loss_and_gradients(network, x, labels)[0])
        loss_and_gradients(network, x, labels)
        optimizer.step()
    return {"loss": losses, "sharpness": values}


def main(settings=SETTINGS):
    """Descend with two networks at five rates, with five seeds."""
    axes = axes_of(settings, "network rate seed")
    runs = run_all(partial(descent, settings), **axes)
    name = namer(**axes, step=recorded_steps(settings))
    arrays = {key: name("network rate seed step", runs[key]) for key in runs}
    save("edge_of_stability", settings, **arrays)
