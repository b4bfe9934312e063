"""One value a feature: means over the batch, and the way back to the batch.

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

from helpers.nn.layer import Array, require_batch, require_floats

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
