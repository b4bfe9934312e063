"""Activation functions: what makes a stack of layers more than one matrix."""

from collections.abc import Callable

import numpy as np

from helpers.nn.layer import Array, Layer

Activation = Callable[[], Layer]
"""A layer's class, such as `Sigmoid`."""


class Sigmoid(Layer):
    """``y = 1 / (1 + exp(-x))``, whose slope is ``y * (1 - y)``."""

    def forward(self, x: Array, training: bool = True) -> Array:
        """Return the sigmoid of every element of `x`."""
        # tanh saturates where exp would overflow: sigmoid(x) = (1 + tanh(x/2)) / 2
        y = np.tanh(0.5 * x)
        y += 1
        y *= 0.5
        self._cache = y if training else None
        return y

    def backward(self, dy: Array) -> Array:
        """Return ``dy * y * (1 - y)``."""
        y = self._use_cache()
        dx = 1 - y
        dx *= y
        dx *= dy
        return dx


class Tanh(Layer):
    """``y = tanh(x)``, whose slope is ``1 - y**2``."""

    def forward(self, x: Array, training: bool = True) -> Array:
        """Return the hyperbolic tangent of every element of `x`."""
        y = np.tanh(x)
        self._cache = y if training else None
        return y

    def backward(self, dy: Array) -> Array:
        """Return ``dy * (1 - y**2)``."""
        y = self._use_cache()
        return dy * (1 - y * y)


class ReLU(Layer):
    """``y = max(x, 0)``, whose slope is 1 where x is positive and 0 elsewhere."""

    def forward(self, x: Array, training: bool = True) -> Array:
        """Return `x` with its negative elements set to zero."""
        y = np.maximum(x, 0)
        self._cache = y if training else None
        return y

    def backward(self, dy: Array) -> Array:
        """Return `dy` where x was positive, zero elsewhere."""
        y = self._use_cache()
        return dy * (y > 0)
