"""Pictures in another light, out of focus, out of place: what a test may bring."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from helpers.checked import takes

Array = NDArray[Any]

LIGHT = ("dimmed", "less contrast", "fog", "inverted")
"""Of these, a picture becomes ``a * picture + b``."""
CHANGES = (*LIGHT, "noise", "blurred", "shifted")


@takes(strength=(0, 1))
def light(change: str, strength: float) -> tuple[float, float]:
    """Return the ``a`` and ``b`` of one of `LIGHT`, for a brightness of 0 to 1.

    They lead from 1 and 0 towards black, middle grey and white, of which a tenth of the
    picture always remains, or to the negative, on whose way all is grey.
    """
    if change == "inverted":
        return 1 - 2 * strength, strength
    if change not in LIGHT:
        raise ValueError(f"change must be one of {', '.join(LIGHT)}, not {change:.40}.")
    lost = 0.9 * strength
    towards = {"dimmed": 0.0, "less contrast": 0.5, "fog": 1.0}[change]
    return 1 - lost, lost * towards


@takes(pictures="real N H W", strength=(0, 1))
def changed(pictures: Array, change: str, strength: float) -> Array:
    """Return pictures (N, H, W) of brightness 0 to 1 after one of `CHANGES`.

    At the strength 1, noise has a standard deviation of 0.5, blur is a Gaussian of 3
    pixels, and pictures are shifted by 7 pixels to the right, out of black. Nothing is
    cut off at 0 or 1.
    """
    if change in LIGHT:
        a, b = light(change, strength)
        return a * pictures + b
    if change == "noise":
        z = np.random.default_rng(0).standard_normal(pictures.shape)
        return pictures + 0.5 * strength * z
    if change == "blurred":
        down, across = (blur(size, 3 * strength) for size in pictures.shape[1:])
        return down @ pictures @ across.T
    if change == "shifted":
        pixels, width = round(7 * strength), pictures.shape[2]
        return np.pad(pictures, ((0, 0), (0, 0), (pixels, 0)))[:, :, :width]
    raise ValueError(f"change must be one of {', '.join(CHANGES)}, not {change:.40}.")


def blur(size: int, width: float) -> Array:
    """Return the matrix that averages along a line with Gaussian weights."""
    distance = np.subtract.outer(np.arange(size), np.arange(size))
    weights = np.exp(-0.5 * (distance / max(width, 1e-3)) ** 2)
    return weights / weights.sum(axis=1, keepdims=True)
