"""Notebook 07: its live figure and its exercises."""

import numpy as np
import pytest

from helpers.lessons.batch_norm_backward.explore import (
    PathsScene,
    explore_paths,
    tidy,
)
from helpers.studies.backward_paths import formula_and_measured

VALUES = {
    "batch_size": 16,
    "mean_dy": 1.0,
    "slope": 1.5,
    "eps": 1e-5,
    "mean_path": True,
    "variance_path": True,
}


@pytest.fixture(scope="module")
def scene():
    return PathsScene()


@pytest.mark.parametrize("batch_size", [2, 3, 32])
@pytest.mark.parametrize("eps", [1e-8, 1e-5, 100.0])
@pytest.mark.parametrize("sign", [-2, 2])
def test_both_paths_agree_and_nothing_leaves_the_axes(scene, batch_size, eps, sign):
    extremes = {"batch_size": batch_size, "eps": eps, "mean_dy": sign, "slope": 2}
    facts = scene.draw(**VALUES | extremes)
    assert "agree" in facts
    assert "sum **0**" in facts
    detached = scene.draw(
        **VALUES | extremes | {"mean_path": False, "variance_path": False}
    )
    assert "wrong" in detached
    for artist in (scene._dy, scene._measured, scene._wrong):
        for values, limits in zip(
            artist.get_data(), np.reshape(artist.axes.axis(), (2, 2)), strict=True
        ):
            assert np.all((limits[0] < values) & (values < limits[1]))


@pytest.mark.parametrize(
    ("missing", "zero", "large"),
    [("mean_path", "product", "sum"), ("variance_path", "sum", "product")],
)
def test_a_missing_path_is_measured(scene, missing, zero, large):
    x = np.random.default_rng(0).standard_normal((9, 1))
    dy = 1 + x + x**2
    paths = {"mean_path": True, "variance_path": True} | {missing: False}
    x_hat, dx, measured, _ = formula_and_measured(x, dy, 1e-12, **paths)
    sizes = {"sum": abs(dx.sum()), "product": abs((dx * x_hat).sum())}
    assert sizes[zero] < 1e-9
    assert sizes[large] > 1
    assert np.abs(dx - measured).max() > 0.1
    assert "wrong" in scene.draw(**VALUES | {missing: False})
    assert len(scene._missing.get_segments()) == VALUES["batch_size"]


@pytest.mark.parametrize(("eps", "right"), [(1e-5, "0.001"), (1.0, "50"), (100, "99")])
def test_the_share_along_x_hat_is_that_of_the_paths(scene, eps, right):
    values = VALUES | {"eps": eps}
    assert f"**{right} %** passes (right: {right} %)" in scene.draw(**values)
    missing = scene.draw(**values | {"variance_path": False})
    assert f"**100 %** passes (right: {right} %)" in missing


def test_without_any_path_two_examples_are_wrong_by_all_of_it(scene):
    neither = {"mean_path": False, "variance_path": False, "batch_size": 2}
    assert "**100 %** of the direct path" in scene.draw(**VALUES | neither)


def test_what_is_small_is_drawn_at_a_closer_scale(scene):
    heights = []
    for changes in ({"batch_size": 3}, {}, {"variance_path": False}):
        scene.draw(**VALUES | changes)
        heights.append(scene._measured.axes.get_ylim()[1])
    assert heights == list(scene.REACHES)


def test_the_same_values_give_the_same_picture(scene):
    first = scene.draw(**VALUES)
    scene.draw(**VALUES | {"variance_path": False})
    assert scene.draw(**VALUES) == first
    assert scene._missing.get_segments() == []
    assert len(scene._wrong.get_xdata()) == 0


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1e-12, "0"),
        (-1e-12, "0"),
        (-0.123, "−0.12"),
        (23.4, "23"),
        (8.5e-6, "8.5 × 10⁻⁶"),
    ],
)
def test_rounding_errors_are_written_as_zero(value, text):
    assert tidy(value) == text


def test_three_examples_leave_one_direction(scene):
    few = VALUES | {"batch_size": 3, "eps": 1e-8}
    drawn = []
    for other in ({}, {"mean_dy": -2.0, "slope": 0.5}, {"sample": 4}):
        scene.draw(**few | other)
        drawn.append(np.ravel(scene._agreeing.get_ydata()))
    np.testing.assert_allclose(drawn[1], drawn[0], atol=1e-6)
    assert np.abs(drawn[2] - drawn[0]).max() > 0.01
    np.testing.assert_allclose(
        drawn[2] / drawn[2][0], drawn[0] / drawn[0][0], rtol=1e-4
    )


def test_a_large_epsilon_does_not_shrink_the_picture(scene):
    scene.draw(**VALUES)
    usual = np.ptp(scene._agreeing.get_ydata())
    scene.draw(**VALUES | {"eps": 100.0})
    assert np.ptp(scene._agreeing.get_ydata()) > usual


@pytest.mark.parametrize("sample", range(1, PathsScene.DRAWS + 1))
def test_every_draw_stays_inside(scene, sample):
    for mean, slope in ((2, 2), (-2, 2), (2, -2), (-2, -2)):
        for size in (5, 16, 32):
            chosen = {"mean_dy": mean, "slope": slope, "batch_size": size}
            scene.draw(**VALUES | chosen | {"sample": sample})
            assert np.abs(scene._dy.get_ydata()).max() < scene.REACH


def test_the_live_figure_begins_with_a_missing_path():
    data = explore_paths()._repr_mimebundle_()[0]
    assert "image/png" in data
    assert "wrong" in data["text/plain"]
