"""The live figure of notebook 07: what is its own."""

from itertools import product

import numpy as np
import pytest

from helpers.lessons.batch_norm_backward.explore import PathsScene, tidy

START = {"batch_size": 16, "mean_dy": 1.0, "slope": 1.5, "eps": 1e-5}
START |= {"mean_path": True, "variance_path": True}
NEITHER = {"mean_path": False, "variance_path": False}


@pytest.fixture(scope="module")
def scene():
    return PathsScene()


@pytest.mark.parametrize("batch_size", [2, 3, 32])
def test_only_both_paths_agree_with_what_is_measured(scene, batch_size):
    for eps, mean in product([1e-8, 1e-5, 100.0], [-2, 2]):
        chosen = {"batch_size": batch_size, "eps": eps, "mean_dy": mean, "slope": 2}
        assert "wrong" in scene.draw(**START | chosen | NEITHER)
        assert len(scene._missing.get_segments()) == batch_size
        facts = scene.draw(**START | chosen)
        assert "agree" in facts
        assert "sum **0**" in facts
        assert scene._missing.get_segments() == []
        assert len(scene._wrong.get_xdata()) == 0
    for missing in NEITHER:
        assert "wrong" in scene.draw(**START | {missing: False})


@pytest.mark.parametrize(("eps", "share"), [(1e-5, "0.001"), (1.0, "50"), (100, "99")])
def test_the_share_along_x_hat_is_that_of_the_paths(scene, eps, share):
    values = START | {"eps": eps}
    assert f"**{share} %** passes (right: {share} %)" in scene.draw(**values)
    missing = scene.draw(**values | {"variance_path": False})
    assert f"**100 %** passes (right: {share} %)" in missing


def test_without_any_path_two_examples_are_wrong_by_all_of_it(scene):
    facts = scene.draw(**START | NEITHER | {"batch_size": 2})
    assert "**100 %** of the direct path" in facts


def test_what_is_small_is_drawn_at_a_closer_scale(scene):
    heights = []
    for changes in ({"batch_size": 3}, {}, {"variance_path": False}):
        scene.draw(**START | changes)
        heights.append(scene._measured.axes.get_ylim()[1])
    assert heights == list(scene.REACHES)


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


def agreeing(scene, **changes):
    scene.draw(**START | changes)
    return np.ravel(scene._agreeing.get_ydata())


def test_three_examples_leave_one_direction(scene):
    few = {"batch_size": 3, "eps": 1e-8}
    first = agreeing(scene, **few)
    same = agreeing(scene, **few, mean_dy=-2.0, slope=0.5)
    other = agreeing(scene, **few, sample=4)
    np.testing.assert_allclose(same, first, atol=1e-6)
    assert np.abs(other - first).max() > 0.01
    np.testing.assert_allclose(other / other[0], first / first[0], rtol=1e-4)


def test_a_large_epsilon_does_not_shrink_the_picture(scene):
    assert np.ptp(agreeing(scene, eps=100.0)) > np.ptp(agreeing(scene))


def test_every_draw_stays_inside(scene):
    samples = range(1, PathsScene.DRAWS + 1)
    for sample, *chosen in product(samples, (5, 16, 32), (-2, 2), (-2, 2)):
        values = dict(zip(("batch_size", "mean_dy", "slope"), chosen, strict=True))
        scene.draw(**START | values | {"sample": sample})
        assert np.abs(scene._dy.get_ydata()).max() < scene.REACH, (sample, values)
