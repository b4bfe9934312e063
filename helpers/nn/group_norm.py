"""Group normalization: each picture by itself, over groups of neighbouring channels.

The source is Wu & He 2018 (arXiv 1803.08494). With one group it is the layer
normalization of images.
"""

import numpy as np

from helpers.checked import takes
from helpers.nn.layer import Array, Layer, Parameter
from helpers.nn.layer_norm import normalize_rows, normalize_rows_backward


class GroupNorm(Layer):
    """Group normalization with learnable scale and offset of each channel.

    All numbers of a picture's group share a mean, as a row of a table does.

    Parameters
    ----------
    num_groups : int
        It must divide the channels.
    num_channels : int
        C of the batches, (N, C, H, W).
    eps : float, optional
        Added to the variance, inside the square root.
    """

    @takes(num_groups=range(1, 10**9), num_channels=range(1, 10**9), eps=(0, np.inf))
    def __init__(self, num_groups: int, num_channels: int, eps: float = 1e-5) -> None:
        if num_channels % num_groups:
            raise ValueError(
                f"{num_channels} channels do not make {num_groups} equal groups."
            )
        self.axes = f"any N {num_channels} H W"
        self.num_groups = num_groups
        self.gamma = Parameter(np.ones(num_channels))
        self.beta = Parameter(np.zeros(num_channels))
        self.eps = float(eps)

    def _rows(self, x: Array) -> Array:
        return x.reshape(len(x) * self.num_groups, -1)

    def forward(self, x: Array, training: bool = True) -> Array:
        """Normalize each group of each picture, then scale and shift each channel."""
        self._convert(x.dtype)
        rows, inv_std = normalize_rows(self._rows(x), self.eps)
        x_hat = rows.reshape(x.shape)
        self._cache = (x_hat, inv_std) if training else None
        gamma, beta = (p.value[:, np.newaxis, np.newaxis] for p in self.parameters())
        return gamma * x_hat + beta

    def backward(self, dy: Array) -> Array:
        """Return the gradient of `x`; keep those of gamma and beta."""
        x_hat, inv_std = self._use_cache()
        self.gamma.gradient = np.sum(dy * x_hat, axis=(0, 2, 3))
        self.beta.gradient = dy.sum(axis=(0, 2, 3))
        dx_hat = dy * self.gamma.value[:, np.newaxis, np.newaxis]
        rows = self._rows(dx_hat), self._rows(x_hat), inv_std
        return normalize_rows_backward(*rows).reshape(dy.shape)
