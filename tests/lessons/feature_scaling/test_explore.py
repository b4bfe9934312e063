"""The live figure of notebook 01, without a browser."""

import re

import numpy as np
import pytest

from helpers.lessons.feature_scaling.explore import (
    KINDS,
    MOST_STEPS,
    SPANS,
    ScalingScene,
    explore_scaling,
    first_step,
    range_text,
)

START = {"span_a": 20.0, "lowest_a": 0.0, "span_b": 2.0, "lowest_b": 0.0}


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
def test_first_step_and_number_of_steps_are_those_of_a_loop(kind):
    scene = ScalingScene()
    x = scene.features(**START, kind=kind)
    shares, steps = first_step(x, scene._y)
    with_bias = np.column_stack([x, np.ones(len(x))])
    rate = len(x) / np.linalg.norm(with_bias, 2) ** 2
    counted_shares, counted = neuron_steps(x, scene._y, rate)
    np.testing.assert_allclose(shares, counted_shares)
    assert steps == pytest.approx(counted, rel=0.06)


def test_standardized_features_do_not_depend_on_the_sliders():
    scene = ScalingScene()
    moved = {"span_a": 0.1, "lowest_a": 30.0, "span_b": 1000.0, "lowest_b": -100.0}
    assert scene.draw(kind="standardized", **moved) == scene.draw(
        kind="standardized", **START
    )


def test_a_hundred_times_wider_is_ten_thousand_times_slower():
    scene = ScalingScene()
    centred = {"span_a": 200.0, "lowest_a": -100.0, "span_b": 2.0, "lowest_b": -1.0}
    x = scene.features(**centred, kind="centred")
    shares, _ = first_step(x, scene._y)
    assert shares[0] / shares[1] == pytest.approx(1e4, rel=0.1)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("span", [0.1, 1000.0])
@pytest.mark.parametrize("lowest", [-100.0, 100.0])
def test_extremes_stay_inside_the_axes(kind, span, lowest):
    scene = ScalingScene()
    facts = scene.draw(
        kind=kind, span_a=span, lowest_a=lowest, span_b=1.0, lowest_b=0.0
    )
    assert "nan" not in facts
    assert "inf" not in facts
    assert np.all(np.abs(scene._cloud.get_xydata()) <= 1)
    assert first_step_is_inside(scene)
    assert max(abs(bar.get_height()) for bar in scene._bars) == 1


def draw(scene, span_a, lowest_a, span_b, lowest_b, kind):
    return scene.draw(
        span_a=span_a, lowest_a=lowest_a, span_b=span_b, lowest_b=lowest_b, kind=kind
    )


def first_step_is_inside(scene):
    low, high = scene._step.axes.get_xlim()
    ends = np.append(scene._end.get_xdata(), scene._end.get_ydata())
    return np.all((low < ends) & (ends < high))


def test_no_first_step_leaves_its_axes():
    scene = ScalingScene()
    rng = np.random.default_rng(0)
    for kind in 60 * ["raw", "scaled"]:
        span_a, span_b = rng.choice(SPANS, 2)
        lowest_a, lowest_b = rng.integers(-100, 101, 2)
        draw(scene, span_a, lowest_a, span_b, lowest_b, kind)
        assert first_step_is_inside(scene)
    farthest = [("raw", 200, -53, 15, -11), ("raw", 70, -67, 2, 1)]
    for kind, span_a, lowest_a, span_b, lowest_b in farthest:
        draw(scene, span_a, lowest_a, span_b, lowest_b, kind)
        assert first_step_is_inside(scene)


def test_the_facts_hold_no_programmers_notation():
    scene = ScalingScene()
    for kind in KINDS:
        facts = draw(scene, 1000, -100, 0.1, 0, kind)
        assert not re.search(r"\de[+-]|-0", facts + scene._range.get_text())


def test_too_many_steps_are_not_counted():
    scene = ScalingScene()
    values = {"span_a": 0.1, "lowest_a": 50.0, "span_b": 1000.0, "lowest_b": -50.0}
    x = scene.features(**values, kind="raw")
    assert first_step(x, scene._y)[1] == MOST_STEPS
    assert "**over 10 million**" in scene.draw(kind="raw", **values)


def test_the_span_of_scaled_features_counts_only_beside_another_lowest_value():
    scene = ScalingScene()
    at_zero = [scene.features(s, 0, 2, 0, "scaled") for s in (20, 100)]
    np.testing.assert_allclose(*at_zero)
    offset = {s: scene.features(s, -100, 2, 0, "scaled") for s in (20, 30, 50, 100)}
    steps = [first_step(x, scene._y)[1] for x in offset.values()]
    assert steps == pytest.approx([270_000, 45_000, 4_300, 230], rel=0.03)
    in_another_unit = scene.features(200, -1000, 2, 0, "scaled")
    np.testing.assert_allclose(in_another_unit, offset[20])


def test_the_first_steps_of_the_tasks_do_not_cover_the_goals_name():
    scene = ScalingScene()
    scene.figure.draw_without_rendering()
    (name,) = [t for t in scene._step.axes.texts if t.get_text() == "goal"]
    box = name.get_window_extent().transformed(scene._step.axes.transData.inverted())
    tasks = [("raw", 20, 0, 20, 0), ("raw", 20, -10, 20, -10), ("raw", 20, 0, 2, 0)]
    tasks += [("centred", *values) for _, *values in tasks]
    tasks += [("standardized", 20, 0, 2, 0), ("scaled", 20, 0, 2, 0)]
    for kind, *values in [*tasks, ("raw", 200, -100, 2, -1)]:
        draw(scene, *values, kind)
        (end,) = scene._end.get_xydata()
        assert np.any(end < box.min - 0.2) or np.any(end > box.max + 0.2), (kind, end)


def test_both_ranges_are_written_to_a_hundredth():
    x = np.array([[0.128, 0.000601], [19.94, 1.987]])
    assert range_text(x) == "A: 0.13 to 19.94\nB: 0.00 to 1.99"
    assert range_text(-x) == "A: −19.94 to −0.13\nB: −1.99 to 0.00"


def test_the_live_figure_begins_with_the_features_of_the_notebook():
    data = explore_scaling()._repr_mimebundle_()[0]
    assert "image/png" in data
    assert data["text/plain"].startswith("Explore: two features\nA: mean 10.9")
