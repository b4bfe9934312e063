import numpy as np
import pytest

from helpers.datasets import correlated_features
from helpers.linear.pca import (
    fit_pca_whitening,
    fit_rotation,
    fit_zca_whitening,
    principal_components,
    whiten,
)

FITS = [fit_rotation, fit_pca_whitening, fit_zca_whitening]


def covariance(x):
    return np.atleast_2d(np.cov(x.T, ddof=0))


@pytest.fixture
def x():
    rng = np.random.default_rng(1)
    return rng.normal(size=(50, 4)) @ rng.normal(size=(4, 4)) + [5, -3, 0, 100]


def test_components_diagonalize_the_covariance(x):
    mean, variances, directions = principal_components(x)
    np.testing.assert_allclose(mean, x.mean(axis=0))
    np.testing.assert_allclose(directions.T @ directions, np.eye(4), atol=1e-12)
    rotated = directions.T @ covariance(x) @ directions
    np.testing.assert_allclose(rotated, np.diag(variances), atol=1e-10)
    assert np.all(np.diff(variances) <= 0)


def test_components_agree_with_the_singular_values(x):
    _, variances, directions = principal_components(x)
    _, s, rows = np.linalg.svd(x - x.mean(axis=0), full_matrices=False)
    np.testing.assert_allclose(variances, s**2 / len(x))
    np.testing.assert_allclose(np.abs(directions), np.abs(rows.T), atol=1e-8)


def test_a_large_mean_costs_the_components_few_digits(x):
    _, variances, _ = principal_components(x)
    _, moved, _ = principal_components(x + 1e7)
    np.testing.assert_allclose(moved, variances, rtol=1e-6)


@pytest.mark.parametrize("correlation", [0.9, 0.2, -0.2])
def test_components_of_a_standardized_pair_are_sum_and_difference(correlation):
    x = correlated_features(correlation, 60, np.random.default_rng(0))
    _, variances, directions = principal_components(x)
    size = abs(correlation)
    np.testing.assert_allclose(variances, [1 + size, 1 - size])
    expected = np.array([[1, 1], [1, -1]]) / np.sqrt(2)
    if correlation < 0:
        expected = expected[:, ::-1]
    np.testing.assert_allclose(directions, expected, atol=1e-12)


def test_signs_do_not_depend_on_the_sign_of_the_data(x):
    turned_round = principal_components(-x)[2]
    np.testing.assert_allclose(turned_round, principal_components(x)[2], atol=1e-12)
    largest = np.abs(turned_round).argmax(axis=0)
    assert np.all(turned_round[largest, range(4)] > 0)


@pytest.mark.parametrize("fit", FITS)
def test_transforms_can_be_undone_for_new_examples(fit, x):
    transform = fit(x)
    new = np.random.default_rng(2).normal(size=(7, 4)) * 10
    np.testing.assert_allclose(transform.inverse(transform.transform(new)), new)


@pytest.mark.parametrize("fit", FITS)
def test_transforms_use_the_statistics_of_the_training_data(fit, x):
    transform = fit(x)
    together = transform.transform(x)
    np.testing.assert_allclose(transform.transform(x[:3]), together[:3])
    np.testing.assert_allclose(together.mean(axis=0), 0, atol=1e-10)


def test_rotation_keeps_distances_and_decorrelates(x):
    z = fit_rotation(x).transform(x)
    lengths = np.linalg.norm(x - x.mean(axis=0), axis=1)
    np.testing.assert_allclose(np.linalg.norm(z, axis=1), lengths)
    np.testing.assert_allclose(
        covariance(z), np.diag(principal_components(x)[1]), atol=1e-10
    )


@pytest.mark.parametrize("fit", [fit_pca_whitening, fit_zca_whitening])
def test_whitening_gives_the_identity(fit, x):
    z = fit(x).transform(x)
    np.testing.assert_allclose(covariance(z), np.eye(4), atol=1e-9)


def test_zca_is_the_nearest_whitening(x):
    centred = x - x.mean(axis=0)
    z = whiten(x)
    rng = np.random.default_rng(3)
    for _ in range(20):
        turn = np.linalg.qr(rng.normal(size=(4, 4)))[0]
        assert np.sum((z - centred) ** 2) <= np.sum((z @ turn - centred) ** 2)


def test_zca_does_not_mix_features_that_are_uncorrelated():
    x = correlated_features(0, 50, np.random.default_rng(0))
    np.testing.assert_allclose(whiten(x * [3, 0.1] + [1, 2]), x, atol=1e-9)


@pytest.mark.parametrize("value", [0.0, 0.1, 1e8])
@pytest.mark.parametrize("fit", [fit_pca_whitening, fit_zca_whitening])
def test_a_constant_feature_is_only_centred(fit, value):
    x = correlated_features(0.5, 30, np.random.default_rng(0))
    x = np.column_stack([x, np.full(30, value)])
    transform = fit(x)
    z = transform.transform(x)
    eigenvalues = np.linalg.eigvalsh(covariance(z))
    np.testing.assert_allclose(eigenvalues, [0, 1, 1], atol=1e-6)
    moved = transform.transform(x + np.array([0, 0, 2])) - z
    np.testing.assert_allclose(np.linalg.norm(moved, axis=1), 2, rtol=1e-6)


@pytest.mark.parametrize("value", [0.0, 0.1, 1e8])
def test_constant_data_become_zero(value):
    np.testing.assert_allclose(whiten(np.full((10, 3), value)), 0, atol=1e-6)


def test_copies_of_a_feature_leave_one_direction_without_variance():
    a, b = correlated_features(0.3, 40, np.random.default_rng(0)).T
    z = whiten(np.column_stack([a, b, a]))
    np.testing.assert_allclose(np.linalg.eigvalsh(covariance(z)), [0, 1, 1], atol=1e-9)


def test_what_large_features_were_rounded_by_is_no_variance():
    a, b = correlated_features(0.3, 40, np.random.default_rng(0)).T
    z = whiten(np.column_stack([a + b, a, b]) + 1e10)
    np.testing.assert_allclose(np.linalg.eigvalsh(covariance(z)), [0, 1, 1], atol=1e-6)


def test_whitening_does_not_depend_on_the_unit_of_all_features(x):
    np.testing.assert_allclose(whiten(1e-20 * x), whiten(x), atol=1e-6)


def test_fewer_examples_than_features_end_up_equally_far_apart():
    z = whiten(np.random.default_rng(0).normal(size=(6, 20)))
    np.testing.assert_allclose(z @ z.T, 6 * np.eye(6) - 1, atol=1e-9)


def test_one_column():
    x = np.array([[1.0], [2.0], [6.0]])
    np.testing.assert_allclose(whiten(x), (x - x.mean()) / x.std())


def test_the_precision_of_the_data_is_kept(x):
    z = whiten(x.astype(np.float32))
    assert z.dtype == np.float32
    np.testing.assert_allclose(covariance(z), np.eye(4), atol=0.01)


def test_a_row_of_numbers_is_refused():
    with pytest.raises(ValueError, match=r"shape \(N, D\), not \(3,\)"):
        whiten(np.arange(3.0))
