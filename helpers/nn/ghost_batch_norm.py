"""Batch normalization with the statistics of small groups of a large batch.

The idea is that of Hoffer et al. 2017 (arXiv 1705.08741).
"""

import numpy as np

from helpers.checked import takes
from helpers.nn.batch_norm import BatchNorm, batch_norm_backward, batch_norm_forward
from helpers.nn.layer import Array


def _side_by_side(x: Array, size: int) -> Array:
    """Return groups of rows beside each other: (N, D) becomes (size, N / size * D)."""
    return x.reshape(-1, size, x.shape[1]).swapaxes(0, 1).reshape(size, -1)


def _one_below_another(table: Array, features: int) -> Array:
    """Undo `_side_by_side`."""
    size = len(table)
    return table.reshape(size, -1, features).swapaxes(0, 1).reshape(-1, features)


class GhostBatchNorm(BatchNorm):
    """Normalize each group of a batch as if it were a batch of its own.

    The gradient is that of the whole batch; only the noise of the statistics is that of
    a small one. A feature of a group is treated as a feature of its own.

    Parameters
    ----------
    num_features : int
        Columns of the batches, (N, num_features).
    group_size : int
        Examples in a group, in the order in which they come. It must divide N.
    """

    axes = "any N D"

    @takes(num_features=range(1, 10**9), group_size=range(2, 10**9))
    def __init__(self, num_features: int, group_size: int) -> None:
        super().__init__(num_features)
        self.group_size = group_size

    def forward(self, x: Array, training: bool = True) -> Array:
        """Normalize each group with its own statistics; inference as `BatchNorm`."""
        if not training:
            return super().forward(x, training)
        if len(x) % self.group_size:
            raise ValueError(
                f"{len(x)} examples cannot be divided into groups of {self.group_size}."
            )
        self._convert(x.dtype)
        groups, m = len(x) // self.group_size, self.group_size
        gamma, beta = (np.tile(p.value, groups) for p in (self.gamma, self.beta))
        y, cache = batch_norm_forward(_side_by_side(x, m), gamma, beta, self.eps)
        self._cache = cache
        statistics = cache.mean, m / (m - 1) * cache.var
        self._average(*(s.reshape(groups, -1).mean(axis=0) for s in statistics))
        return _one_below_another(y, x.shape[1])

    def backward(self, dy: Array) -> Array:
        """Return the gradient of `x`; those of gamma and beta add up over groups."""
        features, table = dy.shape[1], _side_by_side(dy, self.group_size)
        dx, dgamma, dbeta = batch_norm_backward(table, self._use_cache())
        self.gamma.gradient = dgamma.reshape(-1, features).sum(axis=0)
        self.beta.gradient = dbeta.reshape(-1, features).sum(axis=0)
        return _one_below_another(dx, features)
