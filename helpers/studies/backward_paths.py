"""Batch normalization whose backward pass leaves some paths out, to see the cost."""

import numpy as np

from helpers.checked import takes
from helpers.nn.batch_norm import BatchNorm, batch_norm_forward
from helpers.nn.gradient_check import numerical_gradient
from helpers.nn.layer import Array


@takes(dy="any N D", x_hat="any N D", scale="any D")
def dx_by_paths(
    dy: Array,
    x_hat: Array,
    scale: Array,
    mean_path: bool = True,
    variance_path: bool = True,
) -> Array:
    """Return what reaches `x` on the direct path and on those that are asked for.

    Whether the batch's mean, its variance, count as functions of `x`: where both do,
    the result is the gradient; otherwise it is a known mistake. The scale is
    ``gamma / sqrt(var + eps)``.
    """
    dx = dy
    if mean_path:
        dx = dx - np.mean(dy, axis=0)
    if variance_path:
        dx = dx - x_hat * np.mean(dy * x_hat, axis=0)
    return scale * dx


@takes(x="N D", dy="N D", eps=(1e-100, 1e100))
def formula_and_measured(
    x: Array, dy: Array, eps: float, mean_path: bool = True, variance_path: bool = True
) -> tuple[Array, Array, Array, Array]:
    """Return `x_hat`, `dx` by formula, `dx` as measured, and ``gamma * inv_std``.

    With a gamma of 1; the paths are those of `dx_by_paths`.
    """
    one, zero = np.ones(x.shape[1]), np.zeros(x.shape[1])

    def loss(x: Array) -> float:
        return float(np.sum(dy * batch_norm_forward(x, one, zero, eps)[0]))

    x_hat, cache = batch_norm_forward(x, one, zero, eps)
    dx = dx_by_paths(dy, x_hat, cache.inv_std, mean_path, variance_path)
    return x_hat, dx, numerical_gradient(loss, x), cache.inv_std


class PartialBatchNorm(BatchNorm):
    """`BatchNorm` for batches of vectors, whose `dx` comes along chosen paths only.

    These are ``mean_path`` and ``variance_path`` of `dx_by_paths`.
    """

    def __init__(self, num_features: int, **paths: bool) -> None:
        super().__init__(num_features)
        self.paths = paths

    def backward(self, dy: Array) -> Array:
        """Return `dx` along the paths; gamma and beta get their true gradients."""
        cache = self._cache
        super().backward(dy)
        x_hat = cache.centred * cache.inv_std
        return dx_by_paths(dy, x_hat, cache.scale, **self.paths)
