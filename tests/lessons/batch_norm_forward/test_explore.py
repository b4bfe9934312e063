"""Notebook 06: its live figure, its drawings, and its exercises."""

from itertools import product

import numpy as np
import pytest

from helpers.figures.style import new_figure
from helpers.lessons.batch_norm_forward import plots
from helpers.lessons.batch_norm_forward.exercises.batches import large_mean_batch
from helpers.lessons.batch_norm_forward.explore import (
    COLOR_LIMITS,
    NEAR,
    STEPS,
    ForwardScene,
    draw_batch,
    explore_forward,
    normalize_in_steps,
    population,
)
from helpers.nn.batch_norm import batch_norm_forward

START = {"batch_size": 16, "batch": 1, "eps": 1e-5, "gamma": 1.0, "beta": 0.0}


def test_the_last_step_is_the_layer():
    x = population()[draw_batch(16, 3)]
    gamma, beta = np.full(4, -1.5), np.full(4, 0.7)
    expected, _ = batch_norm_forward(x, gamma, beta, 1e-3)
    steps = normalize_in_steps(x, 1e-3, -1.5, 0.7)
    assert len(steps) == len(STEPS)
    np.testing.assert_allclose(steps[-1], expected)


def test_every_batch_holds_the_same_first_example_once_and_others_once():
    for number in (1, 2):
        batch = draw_batch(64, number)
        assert batch[0] == 0
        assert len(set(batch)) == 64
    assert set(draw_batch(64, 1)) != set(draw_batch(64, 2))


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("batch_size", [2, 64])
def test_extremes_stay_inside_the_axes(step, batch_size):
    scene = ForwardScene()
    for batch, eps, gamma, beta in product(
        [1, 20], [1e-8, 100.0], [-2.0, 0.0, 2.0], [-4.0, 4.0]
    ):
        facts = scene.draw(step, batch_size, batch, eps, gamma, beta)
        assert "nan" not in facts
        reach = scene._lines.get_xlim()[1]
        assert np.all(np.abs(scene._ticks.get_xdata()) < reach)
        for dots in scene._dots:
            assert np.all(np.abs(dots.get_xdata()) < reach)
            assert len(dots.get_xdata()) == batch_size


def test_the_circle_is_on_its_dot():
    scene = ForwardScene()
    scene.draw("raw", **START)
    for i, dots in enumerate(scene._dots):
        assert dots.get_xdata()[0] == scene._marked.get_xdata()[i]
        assert dots.get_ydata()[0] == scene._marked.get_ydata()[i]


def test_the_ticks_are_the_circled_example_in_all_batches():
    scene = ForwardScene()
    facts = scene.draw("divided", **START | {"batch_size": 4})
    ticks = scene._ticks.get_xdata().reshape(-1, 4)
    assert len(ticks) == 20
    np.testing.assert_array_equal(ticks[0], scene._marked.get_xdata())
    assert "A 0.92 to 1.71, B −1.23 to 1.42" in facts
    scene.draw("raw", **START)
    assert np.ptp(scene._ticks.get_xdata().reshape(-1, 4), axis=0).max() == 0


def test_the_scale_is_near_from_the_third_step_on_where_all_dots_fit():
    scene = ForwardScene()
    scene.draw("divided", **START)
    assert scene._lines.get_xlim() == (-NEAR, NEAR)
    scene.draw("scaled and shifted", **START | {"beta": 4.0})
    assert scene._lines.get_xlim()[1] > NEAR


@pytest.mark.parametrize("beta", [0.0, -4.0])
@pytest.mark.parametrize("gamma", [0.0, 1.0, 2.0])
def test_no_number_is_beyond_the_colours_nor_far_from_their_end(gamma, beta):
    scene = ForwardScene()
    scene.draw("scaled and shifted", **START | {"gamma": gamma, "beta": beta})
    farthest, limit = np.max(np.abs(scene._table.get_array())), scene._table.norm.vmax
    assert farthest <= limit
    assert limit == COLOR_LIMITS[0] or farthest > limit / 2


def test_the_arrowhead_points_at_the_middle_of_the_first_row():
    scene = ForwardScene()
    scene.draw("raw", **START | {"batch_size": 4})
    np.testing.assert_allclose(scene._pointer.get_ydata(), 1 / 8)


def test_the_readout_says_which_sliders_act():
    scene = ForwardScene()
    assert "not here" in scene.draw("raw", **START)
    assert "not here" in scene.draw("divided", **START)
    assert "all act here" in scene.draw("scaled and shifted", **START)


def test_the_facts_are_the_moments():
    scene = ForwardScene()
    assert "A: 0.00 ± 1;" in scene.draw("divided", **START)
    moved = scene.draw("scaled and shifted", **START | {"gamma": -2.0, "beta": 3.0})
    assert "B: 3.00 ± 2;" in moved


def test_two_examples_are_all_that_is_left_of_a_batch_of_two():
    scene = ForwardScene()
    scene.draw("divided", **START | {"batch_size": 2})
    np.testing.assert_allclose(np.abs(scene._dots[0].get_xdata()), 1, atol=1e-3)


def test_the_live_figure_begins_with_facts_and_a_picture():
    data = explore_forward()._repr_mimebundle_()[0]
    assert "image/png" in data
    assert data["text/plain"].startswith("Explore: a batch on its way")


def test_cells_of_one_group_share_a_colour():
    _, ax = new_figure()
    groups = np.array([[0, 1], [0, -1]])
    plots.plot_cells(np.array([[1.0, -2.0], [3.0, 4.0]]), groups, ax)
    colors = ax.images[0].get_array()
    assert np.all(colors[0, 0] == colors[1, 0])
    assert np.any(colors[0, 0] != colors[0, 1])
    assert [text.get_text() for text in ax.texts] == ["1.00", "−2.00", "3.00", "4"]


def test_cells_of_an_example_have_no_colour_of_a_feature():
    features, examples = plots.FEATURE_TINTS, plots.EXAMPLE_TINTS
    gaps = np.linalg.norm(features[:, np.newaxis] - examples, axis=2)
    assert gaps.min() > 0.1


def test_one_pass_is_far_off_in_the_batch_that_shall_show_it():
    x = large_mean_batch(np.random.default_rng(0))
    exact = x.astype(float).var(axis=0)
    one_pass = (x * x).mean(axis=0) - x.mean(axis=0) ** 2
    assert np.array_equal(x.var(axis=0), exact.astype(np.float32))
    assert np.max(np.abs(one_pass / exact - 1)) > 0.02
    assert np.all(one_pass > 0)
