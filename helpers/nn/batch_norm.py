"""Batch normalization: forward, backward, and the layer that keeps the statistics.

The source is Ioffe & Szegedy 2015 (arXiv 1502.03167): Algorithm 1 and the equations
of section 3 for training, Algorithm 2 for inference, section 3.2 for images.
"""

from typing import Any, NamedTuple

import numpy as np

from helpers.arguments import silent, takes
from helpers.nn.layer import Array, Layer, Parameter, require_floats
from helpers.nn.per_feature import (
    as_rows,
    feature_mean,
    feature_mean_of_products,
    from_rows,
    per_feature,
    require_two_values,
    rows_like,
    suited_buffers,
)


class BatchNormCache(NamedTuple):
    """What the backward pass, and the running statistics, need of the forward pass."""

    shape: tuple[int, ...]  # of x and y
    centred: Array  # x minus its mean, in the rows of as_rows
    mean: Array  # one value a feature, as the two below
    var: Array  # biased: divided by m
    inv_std: Array  # 1 / sqrt(var + eps)
    scale: Array  # gamma * inv_std, in a shape that broadcasts with the rows


def batch_norm_forward(
    x: Array, gamma: Array, beta: Array, eps: float = 1e-5
) -> tuple[Array, BatchNormCache]:
    """Normalize every feature over the batch, then scale and shift it.

    ``y = gamma * (x - mean) / sqrt(var + eps) + beta`` (Ioffe & Szegedy 2015,
    Algorithm 1).

    Parameters
    ----------
    x : ndarray of float, shape (N, D) or (N, C, H, W)
        The batch. It is not changed.
    gamma, beta : ndarray, shape (D,) or (C,)
        Scale and offset of each feature.
    eps : float, optional
        Added to the variance, inside the square root.

    Returns
    -------
    y : ndarray
        Same shape and dtype as `x`.
    cache : BatchNormCache
        For `batch_norm_backward`.

    Raises
    ------
    ValueError
        If shapes do not fit, `x` is empty or of integers, or a feature has only
        one value: its variance would be 0 and its output `beta`, whatever it was.

    Notes
    -----
    Squares must not overflow. Where a feature deviates by more than 1e19 in float32,
    or 1e154 in float64, its variance is infinite and its output `beta`, or nan.
    """
    rows = as_rows(x, gamma, beta)
    require_two_values(x, len(gamma))
    with suited_buffers(rows):
        mean = feature_mean(rows)
        centred = rows - per_feature(mean, rows)
        var = feature_mean_of_products(centred, centred)
        inv_std = np.reciprocal(np.sqrt(var + eps))
        scale = (gamma * inv_std).astype(x.dtype, copy=False)
        scale = per_feature(scale, rows)
        y = centred * scale
        y += per_feature(beta, rows)
    cache = BatchNormCache(x.shape, centred, mean, var, inv_std, scale)
    return from_rows(y, x.shape), cache


def batch_norm_backward(
    dy: Array, cache: BatchNormCache, out: Array | None = None
) -> tuple[Array, Array, Array]:
    """Send a gradient back through `batch_norm_forward`, statistics included.

    ``dx = gamma / std * (dy - mean(dy) - x_hat * mean(dy * x_hat))``: what is left
    of `dy` once its mean and its part along `x_hat` are taken away. This is the
    chain rule of Ioffe & Szegedy 2015, section 3, summed up.

    Parameters
    ----------
    dy : ndarray, shape of the forward pass's output
        Gradient with respect to `y`.
    cache : BatchNormCache
        From the forward pass.
    out : ndarray, optional
        Memory for `dx`, of the shape of ``cache.centred``. That array itself will do
        where the cache is not used again, and is faster than new memory.

    Returns
    -------
    dx : ndarray
        Gradient with respect to `x`, of its shape.
    dgamma, dbeta : ndarray
        Gradients with respect to scale and offset, one value a feature.

    Raises
    ------
    ValueError
        If `dy` does not have the shape of `y`.
    """
    if dy.shape != cache.shape:
        raise ValueError(f"dy must have shape {cache.shape}, not {dy.shape}.")
    _, centred, _, _, inv_std, scale = cache
    rows = rows_like(dy, centred.shape)
    with suited_buffers(rows):
        mean_dy = feature_mean(rows)
        mean_dy_xhat = feature_mean_of_products(rows, centred) * inv_std
        # x_hat is centred * inv_std, and scale is gamma * inv_std.
        factor = per_feature(mean_dy_xhat * inv_std, rows)
        dx = np.multiply(centred, factor, out)
        np.subtract(rows, dx, out=dx)
        dx -= per_feature(mean_dy, rows)
        dx *= scale
    m = dy.size // len(inv_std)
    return from_rows(dx, dy.shape), m * mean_dy_xhat, m * mean_dy


@silent
def batch_norm_inference(
    x: Array, gamma: Array, beta: Array, mean: Array, var: Array, eps: float = 1e-5
) -> Array:
    """Normalize with given statistics, the same for every batch.

    Parameters
    ----------
    x : ndarray of float, shape (N, D) or (N, C, H, W)
        The batch; one example is enough.
    gamma, beta, mean, var : ndarray, shape (D,) or (C,)
        Scale, offset, and the population's statistics (Algorithm 2).
    eps : float, optional
        The same as in training.

    Returns
    -------
    ndarray
        Same shape and dtype as `x`.
    """
    rows = as_rows(x, gamma, beta, mean, var)
    y = rows - per_feature(mean.astype(x.dtype, copy=False), rows)
    y *= per_feature(gamma / np.sqrt(var + eps), rows)
    y += per_feature(beta, rows)
    return from_rows(y, x.shape)


class BatchNorm(Layer):
    """Batch normalization with learnable scale and offset and running statistics.

    Parameters
    ----------
    num_features : int
        Features on axis 1 of the input: D of (N, D) or C of (N, C, H, W).
    eps : float, optional
        Added to the variance, inside the square root.
    momentum : float, optional
        Weight of the newest batch in the running statistics (PyTorch's convention).

    Attributes
    ----------
    gamma, beta : Parameter, shape (num_features,)
        Scale, first 1, and offset, first 0.
    running_mean, running_var : ndarray, shape (num_features,)
        Used where ``training`` is false. The variance is the unbiased one, m/(m-1)
        times the batch's (Algorithm 2).
    """

    @takes(num_features=range(1, 10**9), eps=(0, np.inf), momentum=(0, 1))
    def __init__(
        self, num_features: int, eps: float = 1e-5, momentum: float = 0.1
    ) -> None:
        self.gamma = Parameter(np.ones(num_features))
        self.beta = Parameter(np.zeros(num_features))
        self.running_mean = np.zeros(num_features)
        self.running_var = np.ones(num_features)
        self.eps = eps
        self.momentum = momentum

    def forward(self, x: Array, training: bool = True) -> Array:
        """Normalize with the batch's statistics, or at inference the running ones."""
        gamma, beta = self.gamma.value, self.beta.value
        if not training:
            self._cache = None
            mean, var = self.running_mean, self.running_var
            return batch_norm_inference(x, gamma, beta, mean, var, self.eps)
        y, self._cache = batch_norm_forward(x, gamma, beta, self.eps)
        if gamma.dtype != y.dtype:
            self._convert(y.dtype)
        count = x.size // len(gamma)
        unbiased = count / (count - 1) * self._cache.var
        # New arrays: whoever keeps the old ones keeps the statistics of their step.
        a = float(self.momentum)  # no np.float64, which would turn float32 into float64
        self.running_mean = (1 - a) * self.running_mean + a * self._cache.mean
        self.running_var = (1 - a) * self.running_var + a * unbiased
        return y

    def _convert(self, dtype: np.dtype[Any]) -> None:
        for parameter in self.parameters():
            parameter.astype(dtype)
        self.running_mean = self.running_mean.astype(dtype)
        self.running_var = self.running_var.astype(dtype)

    def backward(self, dy: Array) -> Array:
        """Return the gradient of `x`; keep those of gamma and beta."""
        cache = self._use_cache()
        require_floats(dy, "BatchNorm.backward")
        dx, self.gamma.gradient, self.beta.gradient = batch_norm_backward(
            dy, cache, out=cache.centred
        )
        return dx

    def parameters(self) -> list[Parameter]:
        """Return gamma and beta."""
        return [self.gamma, self.beta]
