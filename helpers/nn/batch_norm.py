"""Batch normalization: forward, backward, and the layer that keeps the statistics.

The source is Ioffe & Szegedy 2015 (arXiv 1502.03167): Algorithm 1 and section 3 for
training, Algorithm 2 for inference, section 3.2 for images.

All is computed on a table with a column for each feature, (N, D). Of images, a column
is a channel and a row is a pixel.
"""

from typing import Any, NamedTuple

import numpy as np

from helpers.checked import takes
from helpers.nn.layer import Array, Layer, Parameter


class BatchNormCache(NamedTuple):
    """What the backward pass, and the running statistics, need of the forward pass."""

    shape: tuple[int, ...]  # of x and y
    centred: Array  # the table minus its mean
    mean: Array  # one value a feature, as all below
    var: Array  # biased: divided by m
    inv_std: Array  # 1 / sqrt(var + eps)
    scale: Array  # gamma * inv_std


@takes(x="any N ...", gamma="any D", beta="any D")
def batch_norm_forward(
    x: Array, gamma: Array, beta: Array, eps: float = 1e-5
) -> tuple[Array, BatchNormCache]:
    """Normalize every feature over the batch, then scale and shift it.

    ``y = gamma * (x - mean) / sqrt(var + eps) + beta``.

    Parameters
    ----------
    x : ndarray of float, shape (N, D) or (N, C, H, W)
        The batch. Where the squares of a feature overflow, its output is `beta` or nan.
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
    """
    table = as_table(x, len(gamma))
    require_two_rows(table, x.shape)
    mean = feature_mean(table)
    centred = table - mean
    var = feature_mean(centred * centred)
    inv_std = 1 / np.sqrt(var + eps)
    scale = gamma * inv_std
    y = scale * centred + beta
    cache = BatchNormCache(x.shape, centred, mean, var, inv_std, scale)
    return as_batch(y, x), cache


@takes(dy="any N ...")
def batch_norm_backward(dy: Array, cache: BatchNormCache) -> tuple[Array, Array, Array]:
    """Send a gradient back through `batch_norm_forward`, statistics included.

    ``dx = scale * (dy - mean(dy) - x_hat * mean(dy * x_hat))``: what is left of `dy`
    once its mean and its part along ``x_hat = centred * inv_std`` are taken away. This
    is the chain rule of section 3, summed up.

    Parameters
    ----------
    dy : ndarray
        Gradient with respect to `y`, of its shape.
    cache : BatchNormCache
        From the forward pass.

    Returns
    -------
    dx, dgamma, dbeta : ndarray
        Gradients with respect to the arguments of the forward pass, of their shapes.
    """
    shape, centred, _, _, inv_std, scale = cache
    if dy.shape != shape:
        raise ValueError(f"dy must have shape {shape}, not {dy.shape}.")
    table = as_table(dy, len(scale))
    mean_dy = feature_mean(table)
    mean_dy_x_hat = feature_mean(table * centred) * inv_std
    dx = scale * (table - mean_dy - centred * (inv_std * mean_dy_x_hat))
    return as_batch(dx, dy), len(table) * mean_dy_x_hat, len(table) * mean_dy


@takes(x="any N ...", gamma="any D", beta="any D", mean="any D", var="any D")
def batch_norm_inference(
    x: Array, gamma: Array, beta: Array, mean: Array, var: Array, eps: float = 1e-5
) -> Array:
    """Normalize with given statistics: of a population, whatever the batch is.

    Arguments and result are those of `batch_norm_forward`; one example is enough.
    """
    scale = gamma / np.sqrt(var + eps)
    y = scale * (as_table(x, len(gamma)) - mean) + beta
    return as_batch(y, x)


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

    axes = "any N ..."

    @takes(num_features=range(1, 10**9), eps=(0, np.inf), momentum=(0, 1))
    def __init__(
        self, num_features: int, eps: float = 1e-5, momentum: float = 0.1
    ) -> None:
        self.gamma = Parameter(np.ones(num_features))
        self.beta = Parameter(np.zeros(num_features))
        self.running_mean = np.zeros(num_features)
        self.running_var = np.ones(num_features)
        # Python's numbers: NumPy's would turn float32 into float64.
        self.eps, self.momentum = float(eps), float(momentum)

    def forward(self, x: Array, training: bool = True) -> Array:
        """Normalize with the batch's statistics, or at inference the running ones."""
        self._convert(x.dtype)
        gamma, beta = self.gamma.value, self.beta.value
        if not training:
            self._cache = None
            mean, var = self.running_mean, self.running_var
            return batch_norm_inference(x, gamma, beta, mean, var, self.eps)
        y, self._cache = batch_norm_forward(x, gamma, beta, self.eps)
        m = x.size // len(gamma)
        self._average(self._cache.mean, m / (m - 1) * self._cache.var)
        return y

    def _average(self, mean: Array, unbiased: Array) -> None:
        # New arrays: whoever keeps the old ones keeps the statistics of their step.
        a = self.momentum
        self.running_mean = (1 - a) * self.running_mean + a * mean
        self.running_var = (1 - a) * self.running_var + a * unbiased

    def _convert(self, dtype: np.dtype[Any]) -> None:
        if self.gamma.value.dtype == dtype:
            return
        super()._convert(dtype)
        self.running_mean = self.running_mean.astype(dtype)
        self.running_var = self.running_var.astype(dtype)

    def backward(self, dy: Array) -> Array:
        """Return the gradient of `x`; keep those of gamma and beta."""
        dx, self.gamma.gradient, self.beta.gradient = batch_norm_backward(
            dy, self._use_cache()
        )
        return dx


def as_table(x: Array, features: int) -> Array:
    """Return a batch (N, D) as it is, and images (N, C, H, W) as (H * W * N, C).

    The batch comes last in a column, as `Conv2d` leaves it in memory: then nothing is
    copied.
    """
    if x.ndim not in (2, 4) or x.shape[1] != features:
        raise ValueError(
            f"batch normalization of {features} features needs a batch of shape "
            f"(N, {features}) or (N, {features}, H, W), but got {x.shape}."
        )
    return x if x.ndim == 2 else x.transpose(1, 2, 3, 0).reshape(features, -1).T


def as_batch(table: Array, x: Array) -> Array:
    """Return a table as a batch of the shape and the type of `x`."""
    table = table.astype(x.dtype, copy=False)
    if x.ndim == 2:
        return table
    count, channels, height, width = x.shape
    return table.T.reshape(channels, height, width, count).transpose(3, 0, 1, 2)


def require_two_rows(table: Array, shape: tuple[int, ...]) -> None:
    """Refuse a batch in which a feature has only one value: its variance would be 0."""
    if len(table) < 2:
        raise ValueError(
            f"batch normalization cannot be trained on a batch of shape {shape}: it "
            "has one value per feature, and a variance needs two. Use a larger batch, "
            "or training=False."
        )


def feature_mean(table: Array) -> Array:
    """Return the mean of each column, its sum as a product: faster than adding up."""
    m = len(table)
    return np.ones(m, table.dtype).dot(table) / m
