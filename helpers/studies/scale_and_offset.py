"""What is left of batch normalization when nothing is normalized: the control."""

import numpy as np

from helpers.nn.layer import Array, Layer, Parameter


class ScaleAndOffset(Layer):
    """``y = gamma * x + beta``, both learned, first 1 and 0.

    Parameters
    ----------
    num_features : int
    """

    axes = "any N D"

    def __init__(self, num_features: int) -> None:
        self.gamma = Parameter(np.ones(num_features))
        self.beta = Parameter(np.zeros(num_features))

    def forward(self, x: Array, training: bool = True) -> Array:
        """Return every feature scaled and shifted."""
        self._convert(x.dtype)
        self._cache = x if training else None
        return self.gamma.value * x + self.beta.value

    def backward(self, dy: Array) -> Array:
        """Return ``gamma * dy``; keep the gradients of gamma and beta."""
        x = self._use_cache()
        self.gamma.gradient = (dy * x).sum(axis=0)
        self.beta.gradient = dy.sum(axis=0)
        return self.gamma.value * dy
