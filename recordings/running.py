"""What the scripts share: pictures, training, tests, many runs, names of axes."""

from functools import cache
from itertools import product

import numpy as np

from helpers import records
from helpers.datasets import fashion_mnist, pixel_standardized
from helpers.nn.losses import softmax_cross_entropy
from helpers.nn.optimizers import SGD
from helpers.nn.training import accuracy, train, use_population_statistics
from helpers.studies.session import Data


@cache
def pictures():
    """Return the standardized pictures and their labels, read once a process."""
    images = fashion_mnist()
    x, x_test = pixel_standardized(images.train_images, images.test_images)
    return Data(x, images.train_labels, x_test, images.test_labels)


def fit(network, rate, rng, *, x=None, learned=None, **options):
    """Train a network on the pictures; return the history.

    `x` are the training pictures in another shape, and `learned` the parameters to
    change, if not all of the network's. The options are those of `train`.
    """
    optimizer = SGD(network.parameters() if learned is None else learned, rate)
    x, labels = pictures().x if x is None else x, pictures().labels
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


def collect(history):
    """Return what was recorded, by name; steps without a record are left out."""
    records = [record for record in history.records if record]
    return {name: [record[name] for record in records] for name in records[0]}


def run_all(function, **axes):
    """Run all combinations of the axes' values; return the arrays of their results.

    The function gets one value of each axis, by name, and returns a dictionary. The
    arrays have the same names, and their first axes are those given here. Where the
    runs run, ``joblib.parallel_config`` says; unless it does, here, one by one.
    """
    from joblib import Parallel, delayed  # not in the environment of a learner

    runs = [dict(zip(axes, values, strict=True)) for values in product(*axes.values())]
    results = Parallel()(delayed(function)(**run) for run in runs)
    shape = [len(values) for values in axes.values()]
    return {
        name: np.reshape([result[name] for result in results], (*shape, *np.shape(one)))
        for name, one in results[0].items()
    }


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
