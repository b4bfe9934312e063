"""RMS normalization: each example is divided by the size of its features.

The source is Zhang & Sennrich 2019 (arXiv 1910.07467): layer normalization without
the mean, and without the offset.
"""

import numpy as np

from helpers.checked import takes
from helpers.nn.layer import Array, Layer, Parameter


class RMSNorm(Layer):
    """``y = gamma * x / sqrt(mean(x**2) + eps)``, the mean over each row.

    Parameters
    ----------
    num_features : int
        Columns of the batches, (N, num_features).
    eps : float, optional
        Added to the mean square, inside the square root.
    """

    @takes(num_features=range(1, 10**9), eps=(0, np.inf))
    def __init__(self, num_features: int, eps: float = 1e-5) -> None:
        self.axes = f"any N {num_features}"
        self.gamma = Parameter(np.ones(num_features))
        self.eps = float(eps)

    def forward(self, x: Array, training: bool = True) -> Array:
        """Divide each row by its root mean square, then scale each column."""
        self._convert(x.dtype)
        inv_rms = 1 / np.sqrt(np.mean(x * x, axis=1, keepdims=True) + self.eps)
        x_hat = x * inv_rms
        self._cache = (x_hat, inv_rms) if training else None
        return self.gamma.value * x_hat

    def backward(self, dy: Array) -> Array:
        """Return `dy` without its part along the row; keep the gradient of gamma."""
        x_hat, inv_rms = self._use_cache()
        self.gamma.gradient = np.sum(dy * x_hat, axis=0)
        dx_hat = dy * self.gamma.value
        along = np.mean(dx_hat * x_hat, axis=1, keepdims=True)
        return inv_rms * (dx_hat - x_hat * along)
