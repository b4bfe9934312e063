"""Notebook 02, exercise 3: whiten, and rotate back."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def zca(x: Any) -> Any:
    """Return the ZCA-whitened form."""
    centred = x - x.mean(axis=0)
    variances, directions = np.linalg.eigh(centred.T @ centred / len(x))
    return centred @ directions / np.sqrt(variances) @ directions.T


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield correlated features with a mean; the last in a large unit."""
    for rows, columns, unit in [(8, 4, 1), (30, 5, 1), (9, 3, 0.005)]:
        mix = np.triu(rng.uniform(0.5, 1.5, (columns, columns)))
        mix *= rng.permutation(np.arange(1, columns + 1))
        x = rng.normal(size=(rows, columns)) @ mix + rng.normal(0, 3, columns)
        yield (unit * x,)


def _components(x: Any) -> Any:
    """Return the principal components, the largest first, each with variance 1."""
    centred = x - x.mean(axis=0)
    _, singular_values, rows = np.linalg.svd(centred, full_matrices=False)
    return centred @ rows.T / singular_values * np.sqrt(len(x))


def _transposed(x: Any) -> Any:
    """Exchange the two rotations."""
    centred = x - x.mean(axis=0)
    _, singular_values, rows = np.linalg.svd(centred, full_matrices=False)
    return centred @ rows / singular_values * np.sqrt(len(x)) @ rows.T


def _cholesky(x: Any) -> Any:
    centred = x - x.mean(axis=0)
    factor = np.linalg.cholesky(centred.T @ centred / len(x))
    return centred @ np.linalg.inv(factor).T


def _white(result: Any, x: Any) -> bool:
    centred = result - result.mean(axis=0)
    return np.allclose(centred.T @ centred / len(x), np.eye(x.shape[1]), atol=1e-4)


ZCA = Exercise(
    zca,
    cases,
    slips=slips(r"""
DEVIATIONS = np.sqrt(variances)
RESCALED = centred @ directions / DEVIATIONS
RESULT = RESCALED @ directions.T
CENTRED = x - x.mean(axis=0)
COVARIANCE = centred.T @ centred / len(x)
mean added again: RESULT -> RESULT + x.mean(axis=0)
    You added the mean again at the end. That belongs to a reconstruction; whitened data
    have mean 0.
epsilon: variances -> (variances + 1e-8)
or: variances -> (variances + 1e-7)
or: variances -> (variances + 1e-6)
or: variances -> (variances + 1e-5)
or: variances -> (variances + 1e-4)
or: variances -> (variances + 1e-3)
or: DEVIATIONS -> (DEVIATIONS + 1e-7)
or: DEVIATIONS -> (DEVIATIONS + 1e-6)
or: DEVIATIONS -> (DEVIATIONS + 1e-5)
or: DEVIATIONS -> (DEVIATIONS + 1e-4)
or: DEVIATIONS -> (DEVIATIONS + 1e-3)
    You add a small number to the variances, as one does against zeros. Here all are
    positive, and with it the result is not quite white: leave it out.
not rotated back: RESULT -> RESCALED
    You stopped at PCA whitening: your columns are components, and the last rotation is
    missing. Rotate back: `@ directions.T`.
not rotated back: = _components(x)
or: = _components(x)[:, ::-1]
or: = zca(x) @ np.linalg.eigh(np.cov(x.T, ddof=0))[1][:, ::-1]
    You stopped at PCA whitening: your columns are components, and the last rotation is
    missing. Rotate back: `@ directions.T`.
not rotated back: = (zca(x) @ np.linalg.eigh(np.cov(x.T, ddof=0))[1])[:, ::-1]
    You stopped at PCA whitening: your columns are components, and the last rotation is
    missing. Rotate back: `@ directions.T`.
svd transposed: = _transposed(x)
    You exchanged $V$ and $V^{\mathsf T}$. What `np.linalg.svd` returns last is
    $V^{\mathsf T}$, with the directions in its *rows*: rotate with `rows.T` and back
    with `rows`. See section 2.
eigenvectors in rows: RESULT -> centred @ directions.T / np.sqrt(variances) @ directions
or: RESULT -> centred @ d.T / np.sqrt(variances[::-1]) @ d
and: d -> directions[:, ::-1]
    You rotated by the transpose: `directions.T` first and `directions` last. The
    eigenvectors are *columns*, so `(x - mean) @ directions` rotates to the components.
    See section 4.
missing square root: DEVIATIONS -> variances
    You divided by the variances. What brings a component to variance 1 is the standard
    deviation: take the square root.
multiplied: RESCALED -> centred @ directions * np.sqrt(variances)
    You multiplied by the standard deviations, so that the cloud grew even longer.
    Divide by them.
not rescaled: RESULT -> centred
    These are the centred data: rotated there and back, but not rescaled in between.
    Divide by the standard deviations.
not centred: CENTRED -> x
    Your result does not have mean zero: subtract the mean of every feature first, in
    the covariance and in the data.
covariance without centring: COVARIANCE -> x.T @ x / len(x)
    You subtracted the mean from the data, but `x.T @ x / m` is no covariance matrix
    unless `x` is centred, too. See section 2.
data not centred: RESULT -> x @ directions / np.sqrt(variances) @ directions.T
    You centred for the covariance, but transformed `x` itself. Subtract the mean there,
    too.
sample variance: COVARIANCE -> centred.T @ centred / (len(x) - 1)
    You divided the covariance by $m - 1$, as `np.cov` does unless told `ddof=0`. The
    course divides by $m$.
not divided by m: COVARIANCE -> centred.T @ centred
    The covariance of your result is the identity divided by $m$. From `eigh`: divide
    $x^{\mathsf T} x$ by $m$ first. From `svd`: the standard deviations are the singular
    values divided by $\sqrt m$. See section 2.
standardized before: = zca((x - x.mean(axis=0)) / x.std(axis=0))
    You standardized first and whitened that. The result is white, too, but it is not
    the ZCA form of `x`: it stays closest to the *standardized* features (Kessy et al.
    2018 call it ZCA-cor). Only centre `x` before you whiten.
standardized: = (x - x.mean(axis=0)) / x.std(axis=0)
    That is standardizing: the variances are 1, but the correlations are still there.
    Rotate, rescale, and rotate back.
cholesky: = _cholesky(x)
    That is white, too, by the Cholesky factor. But the first column is then feature A
    alone, and the later ones take up what is left: not the form that stays closest to
    all features. Take `eigh` or `svd`.
"""),
    properties=[
        (
            "The mean of every column must be zero.",
            lambda result, x: np.allclose(result.mean(axis=0), 0, atol=1e-4),
        ),
        ("The covariance of the result must be the identity matrix.", _white),
        (
            "The result is white, but not the ZCA form: the covariance between the "
            "columns of `x` and those of the result must be symmetric. Perhaps the "
            "last rotation is missing, or not the reverse of the first.",
            lambda result, x: np.allclose(x.T @ result, result.T @ x, atol=1e-3),
        ),
    ],
    praise="There is no choice of signs or order left: whatever eigenvectors the "
    "computer returns, the ZCA form is the same.",
)
