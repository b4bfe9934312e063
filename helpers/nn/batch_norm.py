"""Batch normalization: forward, backward, and the layer that keeps the statistics.

The source is Ioffe & Szegedy 2015 (arXiv 1502.03167): Algorithm 1 and the equations
of section 3 for training, Algorithm 2 for inference, section 3.2 for images.

Images of shape (N, C, H, W) are treated as (N, C, P), with the P = H * W positions
of a channel in one row, and batches of vectors as (N, D). In both, features are on
axis 1, and one feature's m values are all that share its index on that axis.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple, ParamSpec, TypeVar

import numpy as np

from helpers.nn.layer import Array, Layer, Parameter, require_batch

P = ParamSpec("P")
T = TypeVar("T")

WIDE = 400
"""From how many elements in a row on the smallest ufunc buffer is the faster one."""


class BatchNormCache(NamedTuple):
    """What the backward pass, and the running statistics, need of the forward pass."""

    shape: tuple[int, ...]  # of x and y
    centred: Array  # x minus its mean, (N, D) or (N, C, P)
    mean: Array  # one value a feature, as the two below
    var: Array  # biased: divided by m
    inv_std: Array  # 1 / sqrt(var + eps)
    scale: Array  # gamma * inv_std


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
    """
    batch = _flat(x, gamma, beta)
    if batch.size == len(gamma):
        raise ValueError(
            f"batch normalization cannot be trained on a batch of shape {x.shape}: it "
            "has one value per feature, and a variance needs two. Use a larger batch, "
            "or training=False."
        )
    normalize = (
        _normalize if batch.shape[-1] < WIDE else _with_small_buffers(_normalize)
    )
    y, cache = normalize(batch, gamma, beta, eps, x.shape)
    return _shaped(y, x), cache


def _normalize(
    x: Array, gamma: Array, beta: Array, eps: float, shape: tuple[int, ...]
) -> tuple[Array, BatchNormCache]:
    mean = _mean(x)
    centred = x - _per_feature(mean, x)
    var = _mean_of_products(centred, centred)
    inv_std = np.reciprocal(np.sqrt(var + eps))
    scale = gamma * inv_std
    y = centred * _per_feature(scale, x)
    y += _per_feature(beta, x)
    return y, BatchNormCache(shape, centred, mean, var, inv_std, scale)


def batch_norm_backward(dy: Array, cache: BatchNormCache) -> tuple[Array, Array, Array]:
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
        raise ValueError(f"dy must have the shape {cache.shape} of y, not {dy.shape}.")
    grad = _shaped(dy, cache.centred)
    send_back = _send_back if grad.shape[-1] < WIDE else _with_small_buffers(_send_back)
    dx, dgamma, dbeta = send_back(grad, cache)
    return _shaped(dx, dy), dgamma, dbeta


def _send_back(dy: Array, cache: BatchNormCache) -> tuple[Array, Array, Array]:
    _, centred, _, _, inv_std, scale = cache
    mean_dy = _mean(dy)
    mean_dy_xhat = _mean_of_products(dy, centred) * inv_std
    dx = centred * _per_feature(mean_dy_xhat * inv_std, dy)  # x_hat * mean(dy * x_hat)
    np.subtract(dy, dx, out=dx)
    dx -= _per_feature(mean_dy, dy)
    dx *= _per_feature(scale, dy)
    count = dx.size // len(scale)
    return dx, count * mean_dy_xhat, count * mean_dy


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
    batch = _flat(x, gamma, beta, mean, var)
    y = batch - _per_feature(mean, batch)
    y *= _per_feature(gamma / np.sqrt(var + eps), batch)
    y += _per_feature(beta, batch)
    return _shaped(y, x)


def _flat(x: Array, *per_feature: Array) -> Array:
    """Check `x` against one array a feature; return it as (N, D) or (N, C, P)."""
    require_batch(x, len(per_feature[0]), "batch normalization", ndims=(2, 4))
    for values in per_feature:
        if values.shape != x.shape[1:2]:
            raise ValueError(
                f"batch normalization of a batch of shape {x.shape} needs one value "
                f"per feature, of shape {x.shape[1:2]}, but got {values.shape}."
            )
    return x if x.ndim == 2 else x.reshape(*x.shape[:2], -1)


def _shaped(x: Array, like: Array) -> Array:
    """Return `x` with the axes of `like`, of which it has as many elements."""
    return x if x.ndim == like.ndim else x.reshape(like.shape)


def _mean(x: Array) -> Array:
    """Return each feature's mean, as a product with a matrix: BLAS sums fastest."""
    if x.ndim == 2:
        return _weights(len(x), 1 / len(x), x.dtype).dot(x)
    positions = x.shape[2]
    weights = _weights(positions, 1 / (len(x) * positions), x.dtype)
    return x.dot(weights).sum(axis=0)


def _mean_of_products(a: Array, b: Array) -> Array:
    """Return each feature's mean of ``a * b``."""
    if a.ndim == 3:
        return np.vecdot(a, b).sum(axis=0) / (len(a) * a.shape[2])
    if a.shape[1] < WIDE:
        return _mean(a * b)
    return np.einsum("nd,nd->d", a, b) / len(a)  # saves writing a * b to memory


@lru_cache(maxsize=32)
def _weights(count: int, weight: float, dtype: np.dtype[Any]) -> Array:
    return np.full(count, weight, dtype)


def _with_small_buffers(function: Callable[P, T]) -> Callable[P, T]:
    """Let `function` run with NumPy's smallest ufunc buffer.

    NumPy's ufuncs work through a buffer of 8192 elements even where nothing has to
    be converted. On wide rows the smallest buffer makes broadcasting a third faster;
    on short rows, slower (measured with NumPy 2.0 to 2.4).
    """

    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        with np.errstate():  # leaving it restores the buffer size, too
            np.setbufsize(16)
            return function(*args, **kwargs)

    return run


def _per_feature(values: Array, x: Array) -> Array:
    """Give one value a feature the dtype of `x` and a shape that broadcasts."""
    values = values.astype(x.dtype, copy=False)
    return values if x.ndim == 2 else values[:, np.newaxis]


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
        self.running_mean *= 1 - self.momentum
        self.running_mean += self.momentum * self._cache.mean
        self.running_var *= 1 - self.momentum
        self.running_var += self.momentum * count / (count - 1) * self._cache.var
        return y

    def _convert(self, dtype: np.dtype[Any]) -> None:
        for parameter in self.parameters():
            parameter.astype(dtype)
        self.running_mean = self.running_mean.astype(dtype)
        self.running_var = self.running_var.astype(dtype)

    def backward(self, dy: Array) -> Array:
        """Return the gradient of `x`; keep those of gamma and beta."""
        dx, self.gamma.gradient, self.beta.gradient = batch_norm_backward(
            dy, self._use_cache()
        )
        return dx

    def parameters(self) -> list[Parameter]:
        """Return gamma and beta."""
        return [self.gamma, self.beta]
