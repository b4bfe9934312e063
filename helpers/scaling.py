"""Putting features on the same scale, with statistics from the training data only."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Scaler:
    """The map ``(x - offset) / scale`` of every feature, and its way back.

    Attributes
    ----------
    offset, scale : ndarray, shape (D,)
        In the units of the features; `scale` is positive.
    """

    offset: Array
    scale: Array

    def transform(self, x: Array) -> Array:
        """Return the scaled features of `x`, shape (N, D)."""
        return (x - self.offset) / self.scale

    def inverse(self, z: Array) -> Array:
        """Return the features, in their own units, of which `z` is the scaled form."""
        return z * self.scale + self.offset


def fit_standard(x: Array) -> Scaler:
    """Return the scaler that gives every feature of `x` mean 0 and deviation 1.

    A constant feature has no deviation to divide by; it is only centred.

    Parameters
    ----------
    x : ndarray of float, shape (N, D)
        The training data, one row an example.
    """
    return Scaler(x.mean(axis=0), _nonzero(x.std(axis=0), x))


def fit_min_max(x: Array) -> Scaler:
    """Return the scaler that maps every feature of `x` to 0..1; see `fit_standard`."""
    return Scaler(x.min(axis=0), _nonzero(np.ptp(x, axis=0), x))


def standardize(x: Array) -> Array:
    """Return `x` with mean 0 and standard deviation 1 in every column."""
    return fit_standard(x).transform(x)


def min_max_scale(x: Array) -> Array:
    """Return `x` with every column stretched to 0..1."""
    return fit_min_max(x).transform(x)


def _nonzero(scale: Array, x: Array) -> Array:
    # The computed deviation of a constant column is rounding error, not zero.
    rounding = np.finfo(x.dtype).eps * np.abs(x).max(axis=0)
    return np.where(scale > 10 * rounding, scale, 1)
