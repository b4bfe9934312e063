"""The live figure of notebook 02: images from components."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from ipywidgets import ToggleButtons
from numpy.typing import NDArray

from helpers.datasets import CLASS_NAMES, as_vectors, fashion_mnist
from helpers.figures.controls import labelled_slider
from helpers.figures.explorer import Explorer, explore
from helpers.figures.style import HIGHLIGHT, INK, new_figure
from helpers.lessons.principal_components.image_plots import (
    explain_colours,
    plot_image,
    plot_share,
)
from helpers.linear.pca import principal_components

Array = NDArray[Any]

KEPT = (*range(21), *range(25, 101, 5), *range(120, 401, 20), 500, 600, 700, 784)
"""Numbers of components to choose from, dense where a picture changes much."""

ZERO_PLACE = 0.5
"""Where zero components stand on a logarithmic axis."""


class ReconstructionScene:
    """An image, what its first components hold of it, and what they miss.

    Parameters
    ----------
    mean, variances, directions : ndarray
        From `principal_components` of the training images.
    images : ndarray, shape (N, 784)
        Images to choose from.
    names : sequence of str
        Of the images.
    """

    def __init__(
        self,
        mean: Array,
        variances: Array,
        directions: Array,
        images: Array,
        names: Sequence[str],
    ) -> None:
        self._mean, self._directions = mean, directions
        self._images = dict(zip(names, images, strict=True))
        self._share = np.append(0, np.cumsum(variances) / variances.sum())
        self.figure, axes = new_figure(1, 4, height=2.9, width_ratios=[1, 1, 1, 1.5])
        titles = ["the image", "reconstruction", "what is missing"]
        for ax, title in zip(axes, titles, strict=False):
            plot_image(mean, title, ax, signed=title == titles[2])
        self._pictures = [ax.images[0] for ax in axes[:3]]
        self._pictures[2].set_clim(-1, 1)
        explain_colours("too dark", "too bright", axes[2])
        plot_share(self._share[1:], [], INK, axes[3])
        axes[3].set(xlim=(0.35, 1200), xticks=[ZERO_PLACE, 1, 10, 100, 784])
        axes[3].set_xticklabels(["0", "1", "10", "100", "784"])
        axes[3].set_ylim(-0.06, 1.12)  # a mark at 0 % is not cut off
        style: dict[str, Any] = {"markersize": 11, "mec": INK, "linestyle": ""}
        (self._dot,) = axes[3].plot([], [], "o", color=INK, **style)
        (self._own_dot,) = axes[3].plot([], [], "D", color=HIGHLIGHT, **style)
        for dot, name in ((self._dot, "training images"), (self._own_dot, "image")):
            dot.set_label(name)
        axes[3].legend(handles=[self._dot, self._own_dot], loc="lower right")
        self.artists = [*self._pictures, self._dot, self._own_dot]

    def draw(self, k: int, image: str) -> str:
        """Draw one setting; return what is kept of the variance and of the image."""
        x = self._images[image]
        kept = self._directions[:, :k]
        rebuilt = self._mean + (x - self._mean) @ kept @ kept.T
        for picture, pixels in zip(
            self._pictures, [x, rebuilt, x - rebuilt], strict=True
        ):
            picture.set_data(pixels.reshape(28, 28))
        self._dot.set_data([k or ZERO_PLACE], [self._share[k]])
        own = 1 - np.sum((x - rebuilt) ** 2) / np.sum((x - self._mean) ** 2)
        self._own_dot.set_data([k or ZERO_PLACE], [own])
        return (
            f"**{k}** of 784 components hold **{self._share[k]:.1%}** of the variance "
            f"of the training images\nand **{own:.1%}** of this test image's "
            f"squared distance from their mean"
        )


def explore_reconstruction() -> Explorer:
    """Choose a test image, one of each class, and how many components to keep."""
    data = fashion_mnist()
    components = principal_components(as_vectors(data.train_images))
    first = [np.argmax(data.test_labels == label) for label in range(len(CLASS_NAMES))]
    images = as_vectors(data.test_images[first]).astype(float)
    return explore(
        ReconstructionScene(*components, images, CLASS_NAMES),
        "Explore: images from components",
        k=labelled_slider("components kept", KEPT, 20),
        image=ToggleButtons(
            options=CLASS_NAMES, value=CLASS_NAMES[-1], description="image"
        ),
    )
