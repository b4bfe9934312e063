"""Record gradient and weights of every block of deep networks in their first steps.

Fifty blocks from He's weights; on the mini-batch of the next step.
"""

from functools import partial

import numpy as np

from helpers.datasets import endless_minibatches
from helpers.nn.optimizers import SGD
from helpers.studies.deep_networks import deep_classifier
from helpers.studies.smoothness import loss_and_gradients
from recordings import deep_training
from recordings.running import axes_of, namer, pictures, run_all, save

SETTINGS = {
    "sizes": [784, 50, 10],
    "depth": 50,
    "batch_size": 50,
    "networks": deep_training.SETTINGS["networks"],
    "rates": [0.001, 0.01, 0.1],
    "seeds": [0, 1, 2, 3, 4],
    "steps": [0, 1, 2, 5, 10, 20, 50],
}


def block_weights(network, width):
    """Return the weights of the blocks, from the input to the output."""
    shape = (width, width)
    return [p for p in network.parameters() if p.value.shape == shape]


def watched_steps(settings, network, rate, seed):
    """Train one network; return the norms at some steps, NaN once it diverged."""
    rng = np.random.default_rng(seed)
    options = settings["networks"][network]
    network = deep_classifier(settings["sizes"], settings["depth"], rng, **options)
    weights = block_weights(network, settings["sizes"][1])
    optimizer = SGD(network.parameters(), rate)
    batches = endless_minibatches(len(pictures().x), settings["batch_size"], rng)
    found = {"gradient": [], "weight": [], "loss": []}
    with np.errstate(all="ignore"):
        for step in range(settings["steps"][-1] + 1):
            batch = next(batches)
            x, labels = pictures().x[batch], pictures().labels[batch]
            loss, _ = loss_and_gradients(network, x, labels)
            if step in settings["steps"]:
                found["gradient"].append([norm(p.gradient) for p in weights])
                found["weight"].append([norm(p.value) for p in weights])
                found["loss"].append(loss)
            optimizer.step()
    return found


def norm(array):
    """Return the Euclidean norm, in float64: squares of large numbers overflow."""
    return np.linalg.norm(array.astype(float))


def main(settings=SETTINGS):
    """Train five networks for fifty steps, at three rates with five seeds."""
    axes = axes_of(settings, "network rate seed")
    runs = run_all(partial(watched_steps, settings), **axes)
    blocks = list(range(1, settings["depth"] + 1))
    name = namer(**axes, step=settings["steps"], block=blocks)
    order = {"loss": "", "gradient": " block", "weight": " block"}
    arrays = {
        key: name("network rate seed step" + more, runs[key])
        for key, more in order.items()
    }
    save("first_gradients", settings, **arrays)
