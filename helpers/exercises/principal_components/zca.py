"""Notebook 02, exercise 3: whiten, and keep the features."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip
from helpers.pca import principal_components


def eigen(x: Any) -> tuple[Any, Any, Any]:
    """Mean, variances and directions as `eigh` orders them: upwards."""
    mean = x.mean(axis=0)
    return mean, *np.linalg.eigh(np.cov(x.T, ddof=0))


def feature_cases(rng: np.random.Generator) -> list[Any]:
    """Make correlated features with a mean: few examples, and more."""
    mix = np.triu(rng.uniform(0.5, 1.5, (4, 4))) * [4, 3, 1, 2]
    return [rng.normal(size=(m, 4)) @ mix + [5, -3, 2, 1] for m in (8, 30)]


def _zca(x: Any, power: float = -0.5) -> Any:
    mean, variances, directions = eigen(x)
    return (x - mean) @ (directions * variances**power) @ directions.T


def _zca_uncentred(x: Any) -> Any:
    variances, directions = np.linalg.eigh(x.T @ x / len(x))
    return x @ (directions / np.sqrt(variances)) @ directions.T


def _zca_covariance_uncentred(x: Any) -> Any:
    variances, directions = np.linalg.eigh(x.T @ x / len(x))
    return (x - x.mean(axis=0)) @ (directions / np.sqrt(variances)) @ directions.T


def _in_rows(x: Any, mean: Any, variances: Any, directions: Any) -> Any:
    return (x - mean) @ (directions.T / np.sqrt(variances)) @ directions


def _pca_whitened(x: Any, mean: Any, variances: Any, directions: Any) -> Any:
    return (x - mean) @ directions / np.sqrt(variances)


def _svd_transposed(x: Any) -> Any:
    centred = x - x.mean(axis=0)
    _, singular_values, rows = np.linalg.svd(centred, full_matrices=False)
    scale = singular_values / np.sqrt(len(x))
    return centred @ rows / scale @ rows.T


NOT_BACK = (
    "The covariance is right, but you stopped at PCA whitening: your columns are "
    "components. Rotate back, `@ directions.T`, to have the features again."
)

ROWS_WHITENED = (
    "You rotated by the transpose: `directions.T` first and `directions` last. The "
    "eigenvectors are *columns*, so `(x - mean) @ directions` rotates to the "
    "components. See section 4."
)


def _zca_of_standardized(x: Any) -> Any:
    return _zca((x - x.mean(axis=0)) / x.std(axis=0))


def _white(result: Any, x: Any) -> bool:
    centred = result - result.mean(axis=0)
    return np.allclose(centred.T @ centred / len(x), np.eye(x.shape[1]), atol=1e-4)


ZCA = Exercise(
    name="zca",
    reference=_zca,
    cases=lambda rng: [(x,) for x in feature_cases(rng)],
    rtol=1e-4,
    atol=1e-6,
    slips=[
        Slip(
            "mean added again",
            lambda x: _zca(x) + x.mean(axis=0),
            "You added the mean again at the end. That belongs to a reconstruction; "
            "whitened data have mean 0.",
        ),
        Slip(
            "svd transposed",
            _svd_transposed,
            "You exchanged $V$ and $V^{\\mathsf T}$. What `np.linalg.svd` returns last "
            "is $V^{\\mathsf T}$, with the directions in its *rows*: rotate with "
            "`rows.T` and back with `rows`. See section 2.",
        ),
        Slip(
            "missing square root",
            lambda x: _zca(x, -1),
            "You divided by the variances. What brings a component to variance 1 is "
            "the standard deviation: take the square root.",
        ),
        Slip(
            "multiplied",
            lambda x: _zca(x, 0.5),
            "You multiplied by the deviations, so that the cloud grew even longer. "
            "Divide by them.",
        ),
        Slip(
            "not rotated back",
            lambda x: _pca_whitened(x, *principal_components(x)),
            NOT_BACK,
        ),
        Slip(
            "not rotated back, from eigh",
            lambda x: _pca_whitened(x, *eigen(x)),
            NOT_BACK,
        ),
        Slip(
            "eigenvectors in rows",
            lambda x: _in_rows(x, *principal_components(x)),
            ROWS_WHITENED,
        ),
        Slip(
            "eigenvectors in rows, from eigh",
            lambda x: _in_rows(x, *eigen(x)),
            ROWS_WHITENED,
        ),
        Slip(
            "not centred",
            _zca_uncentred,
            "Your result does not have mean zero: subtract the mean of every feature "
            "first, in the covariance and in the data.",
        ),
        Slip(
            "covariance without centring",
            _zca_covariance_uncentred,
            "You subtracted the mean from the data, but `x.T @ x / m` is no "
            "covariance matrix unless `x` is centred, too. See section 2.",
        ),
        Slip(
            "sample variance",
            lambda x: _zca(x) * np.sqrt(1 - 1 / len(x)),
            "You divided the covariance by $m - 1$, as `np.cov` does unless told "
            "`ddof=0`. The course divides by $m$.",
        ),
        Slip(
            "not divided by m",
            lambda x: _zca(x) / np.sqrt(len(x)),
            "The covariance of your result is the identity divided by $m$. From "
            "`eigh`: divide $x^{\\mathsf T} x$ by $m$ first. From `svd`: the "
            "deviations are the singular values divided by $\\sqrt m$. See section 2.",
        ),
        Slip(
            "standardized before",
            _zca_of_standardized,
            "You standardized first and whitened that. The result is white, too, but "
            "it is not the ZCA form of `x`: it stays closest to the *standardized* "
            "features (Kessy et al. 2018 call it ZCA-cor). Only centre `x` before you "
            "whiten.",
        ),
        Slip(
            "standardized",
            lambda x: (x - x.mean(axis=0)) / x.std(axis=0),
            "That is standardizing: the variances are 1, but the correlations are "
            "still there. Rotate, rescale, and rotate back.",
        ),
    ],
    properties=[
        (
            "The mean of every column must be zero.",
            lambda result, x: np.allclose(result.mean(axis=0), 0, atol=1e-4),
        ),
        ("The covariance of the result must be the identity matrix.", _white),
        (
            "The result is white, but not the ZCA form: the covariance between the "
            "columns of `x` and those of the result must be symmetric. Was the last "
            "rotation the reverse of the first?",
            lambda result, x: np.allclose(x.T @ result, result.T @ x, atol=1e-3),
        ),
    ],
    praise="There is no choice of signs or order left: whatever eigenvectors the "
    "computer returns, the ZCA form is the same.",
)
