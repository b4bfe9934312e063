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


@pytest.mark.parametrize("path", PATHS)
def test_a_path_is_gone_as_it_is_called(path):
    steps = np.arange(1, STEPS + 1)
    expected = {
        "steady": steps / STEPS,
        "slowing": (1 - np.exp(-steps / 100)) / (1 - np.exp(-STEPS / 100)),
        "jump": np.where(steps <= STEPS / 2, 0, 1),
    }
    true, _ = stream("mean", path, 2.0, 4)
    share = (true - MEAN) / (2 * SPREAD)
    np.testing.assert_allclose(share, expected[path], atol=1e-12)


def test_batches_are_always_the_same_gaussian_ones():
    z = np.random.default_rng(0).standard_normal((STEPS, 256))[:, :8]
    true, batches = stream("mean", "steady", 2.0, 8)
    np.testing.assert_allclose(batches, true + SPREAD * z.mean(axis=1))
    true, batches = stream("variance", "steady", 2.0, 8)
    spread = SPREAD * (1 + 2 * np.arange(1, STEPS + 1) / STEPS)
    np.testing.assert_allclose(true, spread**2)
    passed = spread[:, np.newaxis] * z
    np.testing.assert_allclose(batches, passed.var(axis=1, ddof=1))


@pytest.mark.parametrize(
    ("statistic", "path"), [("mean", "sideways"), ("median", "steady")]
)
def test_what_is_not_known_does_not_pass_by(statistic, path):
    with pytest.raises(ValueError, match=r"there is no"):
        stream(statistic, path, 1.0, 4)


def test_the_start_stays_unless_it_is_divided_out():
    curves = running_averages(np.zeros(3), 1.0, np.array([0.5]))
    np.testing.assert_allclose(curves, [[0.5, 0.25, 0.125]])
    curves = running_averages(np.zeros(1), 1, np.array([0.5]))
    np.testing.assert_allclose(curves, [[0.5]])


@pytest.mark.parametrize("momentum", [1.5, 1e-10])
def test_momenta_lie_between_0_and_1(momentum):
    with pytest.raises(ValueError, match="momenta"):
        running_averages(np.ones(3), 0.0, np.array([0.5, momentum]))
    running_averages(np.ones(3), 0.0, np.array([1e-9, 1.0]))
