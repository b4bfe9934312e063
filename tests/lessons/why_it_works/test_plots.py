"""Notebook 13: its drawings show what they are given."""

import numpy as np
import pytest

from helpers.lessons.why_it_works import plots


def lines_of(ax, color):
    """Return the lines of a colour that have points."""
    return [a for a in ax.lines if a.get_color() == color and len(a.get_xdata())]


def test_runs_by_step_are_medians_from_the_first_step_to_the_last(rng):
    runs = {"left": {"plain": rng.uniform(1, 2, (5, 4))}, "right": {}}
    figure = plots.by_step([0, 1, 10, 100], runs, "what", (0.1, 10))
    left, right = figure.axes
    (line,) = lines_of(left, plots.COLORS["plain"])
    np.testing.assert_array_equal(line.get_xdata(), [0, 1, 10, 100])
    expected = np.median(runs["left"]["plain"], axis=0)
    np.testing.assert_array_equal(line.get_ydata(), expected)
    assert left.get_xlim() == right.get_xlim() == (0, 100)


def test_a_ring_marks_the_best_rate_and_lost_rates_are_left_out(rng):
    runs = rng.uniform(0.5, 1, (3, 5))
    runs[2, 0] = np.nan
    kinds = {"ReLU": {"plain": runs}, "tanh": {"plain": runs[:, ::-1]}}
    rates = {kind: [0.01, 0.1, 1.0] for kind in kinds}
    best = {(kind, "plain"): 0.1 for kind in kinds}
    for ax in plots.by_rate(rates, kinds, best).axes:
        line, ring = lines_of(ax, plots.COLORS["plain"])
        np.testing.assert_array_equal(line.get_xdata(), [0.01, 0.1])
        assert ring.get_xdata() == [0.1]
        assert ring.get_ydata()[0] == pytest.approx(line.get_ydata()[1])


def test_runs_are_drawn_over_their_drift(rng):
    end = {"drift": rng.uniform(size=5), "a": rng.uniform(size=5), "b": np.ones(5)}
    figure = plots.clouds({"plain": end}, {"a": "first", "b": "second"})
    for ax, key in zip(figure.axes, "ab", strict=True):
        (dots,) = ax.lines
        np.testing.assert_array_equal(dots.get_xdata(), end["drift"])
        np.testing.assert_array_equal(dots.get_ydata(), end[key])
    assert [len(ax.texts) for ax in figure.axes] == [1, 0]


def test_turns_stand_beside_their_product_and_the_prediction(rng):
    products = [0.001, 0.01]
    runs = {rate: rng.uniform(0.03, 0.1, (2, 5, 3)) for rate in (0.1, 0.3, 1.0)}
    (ax,) = plots.turns(runs, products).axes
    *_, prediction = [line for line in ax.lines if line.get_linestyle() == "--"]
    x, y = prediction.get_data()
    np.testing.assert_allclose(np.cos(y), 1 - x)
    dots = [a for a in ax.lines if a.get_marker() == "o" and len(a.get_xdata())]
    assert len(dots) == 6
    for line in dots:
        nearest = min(products, key=lambda p: abs(np.log(p / line.get_xdata()[0])))
        assert line.get_xdata()[0] == pytest.approx(nearest, rel=0.06)
