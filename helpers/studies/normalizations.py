"""Batch, layer, instance and group normalization: which numbers share a mean."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from helpers.checked import takes

Array = NDArray[Any]

NORMS = ("batch", "layer", "instance", "group")


@takes(pictures=range(1, 1000), channels=range(1, 1000), groups=range(1, 1000))
def sets(norm: str, pictures: int, channels: int, groups: int = 1) -> Array:
    """Number the sets of values that share a mean, for one of `NORMS`.

    Returns
    -------
    ndarray of int, shape (pictures, channels)
        Equal numbers share a mean, with all positions.
    """
    if norm not in NORMS:
        raise ValueError(f"norm must be one of {', '.join(NORMS)}, not {norm:.40}.")
    if channels % groups:
        raise ValueError(f"{channels} channels do not make {groups} equal groups.")
    n, c = np.indices((pictures, channels))
    return {
        "batch": c,
        "layer": n,
        "instance": n * channels + c,
        "group": n * groups + c // (channels // groups),
    }[norm]


@takes(x="N C H W", labels="int N C")
def normalized(x: Array, labels: Array) -> Array:
    """Normalize `x` of shape (N, C, H, W) within each set of `labels` (N, C)."""
    y = np.empty_like(x)
    for label in np.unique(labels):
        values = x[labels == label]
        y[labels == label] = (values - values.mean()) / np.sqrt(values.var() + 1e-5)
    return y
