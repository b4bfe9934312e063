"""Dynamic tanh: what a normalization does to large numbers, without statistics.

The source is Zhu et al. 2025 (arXiv 2503.10622).
"""

import numpy as np

from helpers.checked import takes
from helpers.nn.layer import Array, Layer, Parameter


class DynamicTanh(Layer):
    """``y = gamma * tanh(alpha * x) + beta``, with one learnable alpha for all.

    Parameters
    ----------
    num_features : int
        Columns of the batches, (N, num_features).
    alpha : float, optional
        Where alpha starts.
    """

    @takes(num_features=range(1, 10**9), alpha=(0, np.inf))
    def __init__(self, num_features: int, alpha: float = 0.5) -> None:
        self.axes = f"any N {num_features}"
        self.alpha = Parameter(np.array([float(alpha)]))
        self.gamma = Parameter(np.ones(num_features))
        self.beta = Parameter(np.zeros(num_features))

    def forward(self, x: Array, training: bool = True) -> Array:
        """Squash each number, then scale and shift each column."""
        self._convert(x.dtype)
        squashed = np.tanh(self.alpha.value * x)
        self._cache = (x, squashed) if training else None
        return self.gamma.value * squashed + self.beta.value

    def backward(self, dy: Array) -> Array:
        """Return the gradient of `x`; keep those of alpha, gamma and beta."""
        x, squashed = self._use_cache()
        self.gamma.gradient = np.sum(dy * squashed, axis=0)
        self.beta.gradient = dy.sum(axis=0)
        inside = dy * self.gamma.value * (1 - squashed * squashed)
        self.alpha.gradient = np.sum(inside * x).reshape(1)
        return self.alpha.value * inside
