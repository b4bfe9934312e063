"""The live figure of notebook 01: what is its own."""

import re

import numpy as np
import pytest

from helpers.lessons.feature_scaling.explore import (
    KINDS,
    MOST_STEPS,
    SPANS,
    ScalingScene,
    first_step,
    range_text,
)

SLIDERS = ("span_a", "lowest_a", "span_b", "lowest_b")
START = (20, 0, 2, 0)


@pytest.fixture(scope="module")
def scene():
    return ScalingScene()


def draw(scene, kind, *values):
    return scene.draw(kind=kind, **dict(zip(SLIDERS, values, strict=True)))


def neuron_steps(x, y, rate):
    goal = np.linalg.lstsq(np.column_stack([x, np.ones(len(x))]), y)[0][:2]
    w, b, steps = np.zeros(2), 0.0, 0
    shares = []
    while np.any(np.abs(w - goal) > 0.01 * np.abs(goal)):
        error = x @ w + b - y
        w, b = w - rate * x.T @ error / len(y), b - rate * error.mean()
        shares.append(w / goal)
        steps += 1
    return shares[0], steps


@pytest.mark.parametrize("kind", ["centred", "scaled", "standardized", "min-max"])
def test_first_step_and_number_of_steps_are_those_of_a_loop(scene, kind):
    x = scene.features(*START, kind)
    shares, steps = first_step(x, scene._y)
    with_bias = np.column_stack([x, np.ones(len(x))])
    rate = len(x) / np.linalg.norm(with_bias, 2) ** 2
    counted_shares, counted = neuron_steps(x, scene._y, rate)
    np.testing.assert_allclose(shares, counted_shares)
    assert steps == pytest.approx(counted, rel=0.06)


def test_standardized_features_do_not_depend_on_the_sliders(scene):
    moved = draw(scene, "standardized", 0.1, 30, 1000, -100)
    assert moved == draw(scene, "standardized", *START)


def test_a_hundred_times_wider_is_ten_thousand_times_slower(scene):
    shares, _ = first_step(scene.features(200, -100, 2, -1, "centred"), scene._y)
    assert shares[0] / shares[1] == pytest.approx(1e4, rel=0.1)


def test_no_first_step_leaves_its_axes(scene):
    rng = np.random.default_rng(0)
    farthest = [("raw", 200, -53, 15, -11), ("raw", 70, -67, 2, 1)]
    drawn = [
        (kind, *np.ravel([rng.choice(SPANS, 2), rng.integers(-100, 101, 2)], "F"))
        for kind in 60 * ["raw", "scaled"]
    ]
    low, high = scene._step.axes.get_xlim()
    for setting in [*farthest, *drawn]:
        draw(scene, *setting)
        ends = scene._end.get_xydata()
        assert np.all((low < ends) & (ends < high)), setting


def test_the_facts_hold_no_programmers_notation(scene):
    for kind in KINDS:
        facts = draw(scene, kind, 1000, -100, 0.1, 0)
        assert not re.search(r"\de[+-]|-0", facts + scene._range.get_text())


def test_too_many_steps_are_not_counted(scene):
    values = (0.1, 50, 1000, -50)
    assert first_step(scene.features(*values, "raw"), scene._y)[1] == MOST_STEPS
    assert "**over 10 million**" in draw(scene, "raw", *values)


def test_the_span_of_scaled_features_counts_only_beside_another_lowest_value(scene):
    at_zero = [scene.features(s, 0, 2, 0, "scaled") for s in (20, 100)]
    np.testing.assert_allclose(*at_zero)
    offset = {s: scene.features(s, -100, 2, 0, "scaled") for s in (20, 30, 50, 100)}
    steps = [first_step(x, scene._y)[1] for x in offset.values()]
    assert steps == pytest.approx([270_000, 45_000, 4_300, 230], rel=0.03)
    in_another_unit = scene.features(200, -1000, 2, 0, "scaled")
    np.testing.assert_allclose(in_another_unit, offset[20])


def test_the_first_steps_of_the_tasks_do_not_cover_the_goals_name(scene):
    scene.figure.draw_without_rendering()
    (name,) = [t for t in scene._step.axes.texts if t.get_text() == "goal"]
    box = name.get_window_extent().transformed(scene._step.axes.transData.inverted())
    tasks = [("raw", 20, 0, 20, 0), ("raw", 20, -10, 20, -10), ("raw", 20, 0, 2, 0)]
    tasks += [("centred", *values) for _, *values in tasks]
    tasks += [("standardized", 20, 0, 2, 0), ("scaled", 20, 0, 2, 0)]
    for kind, *values in [*tasks, ("raw", 200, -100, 2, -1)]:
        draw(scene, kind, *values)
        (end,) = scene._end.get_xydata()
        assert np.any(end < box.min - 0.2) or np.any(end > box.max + 0.2), (kind, end)


def test_both_ranges_are_written_to_a_hundredth():
    x = np.array([[0.128, 0.000601], [19.94, 1.987]])
    assert range_text(x) == "A: 0.13 to 19.94\nB: 0.00 to 1.99"
    assert range_text(-x) == "A: −19.94 to −0.13\nB: −1.99 to 0.00"
