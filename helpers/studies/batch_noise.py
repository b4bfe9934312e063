"""The noise that an example gets from the other examples of its batch.

Notebook 12 derives the law: `noise_law`.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from helpers.checked import takes
from helpers.nn.layer import Array

Indices = NDArray[np.integer[Any]]


@takes(
    picture=range(10**9),
    count=range(2, 10**9),
    companies=range(1, 10**6),
    m=range(2, 10**6),
)
def draw_mates(
    picture: int, count: int, companies: int, m: int, rng: np.random.Generator
) -> Indices:
    """Return the indices of `m` - 1 mates in each company, drawn independently.

    Parameters
    ----------
    picture : int
        Which of the `count` examples the company is for: it is not drawn.
    count : int
        Examples to draw from.
    companies, m : int
        How many batches, and of which size.
    rng : numpy.random.Generator

    Returns
    -------
    ndarray of int, shape (companies, m - 1)
    """
    mates = rng.integers(count - 1, size=(companies, m - 1))
    return mates + (mates >= picture)  # all but the picture itself


@takes(h="N D", picture=range(10**9), mates="int K M")
def in_company(h: Array, picture: int, mates: Indices) -> Array:
    """Return one example, normalized with the statistics of each of its batches.

    Parameters
    ----------
    h : ndarray, shape (N, D)
        A feature in each column.
    picture : int
        The row of the example.
    mates : ndarray of int, shape (K, m - 1)
        The other rows of each batch.

    Returns
    -------
    ndarray, shape (K, D)
    """
    batches = h[np.insert(mates, 0, picture, axis=1)]  # (companies, m, features)
    return (h[picture] - batches.mean(axis=1)) / batches.std(axis=1)


EACH = [(-1e9, 1e9), "D"]


@takes(z="N D", m=range(2, 10**9), skewness=EACH, kurtosis=EACH)
def noise_law(
    z: Array, m: int, skewness: Array | float = 0, kurtosis: Array | float = 3
) -> Array:
    """Return the variance of ``x_hat`` over random batches, to the first order in 1/m.

    Parameters
    ----------
    z : ndarray, shape (N, D)
        Examples, standardized with the statistics of the population.
    m : int
        Size of the batch.
    skewness, kurtosis : ndarray of shape (D,), or float, optional
        Mean third and fourth power of the standardized feature; a Gaussian's unless
        given.
    """
    return (1 + skewness * z + (kurtosis - 1) / 4 * z**2) / m


@takes(m=range(2, 10**9))
def matching_rate(m: int) -> float:
    """Return the dropout rate whose noise has the variance of a batch's, on average.

    For Gaussian features: it solves ``rate / (1 - rate) = 3 / (2 * m)``.
    """
    return 3 / (2 * m + 3)
