"""Record networks that can be right only through the batch, or only seem to learn.

For notebook 14. *The others' class*: a batch holds two classes, half and half, and each
picture is asked for the class of the other half. *Sorted*: a batch holds one class, and
each picture is asked for its own.
"""

from collections.abc import Iterator
from copy import deepcopy
from functools import partial
from typing import Any

import numpy as np

from helpers.nn.losses import softmax_cross_entropy
from helpers.nn.networks import relu_network
from helpers.nn.optimizers import SGD
from helpers.nn.training import TrainingDiverged, use_population_statistics
from recordings.running import NORMS, axes_of, namer, pictures, run_all, save

SETTINGS = {
    "sizes": [784, 100, 10],
    "tasks": ["the others' class", "sorted"],
    "networks": ["batch norm", "layer norm"],
    "batch_sizes": [2, 8, 32],
    "rates": [0.003, 0.01, 0.03, 0.1, 0.3, 1.0],
    "steps": 1000,
    "late": 100,
    "tests": 100,
    "seeds": [0, 1, 2, 3, 4],
}
"""Accuracies are those of 100 batches of test pictures, made as the training's."""


def two_classes(labels: Any, m: int, rng: np.random.Generator) -> Iterator[Any]:
    """Yield batches of two classes, and of each picture the class of the others."""
    of_class = [np.flatnonzero(labels == c) for c in range(10)]
    while True:
        one, two = rng.choice(10, 2, replace=False)
        halves = [rng.choice(of_class[c], m // 2, False) for c in (one, two)]
        yield np.concatenate(halves), np.repeat([two, one], m // 2)


def one_class(labels: Any, m: int, rng: np.random.Generator) -> Iterator[Any]:
    """Yield batches of one class, and the class of each picture."""
    of_class = [np.flatnonzero(labels == c) for c in range(10)]
    while True:
        one = rng.integers(10)
        yield rng.choice(of_class[one], m, False), np.repeat(one, m)


BATCHES = {"the others' class": two_classes, "sorted": one_class}


def one_run(settings, task, network, batch_size, rate, seed):
    """Train one network; return its late loss and what it answers in both modes."""
    rng = np.random.default_rng(seed)
    model = relu_network(settings["sizes"], rng, NORMS[network])
    optimizer, losses = SGD(model.parameters(), rate), []
    batches = BATCHES[task](pictures().labels, batch_size, rng)
    for _ in range(settings["steps"]):
        batch, targets = next(batches)
        loss, slopes = softmax_cross_entropy(
            model.forward(pictures().x[batch]), targets
        )
        if not np.isfinite(loss):
            raise TrainingDiverged
        losses.append(loss)
        model.backward_parameters(slopes)
        optimizer.step()
    use_population_statistics(model, pictures().x)
    right = [rights(settings, task, model, batch_size, mode) for mode in (True, False)]
    return {"loss": np.mean(losses[-settings["late"] :]), "accuracy": right}


def rights(settings, task, model, batch_size, training):
    """Return how many test pictures get the answer asked for, in one mode."""
    observed, rng = deepcopy(model), np.random.default_rng(0)
    batches = BATCHES[task](pictures().test_labels, batch_size, rng)
    right = []
    for _ in range(settings["tests"]):
        batch, targets = next(batches)
        scores = observed.forward(pictures().x_test[batch], training)
        right.append(scores.argmax(axis=1) == targets)
    return np.mean(right)


def main(settings=SETTINGS):
    """Train two networks on two tasks in batches of three sizes, at six rates."""
    axes = axes_of(settings, "task network batch_size rate seed")
    runs = run_all(partial(one_run, settings), **axes)
    name, order = namer(**axes, mode=["training", "inference"]), " ".join(axes)
    save(
        "through_the_batch",
        settings,
        loss=name(order, runs["loss"]),
        accuracy=name(f"{order} mode", runs["accuracy"]),
    )
