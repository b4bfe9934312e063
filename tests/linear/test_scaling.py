"""Scalers: what they do to mean and spread, constant features, and the way back."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from helpers.linear.scaling import (
    fit_min_max,
    fit_standard,
    min_max_scale,
    scale_or_one,
    standardize,
)


def features(seed, examples=30):
    rng = np.random.default_rng(seed)
    return rng.uniform(-3, 20, (examples, 3)) * [1, 100, 0.001] + [0, 50, -7]


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1000))
def test_standardize_gives_mean_0_and_deviation_1_of_the_data_at_hand(seed):
    z = standardize(features(seed))
    np.testing.assert_allclose(z.mean(axis=0), 0, atol=1e-9)
    np.testing.assert_allclose((z**2).mean(axis=0), 1)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1000))
def test_min_max_reaches_both_ends(seed):
    z = min_max_scale(features(seed))
    np.testing.assert_array_equal(z.min(axis=0), 0)
    np.testing.assert_allclose(z.max(axis=0), 1)


@pytest.mark.parametrize("scaling", [standardize, min_max_scale])
def test_the_result_does_not_depend_on_units_or_offsets(scaling):
    x = features(0)
    np.testing.assert_allclose(scaling(x * [10, 0.1, 3] + 5), scaling(x), rtol=1e-6)


@pytest.mark.parametrize("fit", [fit_standard, fit_min_max])
def test_new_data_are_scaled_with_the_statistics_of_the_training_data(fit):
    x = features(0)
    scaler = fit(x)
    np.testing.assert_array_equal(scaler.transform(x)[:1], scaler.transform(x[:1]))
    np.testing.assert_allclose(
        scaler.transform(x + scaler.scale) - 1, fit(x).transform(x)
    )


@pytest.mark.parametrize("fit", [fit_standard, fit_min_max])
def test_the_way_back_of_data_with_a_constant_feature(fit):
    x = np.column_stack([features(0), np.full(30, 0.1)])
    scaler = fit(x)
    np.testing.assert_allclose(scaler.inverse(scaler.transform(x)), x)


@pytest.mark.parametrize("fit", [fit_standard, fit_min_max])
def test_a_constant_feature_keeps_its_unit_for_new_data(fit):
    x = np.full((30, 1), 0.5)
    np.testing.assert_allclose(fit(x).transform(x + 2), 2)


@pytest.mark.parametrize("scaling", [standardize, min_max_scale])
@pytest.mark.parametrize("value", [0.0, 0.1, -1e9, 1e-300])
@pytest.mark.parametrize("examples", [1, 3, 100_000])
def test_a_constant_feature_becomes_zero_but_for_rounding(scaling, value, examples):
    z = scaling(np.full((examples, 2), value))
    assert np.all(np.abs(z) <= 1e-9 * abs(value))


def test_rounding_errors_are_not_stretched_but_small_features_are():
    jitter = np.array([[0.1 + 0.2], [0.3]])
    assert np.abs(standardize(jitter)).max() < 1e-15
    small = np.array([[1e-200], [2e-200], [3e-200]])
    np.testing.assert_allclose(min_max_scale(small).ravel(), [0, 0.5, 1])
    large_offset = np.array([[1e6], [1e6 + 1e-3]])
    np.testing.assert_allclose(min_max_scale(large_offset).ravel(), [0, 1])


@pytest.mark.parametrize(("units", "constant"), [(10, True), (11, False)])
def test_up_to_ten_units_in_the_last_place_a_feature_is_constant(units, constant):
    x = np.array([[1.0], [1 + units * np.spacing(1.0)]])
    assert (scale_or_one(np.array([7.0]), x) == 1) == constant


def test_a_small_feature_is_not_constant_beside_a_large_one():
    x = np.array([[1e9, 1e-9], [2e9, 2e-9]])
    np.testing.assert_allclose(min_max_scale(x), [[0, 0], [1, 1]])


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_precision_is_that_of_the_data(dtype):
    x = np.column_stack([features(0), np.full(30, 0.1)]).astype(dtype)
    assert standardize(x).dtype == min_max_scale(x).dtype == dtype
    assert np.all(np.abs(standardize(x)[:, -1]) < 1e-6)


def test_one_column_one_example_and_a_single_feature():
    assert standardize(np.array([[3.0], [5.0]])).tolist() == [[-1], [1]]
    assert standardize(np.array([[3.0, 4.0]])).tolist() == [[0, 0]]
    assert min_max_scale(np.array([3.0, 5.0, 4.0])).tolist() == [0, 1, 0.5]


def test_no_examples_have_no_range():
    with pytest.raises(ValueError, match="empty"):
        scale_or_one(np.ones(2), np.empty((0, 2)))
