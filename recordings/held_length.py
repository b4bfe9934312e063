"""Record what large rates do when the normalized weights may not grow longer.

After each step, every unit's weights before a normalization are brought back to the
length that they had at first. What the loss is there changes nothing; what changes is
that a long step no longer shortens the next ones.
"""

from functools import partial

import numpy as np

from helpers.datasets import endless_minibatches
from helpers.nn.activations import ReLU
from helpers.nn.initializers import he
from helpers.nn.networks import dense_network
from helpers.nn.optimizers import SGD
from helpers.nn.training import TrainingDiverged, accuracy
from helpers.studies.scale_invariance import lengths, normalized_weights
from helpers.studies.smoothness import loss_and_gradients
from recordings.running import axes_of, exact_score, namer, pictures, run_all, save

SETTINGS = {
    "sizes": [784, 100, 100, 100, 10],
    "batch_size": 60,
    "steps": 600,
    "networks": ["plain", "normalized", "normalized, length held"],
    "rates": [0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0],
    "seeds": [0, 1, 2, 3, 4],
    "late": 100,
    "probe": 2000,
}
"""The loss is the mean of the last 100 mini-batches."""


def held_run(settings, network, rate, seed):
    """Train one network; return its end."""
    rng = np.random.default_rng(seed)
    name, normalize = network, network != "plain"
    network = dense_network(settings["sizes"], rng, he, normalize, ReLU)
    weights, optimizer = normalized_weights(network), SGD(network.parameters(), rate)
    first, losses = [lengths(weight) for weight in weights], []
    batches = endless_minibatches(len(pictures().x), settings["batch_size"], rng)
    with np.errstate(all="ignore"):
        for _ in range(settings["steps"]):
            batch = next(batches)
            x, labels = pictures().x[batch], pictures().labels[batch]
            losses.append(loss_and_gradients(network, x, labels)[0])
            if not np.isfinite(losses[-1]):
                raise TrainingDiverged
            optimizer.step()
            if "held" in name:
                for weight, length in zip(weights, first, strict=True):
                    weight.value = weight.value * (length / lengths(weight))
    grown = [lengths(a) / b for a, b in zip(weights, first, strict=True)]
    test, probe = exact_score(network), settings["probe"]
    few = pictures().x[:probe], pictures().labels[:probe]
    return {
        "loss": np.mean(losses[-settings["late"] :]),
        "training": accuracy(network, *few),
        "test": test,
        "growth": np.median(np.concatenate(grown)) if normalize else np.nan,
    }


def main(settings=SETTINGS):
    """Train three networks at seven rates with five seeds."""
    axes = axes_of(settings, "network rate seed")
    runs, name = run_all(partial(held_run, settings), **axes), namer(**axes)
    arrays = {key: name("network rate seed", runs[key]) for key in runs}
    save("held_length", settings, **arrays)
