"""Pictures and records as they are stored, read without `helpers`."""

import json
from functools import cache
from pathlib import Path

import numpy as np

DATA = Path(__file__).parents[2] / "data"


@cache
def pictures():
    """Return training pictures, their labels, test pictures, and theirs."""
    with np.load(DATA / "fashion_mnist.npz") as stored:
        x, x_test = (
            stored[name].reshape(len(stored[name]), -1) / 255.0
            for name in ("train_images", "test_images")
        )
        labels = stored["train_labels"].astype(int), stored["test_labels"].astype(int)
    mean, std = x.mean(), x.std()
    return (x - mean) / std, labels[0], (x_test - mean) / std, labels[1]


def record(name):
    """Return the arrays of a record, each with the values of its axes."""
    with np.load(DATA / f"{name}.npz") as stored:
        axes = json.loads(str(stored["axes"]))
        return {key: (stored[key], axes[key]) for key in axes}


def part(stored, **where):
    """Return what lies at these values of the axes.

    An axis may have other values for each network, or whatever else is chosen.
    """
    values, axes = stored[0].astype(float), stored[1]
    for name in reversed(list(axes)):
        if name in where:
            choices = values_of(axes[name], where)
            values = values.take(choices.index(where[name]), list(axes).index(name))
    return values


def values_of(axis, where):
    """Return the values of an axis, if they depend on it: there."""
    if not isinstance(axis, dict):
        return axis
    return next(values for key, values in axis.items() if key in where.values())
