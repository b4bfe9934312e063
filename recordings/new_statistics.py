"""Record networks that are tested on pictures in another light, with noise, moved.

For notebook 14. With batch normalization, by the statistics of the training, and by
those of the test pictures: of all of them, of small batches, of batches that are half
old, and of batches of one class. And the weights of one network, for the live figure.
"""

from copy import deepcopy
from functools import cache, partial

import numpy as np

from helpers.datasets import as_vectors, fashion_mnist
from helpers.nn.losses import softmax_cross_entropy
from helpers.nn.networks import relu_network
from helpers.nn.training import accuracy, use_population_statistics
from helpers.studies.changed_pictures import CHANGES, changed
from helpers.studies.stored_network import numbers_of
from recordings.running import NORMS, axes_of, fit, namer, pictures, run_all, save

SETTINGS = {
    "sizes": [784, 100, 100, 10],
    "networks": [
        "plain",
        "plain, each picture standardized",
        "batch norm",
        "layer norm",
        "RMS norm",
    ],
    "batch_size": 60,
    "steps": 1000,
    "rates": [0.03, 0.1, 0.3, 1.0],
    "seeds": [0, 1, 2, 3, 4],
    "changes": list(CHANGES),
    "strengths": [0.0, 0.25, 0.5, 1.0],
    "companies": {"all": 2000, "50": 50, "10": 10, "half old": 25, "one class": 50},
    "stored": {"rate": 0.1, "seed": 0},
}
"""So many changed pictures stand in a batch; beside them, half old, as many others."""


@cache
def images():
    """Return the pictures and their classes, read once a process."""
    return fashion_mnist()


@cache
def brightness():
    """Return mean and standard deviation of the training pictures."""
    train = as_vectors(images().train_images)
    return train.mean(), train.std()


def vectors(shown):
    """Return pictures as rows, standardized as those of the training are."""
    mean, std = brightness()
    return ((shown.reshape(len(shown), -1) - mean) / std).astype(np.float32)


@cache
def changed_tests(change, strength):
    """Return the test pictures after a change, as rows."""
    return vectors(changed(images().test_images / 255, change, strength))


def each_standardized(x):
    """Return every picture with a mean of 0 and a standard deviation of 1.

    One that is grey all over stays grey: its deviations are 0, or rounding.
    """
    std = np.maximum(x.std(axis=1, keepdims=True), 1e-6)
    return (x - x.mean(axis=1, keepdims=True)) / std


def train_one(settings, network, rate, seed):
    """Return a trained network with its population's statistics, and its pictures."""
    rng = np.random.default_rng(seed)
    model = relu_network(settings["sizes"], rng, NORMS.get(network))
    x, prepare = pictures().x, prepare_for(network)
    sizes = {key: settings[key] for key in ("steps", "batch_size")}
    fit(model, rate, rng, x=prepare(x), **sizes)
    use_population_statistics(model, prepare(x))
    return model


def prepare_for(network):
    """Return what is done to pictures before a network sees them."""
    return each_standardized if "each" in network else lambda x: x


def tests(settings, function):
    """Return what a function makes of the test pictures after every change."""
    return [
        [function(changed_tests(change, s)) for s in settings["strengths"]]
        for change in settings["changes"]
    ]


def one_run(settings, network, rate, seed):
    """Train one network; return its loss, and its accuracies in inference."""
    model, prepare = train_one(settings, network, rate, seed), prepare_for(network)
    scores = model.forward(prepare(pictures().x), training=False)
    return {
        "loss": softmax_cross_entropy(scores, pictures().labels)[0],
        "accuracy": tests(settings, lambda x: score_of(model, prepare(x))),
    }


def score_of(model, x):
    """Return the share of the test pictures that a network, in inference, names."""
    return accuracy(model, x, pictures().test_labels)


def renewed_run(settings, rate, seed):
    """Train with batch normalization; return accuracies with the batches' statistics.

    For every company in which the test pictures may come.
    """
    model = train_one(settings, "batch norm", rate, seed)
    clean, labels = pictures().x_test, pictures().test_labels
    order = {"one class": np.argsort(labels, kind="stable")}

    def share(company, x):
        observed, right = deepcopy(model), []
        rows = order.get(company, np.arange(len(x)))
        for batch in np.split(rows, len(x) // settings["companies"][company]):
            shown = x[batch]
            if company == "half old":  # as many others, as they were
                shown = np.concatenate([shown, clean[batch - len(batch)]])
            scores = observed.forward(shown, training=True)[: len(batch)]
            right.append(scores.argmax(axis=1) == labels[batch])
        return np.mean(right)

    companies = settings["companies"]
    return {"renewed": tests(settings, lambda x: [share(c, x) for c in companies])}


def main(settings=SETTINGS):
    """Train five networks at four rates with five seeds, and test them changed."""
    axes = axes_of(settings, "network rate seed")
    runs = run_all(partial(one_run, settings), **axes)
    rates, seeds = axes["rate"], axes["seed"]
    renewed = run_all(partial(renewed_run, settings), rate=rates, seed=seeds)["renewed"]
    numbers = numbers_of(train_one(settings, "batch norm", **settings["stored"]))
    name = namer(
        **axes,
        change=settings["changes"],
        strength=settings["strengths"],
        company=list(settings["companies"]),
        number=None,
    )
    save(
        "new_statistics",
        settings,
        loss=name("network rate seed", runs["loss"]),
        accuracy=name("network rate seed change strength", runs["accuracy"]),
        renewed=name("rate seed change strength company", renewed),
        numbers=name("number", numbers.astype(np.float16)),
    )
