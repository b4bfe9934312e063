"""Putting features on the same scale, with statistics from the training data only.

Notebook 01 derives these functions.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from helpers.checked import takes

Array = NDArray[np.floating[Any]]


class Scaler:
    """The map ``(x - offset) / scale`` of every feature, and its way back."""

    @takes(offset=[float, "..."], scale=[float, "..."])
    def __init__(self, offset: Array, scale: Array) -> None:
        self.offset, self.scale = offset, scale

    def transform(self, x: Array) -> Array:
        """Return the scaled features of `x`, shape (N, D)."""
        return (x - self.offset) / self.scale

    def inverse(self, z: Array) -> Array:
        """Return the features, in their own units, of which `z` is the scaled form."""
        return z * self.scale + self.offset


@takes(scale=[(0, np.inf), "..."], x="N ...")
def scale_or_one(scale: Array, x: Array) -> Array:
    """Return `scale`, but 1 for every constant feature of `x`.

    A feature counts as constant if it varies by no more than ten units in the last
    place: rounding errors are not worth stretching.
    """
    rounding = 10 * np.spacing(np.abs(x).max(axis=0))
    return np.where(np.ptp(x, axis=0) > rounding, scale, 1)


@takes(x="N ...")
def fit_standard(x: Array) -> Scaler:
    """Return the scaler to mean 0 and standard deviation 1 of every feature.

    A constant feature has no standard deviation to divide by; it is only centred.
    """
    return Scaler(x.mean(axis=0), scale_or_one(x.std(axis=0), x))


@takes(x="N ...")
def fit_min_max(x: Array) -> Scaler:
    """Return the scaler that maps every feature of `x` to 0..1; see `fit_standard`."""
    return Scaler(x.min(axis=0), scale_or_one(np.ptp(x, axis=0), x))


@takes(x="N ...")
def standardize(x: Array) -> Array:
    """Return `x` with mean 0 and standard deviation 1 in every column."""
    return fit_standard(x).transform(x)


@takes(x="N ...")
def min_max_scale(x: Array) -> Array:
    """Return `x` with every column stretched to 0..1."""
    return fit_min_max(x).transform(x)
