"""Batch normalization in groups: the same as a layer for each group."""

import numpy as np
import pytest

from helpers.nn.batch_norm import BatchNorm
from helpers.nn.ghost_batch_norm import GhostBatchNorm


@pytest.mark.parametrize("size", [2, 4, 6, 12])
def test_each_group_is_a_batch_of_its_own(rng, size):
    ghost = GhostBatchNorm(3, size)
    ghost.gamma.value, ghost.beta.value = rng.standard_normal((2, 3))
    x, dy = rng.normal(2, 3, (2, 12, 3))
    y, dx = ghost.forward(x), ghost.backward(dy)
    dgamma, dbeta, means, variances = np.zeros((4, 3))
    for start in range(0, 12, size):
        rows = slice(start, start + size)
        single = BatchNorm(3, momentum=1.0)
        single.gamma.value, single.beta.value = ghost.gamma.value, ghost.beta.value
        np.testing.assert_allclose(y[rows], single.forward(x[rows]))
        np.testing.assert_allclose(dx[rows], single.backward(dy[rows]))
        dgamma, dbeta = dgamma + single.gamma.gradient, dbeta + single.beta.gradient
        means = means + single.running_mean * size / 12
        variances = variances + single.running_var * size / 12
    np.testing.assert_allclose(ghost.gamma.gradient, dgamma)
    np.testing.assert_allclose(ghost.beta.gradient, dbeta)
    np.testing.assert_allclose(ghost.running_mean, 0.1 * means)
    np.testing.assert_allclose(ghost.running_var, 0.9 + 0.1 * variances)


def test_one_group_is_batch_normalization(rng):
    x = rng.standard_normal((8, 3))
    np.testing.assert_allclose(GhostBatchNorm(3, 8).forward(x), BatchNorm(3).forward(x))


def test_what_cannot_be_divided_is_refused(rng):
    with pytest.raises(ValueError, match="7 examples cannot be divided into groups of"):
        GhostBatchNorm(3, 4).forward(rng.standard_normal((7, 3)))
    assert GhostBatchNorm(3, 4).forward(np.ones((7, 3)), training=False).shape == (7, 3)
    with pytest.raises(ValueError, match="group_size"):
        GhostBatchNorm(3, 1)


def test_a_group_has_the_epsilon_and_the_type_of_the_layer(rng):
    ghost, single = GhostBatchNorm(2, 4), BatchNorm(2)
    ghost.eps = single.eps = 0.5
    x = rng.standard_normal((4, 2)).astype(np.float32)
    np.testing.assert_allclose(ghost.forward(x), single.forward(x), rtol=1e-6)
    assert ghost.forward(x).dtype == ghost.gamma.value.dtype == np.float32
