"""The live figure of notebook 06: what is its own."""

from itertools import product

import numpy as np
import pytest

from helpers.lessons.batch_norm_forward.explore import (
    COLOR_LIMITS,
    NEAR,
    STEPS,
    ForwardScene,
    draw_batch,
    normalize_in_steps,
    population,
)
from helpers.nn.batch_norm import batch_norm_forward

START = {"batch_size": 16, "batch": 1, "eps": 1e-5, "gamma": 1.0, "beta": 0.0}
LAST = "scaled and shifted"


@pytest.fixture(scope="module")
def scene():
    return ForwardScene()


@pytest.mark.parametrize(
    ("step", "changes", "words"),
    [
        ("raw", {}, "not here"),
        ("divided", {}, "not here"),
        (LAST, {}, "all act here"),
        ("divided", {}, "A: 0.00 ± 1;"),
        (LAST, {"gamma": -2.0, "beta": 3.0}, "B: 3.00 ± 2;"),
        ("divided", {"batch_size": 4}, "A 0.92 to 1.71, B −1.23 to 1.42"),
    ],
)
def test_facts(scene, step, changes, words):
    assert words in scene.draw(step, **START | changes)


def test_the_last_step_is_the_layer():
    x = population()[draw_batch(16, 3)]
    gamma, beta = np.full(4, -1.5), np.full(4, 0.7)
    expected, _ = batch_norm_forward(x, gamma, beta, 1e-3)
    steps = normalize_in_steps(x, 1e-3, -1.5, 0.7)
    assert len(steps) == len(STEPS)
    np.testing.assert_allclose(steps[-1], expected)


def test_every_batch_holds_the_same_first_example_once_and_others_once():
    batches = [draw_batch(64, number) for number in (1, 2)]
    assert [batch[0] for batch in batches] == [0, 0]
    assert [len(set(batch)) for batch in batches] == [64, 64]
    assert set(batches[0]) != set(batches[1])


def test_the_circle_is_on_its_dot(scene):
    scene.draw("raw", **START)
    dots = np.array([dots.get_xydata()[0] for dots in scene._dots])
    np.testing.assert_array_equal(scene._marked.get_xydata(), dots)


def test_the_ticks_are_the_circled_example_in_all_batches(scene):
    scene.draw("divided", **START | {"batch_size": 4})
    ticks = scene._ticks.get_xdata().reshape(-1, 4)
    assert len(ticks) == 20
    np.testing.assert_array_equal(ticks[0], scene._marked.get_xdata())
    scene.draw("raw", **START)
    assert np.ptp(scene._ticks.get_xdata().reshape(-1, 4), axis=0).max() == 0


def test_the_scale_is_near_from_the_third_step_on_where_all_dots_fit(scene):
    scene.draw("divided", **START)
    assert scene._lines.get_xlim() == (-NEAR, NEAR)
    scene.draw(LAST, **START | {"beta": 4.0})
    assert scene._lines.get_xlim()[1] > NEAR


def test_no_number_is_beyond_the_colours_nor_far_from_their_end(scene):
    for gamma, beta in product([0.0, 1.0, 2.0], [0.0, -4.0]):
        scene.draw(LAST, **START | {"gamma": gamma, "beta": beta})
        farthest, limit = np.abs(scene._table.get_array()).max(), scene._table.norm.vmax
        assert farthest <= limit
        assert limit == COLOR_LIMITS[0] or farthest > limit / 2


def test_the_arrowhead_points_at_the_middle_of_the_first_row(scene):
    scene.draw("raw", **START | {"batch_size": 4})
    np.testing.assert_allclose(scene._pointer.get_ydata(), 1 / 8)


def test_two_examples_are_all_that_is_left_of_a_batch_of_two(scene):
    scene.draw("divided", **START | {"batch_size": 2})
    np.testing.assert_allclose(np.abs(scene._dots[0].get_xdata()), 1, atol=1e-3)
