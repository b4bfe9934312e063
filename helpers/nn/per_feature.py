"""Only until notebooks 06 and 07 show `batch_norm` itself.

One value a feature: means over the batch, and the way back to the batch.

Features are on axis 1, and all numbers that share their index on that axis belong to
one feature: N of them in a batch of vectors (N, D), N * H * W in one of images
(N, C, H, W). Images are treated as (N, C, P), with the P = H * W positions of a
channel in one row; those whose batch is innermost in memory, as `Conv2d` leaves them,
as (1, C, P), with P = H * W * N. Wide vectors are treated two at a time, as
(N / 2, 1, 2, D): the longer the row, the faster NumPy's arithmetic.

Sums are written as products with a matrix, because the linear algebra library adds
faster than ``np.sum``.
"""

from contextlib import nullcontext
from functools import lru_cache
from types import TracebackType
from typing import Any

import numpy as np

from helpers.checked import described
from helpers.nn.batch_norm import BatchNormCache
from helpers.nn.layer import Array

WIDE = 400
"""From how many numbers on a row is wide (measured with NumPy 2.0 to 2.4)."""


def as_rows(x: Array, *per_feature: Array) -> Array:
    """Check a batch against arrays of one value a feature; return it in rows.

    Parameters
    ----------
    x : ndarray of float, shape (N, D) or (N, C, H, W)
        The batch.
    *per_feature : ndarray, shape (D,) or (C,)
        What is to be combined with it.

    Returns
    -------
    ndarray, shape (N, D), (N / 2, 1, 2, D), (N, 1, 1, D) or (N, C, P)
        A view, where the memory of `x` allows it. Vectors are taken two at a time if
        they are wide and even in number.

    Raises
    ------
    ValueError
        If the shapes do not fit, or `x` is empty or of integers.
    """
    for values in per_feature:
        require_floats(values, "batch normalization")
    require_batch(x, per_feature[0].size, "batch normalization", ndims=(2, 4))
    one_each = x.shape[1:2]
    for values in per_feature:
        if values.shape != one_each:
            raise ValueError(
                f"batch normalization of a batch of shape {x.shape} needs one value "
                f"per feature, of shape {one_each}, but got {values.shape}."
            )
    count, features = x.shape[:2]
    if x.ndim == 2:
        return x if features < WIDE else x.reshape(-1, 1, 2 - count % 2, features)
    batch_innermost = x.strides[0] == x.itemsize
    return rows_like(x, (1 if batch_innermost else count, features))


def rows_like(x: Array, shape: tuple[int, ...]) -> Array:
    """Return a batch in rows of which `shape` is known, or its first two numbers."""
    if x.ndim == 2:
        return x if len(shape) == 2 else x.reshape(shape)
    if shape[0] < len(x):
        x = x.transpose(1, 2, 3, 0)
    return x.reshape(*shape[:2], -1)


def from_rows(rows: Array, shape: tuple[int, ...]) -> Array:
    """Return rows as a batch of this shape, in the same memory."""
    if rows.ndim == 2:
        return rows
    if rows.ndim == 4 or len(rows) == shape[0]:
        return rows.reshape(shape)
    return rows.reshape(*shape[1:], shape[0]).transpose(3, 0, 1, 2)


def require_two_values(x: Array, num_features: int) -> None:
    """Refuse a batch in which a feature has only one value: its variance would be 0."""
    if x.size == num_features:
        raise ValueError(
            f"batch normalization cannot be trained on a batch of shape {x.shape}: it "
            "has one value per feature, and a variance needs two. Use a larger batch, "
            "or training=False."
        )


def feature_mean(rows: Array) -> Array:
    """Return the mean of each feature, of shape (D,) or (C,)."""
    if rows.ndim != 3:
        vectors = rows if rows.ndim == 2 else rows.reshape(-1, rows.shape[3])
        return averaging_weights(len(vectors), rows.dtype).dot(vectors)
    count, _, positions = rows.shape
    weights = averaging_weights(positions, rows.dtype)
    return rows.dot(weights).sum(axis=0) / count


def feature_mean_of_products(a: Array, b: Array) -> Array:
    """Return the mean of ``a * b`` for each feature, of shape (D,) or (C,)."""
    if a.ndim == 3:
        return np.vecdot(a, b).sum(axis=0) / (len(a) * a.shape[2])
    if a.ndim == 2:
        return feature_mean(a * b)
    sums = np.einsum("nokd,nokd->d", a, b)  # saves writing a * b to memory
    return sums / (len(a) * a.shape[2])


def per_feature(values: Array, rows: Array) -> Array:
    """Give one value a feature a shape that broadcasts with `rows`.

    Where rows are short, each value is repeated for all of them. That takes memory, and
    less time than NumPy's broadcasting, which goes row by row.
    """
    if rows.ndim != 3:
        return values[np.newaxis].repeat(rows.shape[-2], 0)
    column, length = values[:, np.newaxis], rows.shape[2]
    return column if length >= WIDE else column.repeat(length, 1)


@lru_cache(maxsize=32)
def averaging_weights(count: int, dtype: np.dtype[Any]) -> Array:
    """Return the row whose product with a matrix of `count` rows is their mean."""
    return np.full(count, 1 / count, dtype)


class SmallBuffers:
    """Lets NumPy work with its smallest ufunc buffer, inside a ``with``.

    NumPy's ufuncs go through a buffer of 8192 elements even where nothing has to be
    converted. On wide rows the smallest buffer makes broadcasting a third faster; on
    short rows, slower (measured with NumPy 2.0 to 2.4).
    """

    def __enter__(self) -> None:
        self._before = np.setbufsize(16)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        np.setbufsize(self._before)


_AS_IT_IS = nullcontext()


def suited_buffers(rows: Array) -> SmallBuffers | nullcontext[None]:
    """Return a context in which arithmetic on `rows` is fastest."""
    return _AS_IT_IS if rows.shape[-1] < WIDE else SmallBuffers()


def require_batch(
    x: Array, num_features: int, who: str, ndims: tuple[int, ...]
) -> None:
    """Refuse, in one sentence, a batch that a layer cannot use.

    Parameters
    ----------
    x : ndarray
        The batch; its features are on axis 1.
    num_features : int
        How many features the layer has.
    who : str
        The name that the sentence starts with.
    ndims : tuple of int
        The numbers of axes that the layer can use, out of 2 and 4.

    Raises
    ------
    ValueError
        For integers, a wrong number of axes or features, or an empty batch.
    """
    require_floats(x, who)
    shape = x.shape
    if x.ndim not in ndims or shape[1] != num_features:
        names = {2: f"(N, {num_features})", 4: f"(N, {num_features}, H, W)"}
        wanted = " or ".join(names[n] for n in ndims)
        raise ValueError(f"{who} needs a batch of shape {wanted}, but got {shape}.")
    if x.size == 0:
        raise ValueError(f"{who} got an empty batch of shape {shape}.")


def require_floats(x: Array, who: str) -> None:
    """Refuse what is not an array of float32 or float64."""
    if not isinstance(x, np.ndarray) or x.dtype.char not in "fd":
        raise ValueError(
            f"{who} needs an array of float32 or float64, but got {described(x)}: "
            "convert it, for example with x.astype(np.float32)."
        )


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
