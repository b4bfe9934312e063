"""How far two pictures differ, for tests and benchmarks."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

CLEARLY, BLUR = 48, 1
"""Grey levels by which a pixel differs clearly, after a blur of so many pixels."""


def difference(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Return the share of pixels in which two pictures differ clearly."""
    blur = ImageFilter.GaussianBlur(BLUR)
    first, second = (
        np.asarray(Image.fromarray(pixels).filter(blur), int) for pixels in (one, other)
    )
    return float(np.mean(np.abs(first - second).max(axis=-1) > CLEARLY))
