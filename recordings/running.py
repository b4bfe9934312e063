"""What the scripts share: pictures, training, tests, many runs, names of axes."""

from functools import cache, partial

import numpy as np

from helpers import records
from helpers.datasets import fashion_mnist, pixel_standardized
from helpers.nn.activations import Sigmoid
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.initializers import xavier
from helpers.nn.layer_norm import LayerNorm
from helpers.nn.losses import softmax_cross_entropy
from helpers.nn.optimizers import SGD
from helpers.nn.rms_norm import RMSNorm
from helpers.nn.training import (
    TrainingDiverged,
    accuracy,
    train,
    use_population_statistics,
)
from helpers.studies import deep_networks
from helpers.studies.session import Data

ACTIVATIONS = deep_networks.ACTIVATIONS | {"sigmoid": (Sigmoid, xavier)}
"""By name: the activation, and the weights that suit it."""
NORMS = {"batch norm": BatchNorm, "layer norm": LayerNorm, "RMS norm": RMSNorm}
"""By the name of the network; a plain one has none."""


@cache
def pictures():
    """Return the standardized pictures and their labels, read once a process."""
    images = fashion_mnist()
    x, x_test = pixel_standardized(images.train_images, images.test_images)
    return Data(x, images.train_labels, x_test, images.test_labels)


def fit(network, rate, rng, *, x=None, labels=None, learned=None, **options):
    """Train a network on the pictures; return the history.

    `x` and `labels` are the training pictures, if not all in their usual shape, and
    `learned` the parameters to change, if not all of the network's. The options are
    those of `train`.
    """
    optimizer = SGD(network.parameters() if learned is None else learned, rate)
    x = pictures().x if x is None else x
    labels = pictures().labels if labels is None else labels
    return train(network, optimizer, x, labels, rng=rng, progress=False, **options)


def score(network):
    """Return the accuracy on the test pictures."""
    return accuracy(network, pictures().x_test, pictures().test_labels)


def exact_score(network):
    """Return the same, with the statistics of all training pictures."""
    use_population_statistics(network, pictures().x)
    return score(network)


def training_loss(network):
    """Return the loss on all training pictures, with the statistics that are set."""
    logits = network.forward(pictures().x, training=False)
    return softmax_cross_entropy(logits, pictures().labels)[0]


def judged(network, x, labels):
    """Return accuracy and negative log likelihood of the training and test pictures.

    With the statistics of the training pictures.
    """
    use_population_statistics(network, x)
    found = []
    for pixels, right in [(x, labels), (pictures().x_test, pictures().test_labels)]:
        scores = network.forward(pixels, training=False)
        accuracy = np.mean(scores.argmax(axis=1) == right)
        found.append([accuracy, softmax_cross_entropy(scores, right)[0]])
    return found


def on_the_way(network, rate, rng, settings, record, **options):
    """Train a network as the settings say; return what was recorded, by name."""
    run = {key: settings[key] for key in ("steps", "batch_size", "record_every")}
    return collect(fit(network, rate, rng, record=record, **run, **options))


def judged_on_the_way(network, rate, rng, settings, x, labels, batch_size):
    """Train a network on some pictures; return what `judged` says of each record."""
    settings = settings | {"batch_size": batch_size}

    def record(_step):
        return {"judged": judged(network, x, labels)}

    return on_the_way(network, rate, rng, settings, record, x=x, labels=labels)


def collect(history):
    """Return what was recorded, by name; steps without a record are left out."""
    records = [record for record in history.records if record]
    return {name: [record[name] for record in records] for name in records[0]}


def run_all(function, **axes):
    """Run all combinations of the axes' values; return the arrays of their results.

    The function gets one value of each axis, by name, and returns a dictionary. The
    arrays have the same names, and their first axes are those given here, whose values
    may depend on an axis before, as in a `NamedArray`. They are NaN where a training
    diverged. Where the runs run, ``joblib.parallel_config`` says; unless it does, here,
    one by one.
    """
    from joblib import Parallel, delayed  # not in the environment of a learner

    runs = [{}]
    for name, values in axes.items():
        runs = [run | {name: one} for run in runs for one in values_in(run, values)]
    shape = [len(values_in(runs[0], values)) for values in axes.values()]
    results = Parallel()(delayed(unless_diverged)(function, run) for run in runs)
    first = next(result for result in results if result is not None)
    lost = {name: np.full(np.shape(one), np.nan) for name, one in first.items()}
    results = [lost if result is None else result for result in results]
    return {
        name: np.reshape([result[name] for result in results], (*shape, *np.shape(one)))
        for name, one in first.items()
    }


def values_in(run, values):
    """Return the values of an axis; if they depend on another one, those of the run."""
    if not isinstance(values, dict):
        return values
    return next(values[one] for one in run.values() if one in values)


def unless_diverged(function, run):
    """Return what a run returns, or None if its training diverged."""
    try:
        return function(**run)
    except TrainingDiverged:
        return None


def axes_of(settings, names):
    """Return some axes with their values, the plurals among the settings."""
    return {name: list(settings[f"{name}s"]) for name in names.split()}


def recorded_steps(settings):
    """Return the steps at which `train` records, the first before the training."""
    return list(range(0, settings["steps"] + 1, settings["record_every"]))


def namer(**axes):
    """Return a function that names the axes of an array: ``name("seed step", values)``.

    Where they differ from those given here, it takes their values, too.
    """

    def name(names, values, **others):
        values_of = axes | others
        return records.NamedArray(
            np.asarray(values), {a: values_of[a] for a in names.split()}
        )

    return name


def save(name, settings, **arrays):
    """Write a record with its settings; float64 becomes float32."""
    for array in arrays.values():
        if array.values.dtype == np.float64:
            array.values = array.values.astype(np.float32)
    records.write(name, records.Record(settings, arrays))


def save_judged(name, settings, one_run, **axes):
    """Run all that `judged_on_the_way` looks at; write accuracy and likelihood."""
    judged = run_all(partial(one_run, settings), **axes)["judged"]
    named = namer(**axes, step=recorded_steps(settings), pictures=["training", "test"])
    order = " ".join([*axes, "step pictures"])
    kinds = enumerate(["accuracy", "nll"])
    save(name, settings, **{kind: named(order, judged[..., i]) for i, kind in kinds})
