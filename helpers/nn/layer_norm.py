"""Layer normalization: each example is normalized by itself, over its features.

The source is Ba, Kiros & Hinton 2016 (arXiv 1607.06450). No example sees another, so
training and inference are the same, and nothing is remembered from batch to batch.
"""

import numpy as np

from helpers.checked import takes
from helpers.nn.layer import Array, Layer, Parameter


def normalize_rows(x: Array, eps: float) -> tuple[Array, Array]:
    """Return each row with mean 0 and variance 1, and the inverse deviations."""
    centred = x - x.mean(axis=1, keepdims=True)
    var = np.mean(centred * centred, axis=1, keepdims=True)
    inv_std = 1 / np.sqrt(var + eps)
    return centred * inv_std, inv_std


def normalize_rows_backward(dy: Array, x_hat: Array, inv_std: Array) -> Array:
    """Send a gradient back through `normalize_rows`.

    It is the formula of batch normalization over the other axis: what is left of `dy`
    once its mean and its part along `x_hat` are taken away, row by row.
    """
    mean_dy = dy.mean(axis=1, keepdims=True)
    mean_dy_x_hat = np.mean(dy * x_hat, axis=1, keepdims=True)
    return inv_std * (dy - mean_dy - x_hat * mean_dy_x_hat)


class LayerNorm(Layer):
    """Layer normalization with learnable scale and offset of each feature.

    Of images, `GroupNorm` with one group is layer normalization.

    Parameters
    ----------
    num_features : int
        Columns of the batches, (N, num_features).
    eps : float, optional
        Added to the variance, inside the square root.
    """

    @takes(num_features=range(1, 10**9), eps=(0, np.inf))
    def __init__(self, num_features: int, eps: float = 1e-5) -> None:
        self.axes = f"any N {num_features}"
        self.gamma = Parameter(np.ones(num_features))
        self.beta = Parameter(np.zeros(num_features))
        self.eps = float(eps)

    def forward(self, x: Array, training: bool = True) -> Array:
        """Normalize each row, then scale and shift each column."""
        self._convert(x.dtype)
        x_hat, inv_std = normalize_rows(x, self.eps)
        self._cache = (x_hat, inv_std) if training else None
        return self.gamma.value * x_hat + self.beta.value

    def backward(self, dy: Array) -> Array:
        """Return the gradient of `x`; keep those of gamma and beta."""
        x_hat, inv_std = self._use_cache()
        self.gamma.gradient = np.sum(dy * x_hat, axis=0)
        self.beta.gradient = dy.sum(axis=0)
        return normalize_rows_backward(dy * self.gamma.value, x_hat, inv_std)
