"""Running averages: against the layer, and against what moves."""

import numpy as np
import pytest

from helpers.nn.batch_norm import BatchNorm
from helpers.studies.running_averages import (
    MEAN,
    PATHS,
    SPREAD,
    START,
    STEPS,
    running_averages,
    stream,
)


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def test_running_averages_are_those_of_the_layer(rng):
    batches = rng.standard_normal((30, 8, 1))
    layer = BatchNorm(1, momentum=0.2)
    for batch in batches:
        layer.forward(batch)
    curves = running_averages(batches.mean(axis=(1, 2)), 0.0, np.array([0.2, 1]), False)
    np.testing.assert_allclose(curves[0, -1], layer.running_mean[0])
    np.testing.assert_allclose(curves[1], batches.mean(axis=(1, 2)))


def test_without_the_start_a_constant_is_found_at_once():
    curves = running_averages(np.full(5, 3.0), -7.0, np.array([0.01, 1]), True)
    np.testing.assert_allclose(curves, 3.0)


@pytest.mark.parametrize("statistic", list(START))
@pytest.mark.parametrize("path", PATHS)
def test_batches_scatter_around_the_truth(statistic, path):
    true, batches = stream(statistic, path, 2.0, 256)
    assert true.shape == batches.shape == (STEPS,)
    np.testing.assert_allclose(batches.mean(), true.mean(), rtol=0.01)


@pytest.mark.parametrize("path", PATHS)
def test_every_path_goes_all_the_way(path):
    true, _ = stream("mean", path, 2.0, 16)
    assert true[-1] == pytest.approx(MEAN + 2 * SPREAD)
