"""How far two pictures differ, for tests and benchmarks."""

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from helpers.figures.scene import Scene, animated

CLEARLY, BLUR = 48, 1
"""Grey levels by which a pixel differs clearly, after a blur of so many pixels."""


def pixels_of(scene: Scene) -> NDArray[np.uint8]:
    """Return what Matplotlib itself draws, what changes above all else."""
    canvas = FigureCanvasAgg(scene.figure)
    artists = sorted(scene.artists, key=Artist.get_zorder)
    with animated(artists):
        canvas.draw()
    for artist in artists:
        artist.draw(canvas.get_renderer())
    return np.asarray(canvas.buffer_rgba())[..., :3].copy()


def difference(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Return the share of pixels in which two pictures differ clearly."""
    blur = ImageFilter.GaussianBlur(BLUR)
    first, second = (
        np.asarray(Image.fromarray(pixels).filter(blur), int) for pixels in (one, other)
    )
    return float(np.mean(np.abs(first - second).max(axis=-1) > CLEARLY))
