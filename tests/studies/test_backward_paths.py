"""Backward passes that lack a path."""

import numpy as np
import pytest

from helpers.nn.batch_norm import BatchNorm
from helpers.nn.gradient_check import gradient_errors
from helpers.studies.backward_paths import (
    PartialBatchNorm,
    dx_by_paths,
    formula_and_measured,
)


def batch(m=7, d=4):
    x, dy = np.random.default_rng(0).standard_normal((2, m, d))
    return 3 + 2 * x, 1 + dy


def test_with_both_paths_the_layer_passes_the_gradient_check():
    x, _ = batch()
    errors = gradient_errors(PartialBatchNorm(4), x, np.random.default_rng(1))
    assert max(errors) < 1e-8


def test_wide_batches_go_both_paths_too():
    x, dy = batch(6, 410)
    partial, complete = PartialBatchNorm(410), BatchNorm(410)
    partial.forward(x), complete.forward(x)
    np.testing.assert_allclose(partial.backward(dy), complete.backward(dy), atol=1e-12)


@pytest.mark.parametrize("missing", ["mean_path", "variance_path"])
def test_without_a_path_dx_fails_the_check_and_the_parameters_pass(missing):
    x, _ = batch()
    layer = PartialBatchNorm(4, **{missing: False})
    dx_error, *parameters = gradient_errors(layer, x, np.random.default_rng(1))
    assert dx_error > 0.01
    assert max(parameters) < 1e-8


def test_a_partial_layer_does_the_same_forward():
    x, _ = batch()
    partial = PartialBatchNorm(4, mean_path=False)
    np.testing.assert_array_equal(partial.forward(x), BatchNorm(4).forward(x))


def test_each_path_takes_away_one_direction():
    x, dy = batch()
    z = (x - x.mean(axis=0)) / x.std(axis=0)
    scale = np.array([1.0, -2.0, 0.5, 3.0])
    no_variance = dx_by_paths(dy, z, scale, variance_path=False)
    no_mean = dx_by_paths(dy, z, scale, mean_path=False)
    np.testing.assert_allclose(no_variance.sum(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose((no_mean * z).sum(axis=0), 0, atol=1e-12)
    assert np.abs((no_variance * z).sum(axis=0)).min() > 0.01
    assert np.abs(no_mean.sum(axis=0)).min() > 0.01
    neither = dx_by_paths(dy, z, scale, mean_path=False, variance_path=False)
    np.testing.assert_array_equal(neither, scale * dy)


@pytest.mark.parametrize("eps", [1e-12, 0.5])
def test_with_all_paths_the_formula_is_the_measured_gradient(eps):
    x, dy = batch()
    x_hat, dx, measured, scale = formula_and_measured(x, dy, eps)
    std = np.sqrt(x.var(axis=0) + eps)
    np.testing.assert_allclose(x_hat, (x - x.mean(axis=0)) / std)
    np.testing.assert_allclose(scale, 1 / std)
    np.testing.assert_allclose(dx, measured, atol=1e-8)
    share = np.sum(dx * x_hat, axis=0) / np.sum(scale * dy * x_hat, axis=0)
    np.testing.assert_allclose(share, eps / (x.var(axis=0) + eps), atol=1e-9)


@pytest.mark.parametrize("missing", ["mean_path", "variance_path"])
def test_what_a_missing_path_costs_is_measured(missing):
    x, dy = batch()
    x_hat, dx, measured, scale = formula_and_measured(x, dy, 1e-12, **{missing: False})
    np.testing.assert_array_equal(dx, dx_by_paths(dy, x_hat, scale, **{missing: False}))
    assert np.abs(dx - measured).max() > 0.1
