"""Dropout: units that are left out at random, anew for every example."""

import numpy as np

from helpers.checked import takes
from helpers.nn.layer import Array, Layer


class Dropout(Layer):
    """Set numbers to 0 at random, and enlarge the others so that the mean stays.

    Srivastava et al. 2014, in the form that changes nothing in inference.

    Parameters
    ----------
    rate : float
        Share that is set to 0, at most 0.99.
    rng : numpy.random.Generator
        Chooses them.
    """

    @takes(rate=(0, 0.99))
    def __init__(self, rate: float, rng: np.random.Generator) -> None:
        self.rate, self.rng = float(rate), rng

    def forward(self, x: Array, training: bool = True) -> Array:
        """Return ``x * kept / (1 - rate)``; in inference, `x`."""
        if not training:
            self._cache = None
            return x
        kept = self.rng.random(x.shape, dtype=np.float32) >= self.rate
        self._cache = kept.astype(x.dtype) / (1 - self.rate)
        return x * self._cache

    def backward(self, dy: Array) -> Array:
        """Return the same numbers' gradients, enlarged alike."""
        return dy * self._use_cache()
