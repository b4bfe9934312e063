"""Layers without weights that make images smaller, or vectors of them."""

from functools import reduce

import numpy as np

from helpers.checked import takes
from helpers.nn.layer import Array, Layer


class MaxPool2d(Layer):
    """The largest of every window of `size` by `size` pixels; they lie side by side."""

    axes = "any N C H W"

    @takes(size=range(1, 1000))
    def __init__(self, size: int = 2) -> None:
        self.size = size

    def forward(self, x: Array, training: bool = True) -> Array:
        """Return the maxima, of shape ``(N, C, H / size, W / size)``."""
        if x.shape[2] % self.size or x.shape[3] % self.size:
            raise ValueError(
                "MaxPool2d needs images of shape (N, C, H, W), with H and W multiples "
                f"of {self.size}, but got {x.shape}."
            )
        y = reduce(np.maximum, self._windows(x))
        self._cache = (x, y) if training else None
        return y

    def backward(self, dy: Array) -> Array:
        """Return `dy` where the maxima were (the first of equals), else zero."""
        x, y = self._use_cache()
        dx = np.empty_like(x)
        left = np.empty_like(y)  # with the memory layout of y
        left[...] = dy
        for pixel, gradient in zip(self._windows(x), self._windows(dx), strict=True):
            np.multiply(left, pixel == y, out=gradient)
            left -= gradient  # what one pixel has got, no other gets
        return dx

    def _windows(self, x: Array) -> list[Array]:
        """Return the pixels of all windows: first, second, ... of each."""
        size = self.size
        return [x[:, :, i::size, j::size] for i, j in np.ndindex(size, size)]


class Flatten(Layer):
    """All numbers of an image in one row, for a `Linear` layer."""

    axes = "any N C H W"

    def forward(self, x: Array, training: bool = True) -> Array:
        """Return `x` as ``(N, C * H * W)``."""
        self._cache = x.shape if training else None
        return x.reshape(len(x), -1)

    def backward(self, dy: Array) -> Array:
        """Return `dy` with the shape of the images."""
        shape = self._use_cache()
        return dy.reshape(shape)


class GlobalAveragePool(Layer):
    """The mean of every channel over all positions of an image."""

    axes = "any N C H W"

    def forward(self, x: Array, training: bool = True) -> Array:
        """Return the means, of shape ``(N, C)``."""
        self._cache = x.shape if training else None
        return x.mean(axis=(2, 3))

    def backward(self, dy: Array) -> Array:
        """Return an equal share of `dy` for every position."""
        shape = self._use_cache()
        share = dy / dy.dtype.type(shape[2] * shape[3])
        return np.broadcast_to(share[:, :, np.newaxis, np.newaxis], shape)
