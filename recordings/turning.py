"""Record how far weights before a normalization turn in a step, with weight decay.

Only these weights decay: what stands behind no normalization keeps its length as its
meaning. A product of rate and decay is made in several ways; the product 0 is the
control without decay.
"""

from functools import partial

import numpy as np

from helpers.datasets import endless_minibatches
from helpers.nn.activations import ReLU
from helpers.nn.initializers import he
from helpers.nn.networks import dense_network
from helpers.nn.optimizers import SGD
from helpers.nn.training import accuracy
from helpers.studies.scale_invariance import normalized_weights, shrink, turn
from helpers.studies.smoothness import loss_and_gradients
from recordings.running import axes_of, exact_score, namer, pictures, run_all, save

SETTINGS = {
    "sizes": [784, 100, 100, 100, 10],
    "batch_size": 60,
    "steps": 1500,
    "record_every": 100,
    "rates": [0.1, 0.3, 1.0],
    "products": [0.0, 0.001, 0.003, 0.01],
    "seeds": [0, 1, 2, 3, 4],
    "probe": 2000,
}
"""Of the turn and the loss, the means of the steps since the record before."""


def turning_run(settings, rate, product, seed):
    """Train one network; return turns and lengths of its weights by layer."""
    rng = np.random.default_rng(seed)
    network = dense_network(settings["sizes"], rng, he, True, ReLU)
    weights, optimizer = normalized_weights(network), SGD(network.parameters(), rate)
    batches = endless_minibatches(len(pictures().x), settings["batch_size"], rng)
    losses, turns, lengths = [], [], []
    for step in range(1, settings["steps"] + 1):
        batch, before = next(batches), [weight.value for weight in weights]
        x, labels = pictures().x[batch], pictures().labels[batch]
        losses.append(loss_and_gradients(network, x, labels)[0])
        shrink(weights, 1 - product)
        optimizer.step()
        turns.append([turn(a, w.value) for a, w in zip(before, weights, strict=True)])
        if step % settings["record_every"] == 0:
            lengths.append([np.linalg.norm(weight.value) for weight in weights])
    records, probe = len(lengths), settings["probe"]
    test, few = exact_score(network), (a[:probe] for a in pictures()[:2])
    return {
        "turn": np.reshape(turns, (records, -1, len(weights))).mean(axis=1),
        "length": np.array(lengths),
        "loss": np.reshape(losses, (records, -1)).mean(axis=1),
        "test": test,
        "training": accuracy(network, *few),
    }


def main(settings=SETTINGS):
    """Train at three rates, with four products and five seeds."""
    axes = axes_of(settings, "rate product seed")
    runs = run_all(partial(turning_run, settings), **axes)
    every = settings["record_every"]
    name = namer(
        **axes,
        until=list(range(every, settings["steps"] + 1, every)),
        layer=list(range(1, len(settings["sizes"]) - 1)),
    )
    run = "rate product seed"
    more = {"turn": " until layer", "length": " until layer", "loss": " until"}
    arrays = {k: name(run + more.get(k, ""), values) for k, values in runs.items()}
    save("turning", settings, **arrays)
