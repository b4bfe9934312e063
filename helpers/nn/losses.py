"""The loss of a classifier."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from helpers.checked import takes
from helpers.nn.layer import Array


@takes(logits="any N K", labels="int N")
def softmax_cross_entropy(
    logits: Array, labels: NDArray[np.integer[Any]]
) -> tuple[float, Array]:
    """Return the mean cross-entropy of softmax probabilities, and its gradient.

    Parameters
    ----------
    logits : ndarray, shape (N, K)
        One row of K class scores an example.
    labels : ndarray of int, shape (N,)
        The right classes, 0 to K - 1.

    Returns
    -------
    loss : float
        ``-mean(log(p[n, labels[n]]))`` in nats, with ``p = softmax(logits)``.
    dlogits : ndarray, shape (N, K)
        ``(p - one_hot(labels)) / N``.
    """
    if labels.min() < 0 or labels.max() >= logits.shape[1]:
        raise ValueError(
            f"labels must lie in 0..{logits.shape[1] - 1} for logits of shape "
            f"{logits.shape}, but reach from {labels.min()} to {labels.max()}."
        )
    rows = np.arange(len(labels))
    # The largest logit becomes zero, so that exp cannot overflow.
    shifted = logits - logits.max(axis=1, keepdims=True)
    p = np.exp(shifted)
    total = p.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(total[:, 0]) - shifted[rows, labels])
    p /= total
    p[rows, labels] -= 1
    p /= len(labels)
    return float(loss), p
