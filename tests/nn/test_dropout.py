"""Dropout: its mean, its variance, and the same choice on the way back."""

import numpy as np
import pytest

from helpers.nn.dropout import Dropout


@pytest.mark.parametrize("rate", [0.1, 0.5, 0.9])
def test_the_mean_stays_and_the_variance_is_that_of_the_law(rate):
    x = np.full((200_000, 2), [2.0, -3.0])
    y = Dropout(rate, np.random.default_rng(0)).forward(x)
    np.testing.assert_allclose(y.mean(axis=0), x[0], rtol=0.03)
    np.testing.assert_allclose(y.var(axis=0), x[0] ** 2 * rate / (1 - rate), rtol=0.03)
    np.testing.assert_allclose(np.mean(y == 0), rate, rtol=0.03)


def test_the_gradient_takes_the_way_of_the_numbers():
    rng = np.random.default_rng(0)
    layer, (x, dy) = Dropout(0.4, rng), rng.standard_normal((2, 50, 4))
    factor = layer.forward(x) / x
    np.testing.assert_allclose(layer.backward(dy), factor * dy)
    assert set(factor.round(6).ravel()) == {0, round(1 / 0.6, 6)}
    assert not np.array_equal(layer.forward(x), factor * x)  # drawn anew


def test_inference_changes_nothing():
    x = np.ones((3, 2))
    assert Dropout(0.4, np.random.default_rng(0)).forward(x, training=False) is x


def test_what_is_dropped_is_drawn_in_single_precision():
    drawn = np.random.default_rng(0).random((40, 3), dtype=np.float32)
    y = Dropout(0.3, np.random.default_rng(0)).forward(np.ones((40, 3)))
    np.testing.assert_array_equal(y > 0, drawn >= 0.3)
