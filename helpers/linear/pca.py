"""Principal components: the uncorrelated directions of data, and whitening.

Notebook 02 derives these functions. They work in the precision of the data. Squares
lose half of the digits, so directions whose standard deviation is less than about
1e-8 (in single precision 1e-3) of the largest one count as directions without variance.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from helpers.checked import takes

Array = NDArray[np.floating[Any]]


@takes(x="N D")
def principal_components(x: Array) -> tuple[Array, Array, Array]:
    """Return the directions in which the features of `x` vary independently.

    They are the eigenvectors of the covariance matrix. Their signs are free; here
    the entry of largest size is positive, and the first of several that large.

    Parameters
    ----------
    x : ndarray of float, shape (N, D)
        One row an example.

    Returns
    -------
    mean : ndarray, shape (D,)
    variances : ndarray, shape (D,)
        Along the directions, largest first.
    directions : ndarray, shape (D, D)
        One unit vector a column.
    """
    mean = x.mean(axis=0)
    features = np.ascontiguousarray((x - mean).T)  # a row each: fast anywhere
    covariance = features @ features.T / len(x)
    variances, directions = np.linalg.eigh(covariance)
    variances, directions = variances[::-1], directions[:, ::-1]
    return mean, np.maximum(variances, 0), directions * signs(directions)


@takes(directions="D K")
def signs(directions: Array) -> Array:
    """Return the sign of the largest entry of every column.

    Of entries that are equally large but for rounding, the first one counts.
    """
    size = np.abs(directions)
    first = np.argmax(size > 0.999 * size.max(axis=0), axis=0)
    return np.sign(directions[first, np.arange(directions.shape[1])])


@dataclass(frozen=True)
class LinearTransform:
    """The map ``(x - mean) @ matrix`` of every example, and its way back."""

    mean: Array
    matrix: Array
    back: Array  # the inverse of `matrix`

    def transform(self, x: Array) -> Array:
        """Return the transformed examples of `x`, shape (N, D)."""
        return (x - self.mean) @ self.matrix

    def inverse(self, z: Array) -> Array:
        """Return the examples of which `z` is the transformed form."""
        return z @ self.back + self.mean


@takes(x="N D")
def fit_rotation(x: Array) -> LinearTransform:
    """Return the rotation of `x` to its principal components, without rescaling."""
    mean, _, directions = principal_components(x)
    return LinearTransform(mean, directions, directions.T)


@takes(x="N D")
def fit_pca_whitening(x: Array) -> LinearTransform:
    """Return the map that rotates `x` and then rescales every component.

    The covariance of the result is the identity matrix, and its columns are the
    principal components. A direction without variance has no standard deviation to
    divide by; it is only centred, as a constant feature is by `fit_standard`.
    """
    mean, variances, directions = principal_components(x)
    scale = deviations(x, variances, directions)
    return LinearTransform(mean, directions / scale, (directions * scale).T)


@takes(x="N D")
def fit_zca_whitening(x: Array) -> LinearTransform:
    """Return PCA whitening followed by the rotation back; see `fit_pca_whitening`.

    Of all whitened forms of `x`, the result is the nearest to the centred `x`: its
    columns are still the features.
    """
    mean, variances, directions = principal_components(x)
    scale = deviations(x, variances, directions)
    matrix = directions / scale @ directions.T
    return LinearTransform(mean, matrix, directions * scale @ directions.T)


@takes(x="N D")
def whiten(x: Array) -> Array:
    """Return `x` with mean 0 and the identity as covariance matrix, by ZCA.

    If `x` does not vary in some direction, neither does the result.
    """
    return fit_zca_whitening(x).transform(x)


@takes(x="N D", variances="D", directions="D D")
def deviations(x: Array, variances: Array, directions: Array) -> Array:
    """Return the standard deviations along the directions, 1 instead of 0."""
    eps = np.finfo(x.dtype).eps
    # Along a direction without variance the computed one is rounding error: of the
    # eigenvalues, and of the features before they were centred.
    feature_error = 10 * eps * np.abs(x).max(axis=0)
    error = len(variances) * eps * variances[0] + feature_error**2 @ directions**2
    return np.sqrt(np.where(variances > error, variances, 1))
