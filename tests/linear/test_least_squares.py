"""The loss valley: derivatives, the condition number, and predicted steps."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from helpers.datasets import article_valley, correlated_features
from helpers.linear.least_squares import (
    best_weights,
    condition_number,
    errors_after,
    excess_after,
    excess_loss,
    gradient,
    gradient_descent,
    hessian,
    level_set,
    loss,
    modes,
    steps_needed,
    steps_until,
    weight_error,
)
from helpers.linear.scaling import standardize
from helpers.nn.gradient_check import numerical_gradient


def problem(seed, examples=12, features=3):
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((examples, features)) * rng.uniform(0.5, 2, features)
    return x, rng.standard_normal(examples), rng.standard_normal(features)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1000))
def test_gradient_and_hessian_are_the_derivatives(seed):
    x, y, w = problem(seed)
    numeric = numerical_gradient(lambda w: loss(w, x, y), w)
    np.testing.assert_allclose(gradient(w, x, y), numeric, atol=1e-8)
    for i in range(3):
        row = numerical_gradient(lambda w, i=i: gradient(w, x, y)[i], w)
        np.testing.assert_allclose(hessian(x)[i], row, atol=1e-8)


def test_loss_is_half_the_mean_square():
    x, y = np.array([[1.0], [2.0]]), np.array([0.0, 0.0])
    assert loss(np.array([2.0]), x, y) == (4 + 16) / 4


def test_condition_number_of_the_article_and_of_simple_features():
    x, _ = article_valley()
    assert condition_number(x) == pytest.approx(919.5, abs=0.1)
    assert condition_number(standardize(x)) < 1.4
    assert condition_number(correlated_features(0.9, 30, np.random.default_rng(0))) == (
        pytest.approx(19)
    )
    assert condition_number(np.ones((5, 1))) == 1


@pytest.mark.parametrize("x", [np.ones((5, 2)), np.zeros((5, 2)), np.eye(3)[:2]])
def test_condition_number_of_dependent_features_is_infinite(x):
    assert condition_number(x) == np.inf


@pytest.mark.parametrize(("ratio", "infinite"), [(1.5, True), (3, False)])
def test_curvature_below_rounding_error_counts_as_none(ratio, infinite):
    x = np.diag([1, np.sqrt(ratio * np.finfo(float).eps)])
    assert (condition_number(x) == np.inf) == infinite


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1000), share=st.floats(0.05, 0.95))
def test_formula_agrees_with_the_loop(seed, share):
    x, y, _ = problem(seed)
    rate = share * 2 / np.linalg.eigvalsh(hessian(x))[-1]
    path = gradient_descent(x, y, rate, steps=30)
    best = best_weights(x, y)
    excess = [loss(w, x, y) - loss(best, x, y) for w in path]
    steps = np.arange(31)
    np.testing.assert_allclose(excess_loss(x, y, rate, steps), excess, atol=1e-12)
    by_step = errors_after(modes(x, y), rate, np.arange(31))
    np.testing.assert_allclose(by_step, path - best, atol=1e-12)
    errors = np.linalg.norm(path - best, axis=1)
    np.testing.assert_allclose(weight_error(x, y, rate, steps), errors, atol=1e-12)


def test_a_valley_is_solved_from_any_start():
    x, y, start = problem(0)
    path = gradient_descent(x, y, 0.1, 3, start)
    errors = errors_after(modes(x, y, start), 0.1, np.arange(4))
    np.testing.assert_allclose(errors, path - best_weights(x, y), atol=1e-12)


def test_a_valley_solved_once_gives_the_same():
    x, y, rate = problem(0)[0], problem(0)[1], 0.1
    valley, steps = modes(x, y), np.arange(4)
    excess = excess_after(valley, rate, steps)
    np.testing.assert_allclose(excess, excess_loss(x, y, rate, steps))
    errors = np.linalg.norm(errors_after(valley, rate, steps), axis=1)
    np.testing.assert_allclose(errors, weight_error(x, y, rate, steps))
    for part in (0.5, 0.99, 1.01):
        rate = part * 2 / valley.curvature[-1]
        assert steps_until(valley, rate, 1e-6) == steps_needed(x, y, rate)


def test_steps_needed_is_the_first_step_below_the_tolerance():
    x, y = article_valley()
    curvature = np.linalg.eigvalsh(hessian(x))
    rate = 2 / (curvature[0] + curvature[-1])
    steps = steps_needed(x, y, rate)
    assert steps == 3176
    start = excess_loss(x, y, rate, 0)
    assert excess_loss(x, y, rate, steps) <= 1e-6 * start
    assert excess_loss(x, y, rate, steps - 1) > 1e-6 * start


def test_the_steepest_of_three_directions_sets_the_limit():
    x = np.sqrt(3) * np.diag([1.0, 2, 3])  # curvatures 1, 4, 9
    y = x.sum(axis=1)
    assert np.isfinite(steps_needed(x, y, 0.99 * 2 / 9))
    assert steps_needed(x, y, 1.01 * 2 / 9) == np.inf


@pytest.mark.parametrize("measure", [excess_loss, weight_error])
@pytest.mark.parametrize("steps", [5, np.arange(3), np.arange(6).reshape(2, 3)])
def test_measures_have_the_shape_of_the_steps(measure, steps):
    x, y, _ = problem(0)
    each = [measure(x, y, 0.1, step) for step in np.ravel(steps)]
    np.testing.assert_array_equal(
        measure(x, y, 0.1, steps), np.reshape(each, np.shape(steps))
    )


def test_steps_needed_counts_a_step_that_just_reaches_the_tolerance():
    def halved(x, y, rate, step):
        return 0.5**step

    assert steps_needed(*problem(0)[:2], 0.1, 0.25, halved) == 2


@pytest.mark.parametrize(
    ("arrival", "steps"), [(10**9 - 1, 10**9 - 1), (10**9 + 1, np.inf)]
)
def test_steps_needed_looks_a_thousand_million_steps_ahead(arrival, steps):
    def sudden(x, y, rate, step):
        return float(step < arrival)

    assert steps_needed(*problem(0)[:2], 0.1, measure=sudden) == steps


@pytest.mark.parametrize("excess", [1, 1.2])
def test_steps_needed_is_infinite_at_and_above_the_limit(excess):
    x, y, _ = problem(0)
    limit = 2 / np.linalg.eigvalsh(hessian(x))[-1]
    assert steps_needed(x, y, 0.99 * limit) < np.inf
    assert steps_needed(x, y, excess * limit) == np.inf


def test_at_the_limit_a_start_that_needs_no_steep_step_makes_no_difference():
    x, y = np.diag([4.0, 2, 1, 0])[:, :3], np.array([0.0, 1, 1, 0])
    assert steps_needed(x, y, 0.5) == np.inf
    assert steps_until(modes(x, y), 0.5, 1e-6) == np.inf


@pytest.mark.parametrize(("rate", "steps"), [(7e-9, 986_822_225), (5e-9, np.inf)])
def test_steps_until_looks_a_thousand_million_steps_ahead(rate, steps):
    found = steps_until(modes(np.ones((1, 1)), np.ones(1)), rate, 1e-6)
    assert found == pytest.approx(steps)


def test_a_rate_that_diverges_is_refused_with_the_limit():
    x, y = article_valley()
    with pytest.raises(ValueError, match=r"limit is 0\.0001481"):
        gradient_descent(x, y, 1.6e-4, steps=3)


def test_rates_are_refused_from_the_limit_of_the_steepest_direction_on():
    x, y, _ = problem(0)
    limit = 2 / np.linalg.eigvalsh(hessian(x))[-1]
    gradient_descent(x, y, np.nextafter(limit, 0), steps=3)
    with pytest.raises(ValueError, match="too large"):
        gradient_descent(x, y, limit, steps=3)


def test_path_starts_where_it_is_told_to():
    x, y, w = problem(0)
    assert gradient_descent(x, y, 0.1, 0).tolist() == [[0, 0, 0]]
    path = gradient_descent(x, y, 0.1, 1, start=w)
    np.testing.assert_allclose(path, [w, w - 0.1 * gradient(w, x, y)])


def test_level_set_has_one_loss():
    x, y = article_valley()
    curve = best_weights(x, y) + level_set(x, excess=7.0, points=20)
    excess = [loss(w, x, y) - loss(best_weights(x, y), x, y) for w in curve]
    np.testing.assert_allclose(excess, 7.0)


def test_level_set_is_closed_and_has_a_point_every_two_degrees_unless_told():
    x, _ = article_valley()
    first, quarter, half, three_quarters, last = level_set(x, excess=7.0, points=5)
    np.testing.assert_allclose([last, -half, -three_quarters], [first, first, quarter])
    assert len(level_set(x, excess=7.0)) == 181
