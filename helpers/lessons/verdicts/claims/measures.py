"""What is read of the records: the measures of the claims."""

from typing import Any

import numpy as np

from helpers.lessons.verdicts.comparing import Array, LargestRate, Measure

RATE = "largest learning rate that costs at most 5 points"


def percent(values: Array) -> Array:
    """Return shares in percent."""
    return 100 * values


def percent_or_guessing(values: Array) -> Array:
    """Return shares in percent: 10, that of guessing, where a run diverged."""
    return percent(np.nan_to_num(values, nan=0.1))


def middle(values: Array) -> Array:
    """Return the median of what stands behind the seeds."""
    return np.median(values, axis=-1)


def middle_of_layers(values: Array) -> Array:
    """Return the median over the steps of the median over the layers."""
    return middle(middle(values))


def gap(values: Array) -> Array:
    """Return by how many points the first share is above the second."""
    return 100 * (values[..., 0] - values[..., 1])


def ratio(values: Array) -> Array:
    """Return how many times as large the last is as the first."""
    return np.asarray(values[..., -1] / values[..., 0])


def of_both(values: Array) -> Array:
    """Return the mean of two shares, in percent."""
    return percent(values.mean(axis=-1))


def over_widths(accuracies: Array) -> Array:
    """Return by how many points the best accuracies of the widths differ."""
    return 100 * np.ptp(np.nanmax(accuracies, axis=1), axis=0)


def points(name: str, array: str, **options: Any) -> Measure:
    """Return a measure in percent, whose differences are points."""
    options = {"reduce": percent} | options
    return Measure(name, array, "+.1f", "points", **options)


def accuracy(array: str, name: str = "test accuracy", **where: Any) -> Measure:
    """Return the test accuracy, at the best rate for it."""
    return points(name, array, where=where, best=np.nanargmax)


def loss(array: str, name: str = "training loss in the end", **where: Any) -> Measure:
    """Return a loss, at the best rate for it."""
    return Measure(name, array, "+.3f", where=where, best=np.nanargmin)


def largest_rate(array: str, **where: Any) -> Measure:
    """Return the largest learning rate that costs at most five points."""
    return LargestRate(RATE, array, ".3g", where=where)


def at_one_rate(array: str, **where: Any) -> Measure:
    """Return the test accuracy where the selection leaves no rates."""
    return points("test accuracy", array, where=where)
