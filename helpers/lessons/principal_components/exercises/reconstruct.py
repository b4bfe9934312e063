"""Notebook 02, exercise 2: rebuild from k components."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips
from helpers.linear.pca import principal_components


def reconstruct(x: Any, k: int) -> Any:
    """Return the examples rebuilt from their first components."""
    mean = x.mean(axis=0)
    rows = np.linalg.svd(x - mean, full_matrices=False)[2][:k]
    return mean + (x - mean) @ rows.T @ rows


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield correlated features, of many examples and few, the first as a square table.

    In the last the features are uncorrelated, and `eig` keeps their order.
    """
    for rows, columns, k in [(5, 5, 2), (30, 4, 1), (30, 4, 4), (9, 6, 2)]:
        mix = np.triu(rng.uniform(-1.5, 1.5, (columns, columns)))
        yield rng.normal(size=(rows, columns)) @ mix + rng.normal(0, 3, columns), k
    signs = np.array([[1, 1, 1], [-1, 1, -1], [1, -1, -1], [-1, -1, 1]])
    for k in (1, 2):
        yield signs * [1.0, 4.0, 2.0] + [5.0, -3.0, 2.0], k


Directions = Callable[[Any, int], Any]


def _covariance(x: Any) -> Any:
    return np.cov(x.T, ddof=0)


def _sorted(x: Any) -> Any:
    return np.linalg.eigh(_covariance(x))[1][:, ::-1]


def _ruled(x: Any) -> Any:
    return principal_components(x)[2]  # with the signs of the notebook


def _eig(x: Any) -> tuple[Any, Any]:
    values, directions = np.linalg.eig(_covariance(x))
    return np.argsort(values)[::-1], directions


def _onto(directions: Directions) -> Callable[..., Any]:
    """Return the answer that takes its directions, one a column, from a function."""

    def answer(x: Any, k: int) -> Any:
        mean, kept = x.mean(axis=0), directions(x, k)
        return mean + (x - mean) @ kept @ kept.T

    return answer


def _coordinates(directions: Directions) -> Callable[..., Any]:
    return lambda x, k: (x - x.mean(axis=0)) @ directions(x, k)


def _from_columns(x: Any, k: int) -> Any:
    mean = x.mean(axis=0)
    u, singular_values, rows = np.linalg.svd(x - mean, full_matrices=False)
    return mean + u[:, :k] * singular_values[:k] @ rows[:, :k].T


def _standardized(x: Any) -> Any:
    return (x - x.mean(axis=0)) / x.std(axis=0)


RECONSTRUCT = Exercise(
    reconstruct,
    cases,
    slips=slips(r"""
MEAN = x.mean(axis=0)
SVD = np.linalg.svd(x - mean, full_matrices=False)
BACK = mean + (x - mean) @ rows.T @ rows
coordinates: = _coordinates(lambda x, k: _sorted(x)[:, :k])(x, k)
or: = _coordinates(lambda x, k: _sorted(x)[:, ::-1][:, -k:])(x, k)
or: = _coordinates(lambda x, k: np.linalg.svd(x - x.mean(axis=0))[2][:k].T)(x, k)
or: = _coordinates(lambda x, k: _eig(x)[1][:, _eig(x)[0]][:, :k])(x, k)
or: = _coordinates(lambda x, k: _ruled(x)[:, :k])(x, k)
    These are the `k` coordinates along the components. Rotate back with `@ kept.T` and
    add the mean: the result has the shape of `x`. See section 5.
rows of the eigenvectors: = _onto(lambda x, k: _sorted(x)[:k].T)(x, k)
or: = _onto(lambda x, k: _sorted(x)[-k:].T)(x, k)
or: = _onto(lambda x, k: _sorted(x)[:, ::-1][:k].T)(x, k)
or: = _onto(lambda x, k: _sorted(x)[:, ::-1][-k:].T)(x, k)
or: = _onto(lambda x, k: _sorted(x)[::-1][:, ::-1][:, :k])(x, k)
or: = _onto(lambda x, k: _sorted(x)[::-1][:, :k])(x, k)
or: = _onto(lambda x, k: _eig(x)[1][_eig(x)[0]][:, :k])(x, k)
or: = _onto(lambda x, k: _eig(x)[1][_eig(x)[0]][:k].T)(x, k)
or: = _onto(lambda x, k: _ruled(x)[:k].T)(x, k)
    You took or sorted *rows* of the matrix of eigenvectors. They stand in its
    *columns*: sorted, the first `k` are `directions[:, :k]`. See section 2.
columns of svd: = _onto(lambda x, k: np.linalg.svd(x - x.mean(axis=0))[2][:, :k])(x, k)
or: = _from_columns(x, k)
    You took *columns* of what `np.linalg.svd` returns last. That is $V^{\mathsf T}$:
    the directions stand in its *rows*, so the first `k` are `rows[:k].T`. See section
    2.
ascending: = _onto(lambda x, k: _sorted(x)[:, ::-1][:, :k])(x, k)
    You kept the components with the *smallest* variance: `np.linalg.eigh` sorts
    upwards. Take the last columns, or turn the order round.
unsorted: = _onto(lambda x, k: _eig(x)[1][:, :k])(x, k)
    You took the first `k` eigenvectors as `np.linalg.eig` returns them, and it promises
    no order. `eigh`, for symmetric matrices, sorts upwards.
all but the first k: SVD[2][:k] -> SVD[2][k:]
    You kept all components *but* the first `k`.
mean of every example: MEAN -> x.mean(axis=1, keepdims=True)
    You subtracted the mean of every *example*, `axis=1`. Centring takes the mean of
    every *feature*, over the examples: `x.mean(axis=0)`.
one mean of all numbers: MEAN -> x.mean()
    You subtracted one mean of all numbers. Every feature has a mean of its own:
    `x.mean(axis=0)`.
standardized before: = x.mean(axis=0) + x.std(axis=0) * reconstruct(_standardized(x), k)
or: = x.mean(axis=0) + x.std(axis=0) * _onto(lambda x, k: _ruled(x)[:, \
:k])(_standardized(x), k)
components of the standardized: = _onto(lambda x, k: _sorted(_standardized(x))[:, \
:k])(x, k)
    Your components are those of the *standardized* features. Asked are those of `x` as
    it is: only centre it. Section 3 says why that makes a difference.
mean not added back: BACK -> (x - mean) @ rows.T @ rows
    Your result has mean zero. The components describe the *centred* data: add the mean
    again at the end.
mean not subtracted: BACK -> x @ rows.T @ rows
    You projected `x` itself. The components describe distances from the mean: subtract
    it before the projection and add it afterwards.
mean added only: BACK -> mean + x @ rows.T @ rows
    You projected `x` itself and added the mean to that. The components describe
    distances from the mean: subtract it before the projection.
nothing centred: MEAN -> 0
covariance without centring: = _onto(lambda x, k: np.linalg.svd(x)[2][:k].T)(x, k)
    Your directions come from `x` without centring, so the first one points at the mean.
    Subtract the mean first. See section 2.
"""),
    properties=[
        (
            "With all components kept, nothing may be lost: the result must be `x`.",
            lambda result, x, k: k < x.shape[1] or np.allclose(result, x),
        ),
        (
            "The mean of every feature must stay as it was.",
            lambda result, x, k: np.allclose(result.mean(axis=0), x.mean(axis=0)),
        ),
    ],
    praise="No other `k` directions lose less in the mean square "
    "(Eckart & Young 1936).",
)
