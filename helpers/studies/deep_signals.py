"""What is left of a signal behind many layers: its rank, and what it still tells."""

import numpy as np

from helpers.checked import takes
from helpers.nn.layer import Array
from helpers.nn.layers import Sequential


@takes(count=range(3, 10**6), width=range(2, 10**6))
def circle(count: int, width: int, rng: np.random.Generator) -> tuple[Array, Array]:
    """Return points of a circle in `width` dimensions, and where they lie on it.

    The plane is drawn at random; the mean square of a feature is 1.

    Returns
    -------
    x : ndarray, shape (count, width)
    place : ndarray, shape (count, 2)
        Cosine and sine of the angle.
    """
    angle = 2 * np.pi * np.arange(count) / count
    place = np.column_stack([np.cos(angle), np.sin(angle)])
    plane, _ = np.linalg.qr(rng.standard_normal((width, 2)))
    return np.sqrt(width) * place @ plane.T, place


@takes(x="any N D")
def block_outputs(network: Sequential, x: Array) -> list[Array]:
    """Return the input and what comes out of each layer or block, in training."""
    outputs = [x]
    for block in network.layers:
        outputs.append(block.forward(outputs[-1], training=True))
    return outputs


@takes(h="any N D")
def effective_rank(h: Array) -> float:
    """Return in how many directions a batch reaches: ``(sum v)**2 / sum(v**2)``.

    The `v` are the squares of the singular values, of rows that are not centred. It is
    1 if all rows are multiples of one, and D if all directions are equally long. (The
    bound for the rank in Daneshmand et al. 2020, arXiv 2003.01652.)
    """
    gram = h.T @ h
    return float(np.trace(gram) ** 2 / np.sum(gram * gram))


@takes(h="any N D")
def relative_spread(h: Array) -> float:
    """Return how far apart the rows of a batch are, as a share of their length.

    The root mean square distance from their mean, over their root mean square length.
    """
    spread = np.mean(h.var(axis=0)) / np.mean(h * h)
    return float(np.sqrt(spread))


@takes(h="any N D", place="any N K")
def read_out(h: Array, place: Array) -> float:
    """Return how well a linear map tells places that it has not seen from `h`.

    Least squares on every other row, judged on the rows between them: the share of the
    mean square that is explained. It is 1 if all is told, and below 0 where the map is
    worse than the guess 0.
    """
    centred = h - h.mean(axis=0)
    features = np.column_stack([centred / centred.std(), np.ones(len(h))])
    weights, *_ = np.linalg.lstsq(features[::2], place[::2], rcond=1e-10)
    left = features[1::2] @ weights - place[1::2]
    return float(1 - np.sum(left**2) / np.sum(place[1::2] ** 2))


@takes(h="any N D", within=range(1, 10**6))
def neighbours_kept(h: Array, within: int = 5) -> float:
    """Return for which share of a circle's rows the nearest row is a neighbour.

    The rows are in their order around the circle, and neighbours at most so many places
    apart.
    """
    squares = np.sum(h * h, axis=1)
    distances = squares[:, None] + squares - 2 * h @ h.T
    np.fill_diagonal(distances, np.inf)
    apart = np.abs(distances.argmin(axis=1) - np.arange(len(h)))
    return float(np.mean(np.minimum(apart, len(h) - apart) <= within))


@takes(h="any N D", place="any N 2")
def shadow(h: Array, place: Array) -> Array:
    """Return the rows in the plane of their largest spread, (N, 2).

    Around their mean, in units of their root mean square length; turned (and mirrored)
    so that they lie as much as possible like the places.
    """
    centred = h - h.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    flat = centred @ directions[:, -2:]
    left, _, right = np.linalg.svd(flat.T @ place)
    return flat @ (left @ right) / np.sqrt(np.mean(np.sum(h * h, axis=1)))
