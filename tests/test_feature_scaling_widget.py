"""The live figure of notebook 01 and its exercises, without a browser."""

import numpy as np
import pytest

from helpers.exercises import feature_scaling as exercises
from helpers.exercises.selfcheck import problems
from helpers.widgets.feature_scaling import (
    KINDS,
    MOST_STEPS,
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


@pytest.mark.parametrize("kind", ["centre", "scale", "standardize", "min-max"])
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
    assert scene.draw(kind="standardize", **moved) == scene.draw(
        kind="standardize", **START
    )


def test_a_hundred_times_wider_is_ten_thousand_times_slower():
    scene = ScalingScene()
    centred = {"span_a": 200.0, "lowest_a": -100.0, "span_b": 2.0, "lowest_b": -1.0}
    x = scene.features(**centred, kind="centre")
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
    low, high = scene._step.axes.get_xlim()
    assert low < scene._end.get_xdata()[0] < high
    assert low < scene._end.get_ydata()[0] < high
    assert max(abs(bar.get_height()) for bar in scene._bars) == 1


def test_too_many_steps_are_not_counted():
    scene = ScalingScene()
    values = {"span_a": 0.1, "lowest_a": 50.0, "span_b": 1000.0, "lowest_b": -50.0}
    x = scene.features(**values, kind="raw")
    assert first_step(x, scene._y)[1] == MOST_STEPS
    assert "over 10 million" in scene.draw(kind="raw", **values)


def test_ranges_are_written_to_a_hundredth_of_the_span():
    x = np.array([[0.128, 0.000601], [19.94, 1.987]])
    assert range_text(x) == "A: 0.1 to 19.9\nB: 0 to 1.99"


def test_the_live_figure_begins_with_the_features_of_the_notebook():
    data = explore_scaling()._repr_mimebundle_()[0]
    assert "image/png" in data
    assert data["text/plain"].startswith("Explore: two features\nA: mean 10.9")


@pytest.mark.parametrize(
    "exercise", [exercises.SCALE_TEST, exercises.SYMMETRIC, exercises.RAW_NEURON]
)
def test_exercises_recognize_their_mistakes(exercise):
    assert problems(exercise) == []


def test_the_bias_alone_is_blamed_only_where_the_weights_are_right():
    feedback = exercises.check_raw_neuron(lambda w, b, mean, std: (w * std, b))
    assert feedback.mistake in (None, "bias unchanged")
    assert "weights are right" not in feedback.message


def test_other_ways_to_write_the_right_answers_pass():
    def with_loop(train, test):
        columns = [
            (b - np.mean(a)) / np.sqrt(np.mean((a - np.mean(a)) ** 2))
            for a, b in zip(train.T, test.T, strict=True)
        ]
        return np.array(columns).T

    def from_the_middle(x):
        low, high = np.min(x, axis=0), np.max(x, axis=0)
        return (x - (low + high) / 2) / ((high - low) / 2)

    assert exercises.check_scale_test(with_loop).correct
    assert exercises.check_to_symmetric(from_the_middle).correct
    assert exercises.check_raw_neuron(
        lambda w, b, mean, std: [list(w / std), b - np.dot(w, mean / std)]
    ).correct
    assert exercises.check_hundred(1 / 10_000).correct


def test_the_share_is_judged():
    assert not exercises.check_hundred(0.01).correct
    assert "way" in exercises.check_hundred(0.01).message
    assert not exercises.check_hundred(...).correct
