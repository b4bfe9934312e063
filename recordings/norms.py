"""Record one small network with one normalization after the other.

Dense networks and convolutional ones, from He's weights; each at all rates, so that it
can be judged at its own best.
"""

from functools import partial

import numpy as np

from helpers.nn import GroupNorm, InstanceNorm
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.layers import Sequential
from helpers.nn.losses import softmax_cross_entropy
from helpers.nn.networks import image_network, relu_network
from helpers.nn.training import accuracy, use_population_statistics
from helpers.studies.deep_networks import NORMS
from recordings.running import fit, namer, pictures, run_all, save

SETTINGS = {
    "sizes": [784, 100, 100, 100, 10],
    "channels": [1, 8, 16, 10],
    "groups": 4,
    "batch_size": {"dense": 50, "convolution": 20},
    "steps": {"dense": 500, "convolution": 300},
    "norms": {
        "dense": ["none", "batch", "layer", "RMS", "tanh"],
        "convolution": ["none", "batch", "layer", "group", "instance"],
    },
    "rates": {
        "dense": [0.01, 0.03, 0.1, 0.3, 1.0],
        "convolution": [0.03, 0.1, 0.3, 1.0, 3.0],
    },
    "seeds": [0, 1, 2, 3, 4],
    "probe": 2000,
}
"""Loss, accuracy and statistics are those of 2,000 training pictures."""


def dense(settings, norm, rng):
    """Return three normalized layers, and one for the classes."""
    return relu_network(settings["sizes"], rng, NORMS[norm])


def convolutions(settings, norm, rng):
    """Return notebook 10's network, with the norm in the place of batch norm."""
    make = {
        "layer": partial(GroupNorm, 1),
        "group": partial(GroupNorm, settings["groups"]),
        "instance": InstanceNorm,
    }.get(norm, BatchNorm)
    network = image_network(settings["channels"], rng, norm != "none", average=True)
    return Sequential(
        [
            make(layer.gamma.value.size) if isinstance(layer, BatchNorm) else layer
            for layer in network.layers
        ]
    )


def norm_run(settings, kind, norm, rate, seed):
    """Train one network; return loss and accuracies in the end."""
    rng = np.random.default_rng(seed)
    build = dense if kind == "dense" else convolutions
    network = build(settings, norm, rng)
    x, x_test = (shaped(kind, a) for a in (pictures().x, pictures().x_test))
    steps, batch_size = (settings[key][kind] for key in ("steps", "batch_size"))
    fit(network, rate, rng, x=x, steps=steps, batch_size=batch_size)
    x, labels = x[: settings["probe"]], pictures().labels[: settings["probe"]]
    use_population_statistics(network, x)
    scores = network.forward(x, training=False)
    return {
        "loss": softmax_cross_entropy(scores, labels)[0],
        "training": np.mean(scores.argmax(axis=1) == labels),
        "test": accuracy(network, x_test, pictures().test_labels),
    }


def shaped(kind, rows):
    """Return pictures as a network of this kind takes them."""
    return rows if kind == "dense" else rows.reshape(-1, 1, 28, 28)


def main(settings=SETTINGS):
    """Train five networks of both kinds, each at five rates with five seeds."""
    axes = {
        "kind": list(settings["norms"]),
        "norm": settings["norms"],
        "rate": settings["rates"],
        "seed": settings["seeds"],
    }
    runs, name = run_all(partial(norm_run, settings), **axes), namer(**axes)
    arrays = {key: name("kind norm rate seed", runs[key]) for key in runs}
    save("norms", settings, **arrays)
