"""Notebook 15: its drawings show what they are given."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from helpers.figures.style import new_figure
from helpers.lessons.depth_and_other_norms import plots


def points(lines):
    return np.concatenate([line.get_xydata() for line in lines])


def test_the_circles_stand_side_by_side_in_one_scale_and_the_last_enlarged(rng):
    layers = {i: rng.uniform(-1, 1, (64, 2)) / 2**i for i in (0, 2, 5)}
    *_, far, close = plots.passages({"one": layers, "two": layers}).axes
    drawn = [points(far.lines[i : i + plots.ARCS]) for i in range(0, 96, plots.ARCS)]
    for place, (layer, dots) in enumerate(zip(layers.values(), drawn, strict=True)):
        np.testing.assert_allclose(dots, np.add(layer, (place * plots.APART, 0)))
    assert [tick.get_text() for tick in far.get_xticklabels()] == ["0", "2", "5"]
    assert far.get_aspect() == close.get_aspect() == 1
    last = points(close.lines)
    ratio = last / layers[5]
    np.testing.assert_allclose(ratio, ratio[0, 0])
    assert np.hypot(*last.T).max() == pytest.approx(1)
    assert close.get_title(loc="left") == f"{ratio[0, 0]:.1f} times"


def test_neighbours_on_the_circle_have_nearly_one_colour():
    colors = [line.get_color() for line in plots.arcs(new_figure()[1])]
    assert len({*colors}) == plots.ARCS
    rgb = np.array([to_rgb(color) for color in colors])
    steps = np.linalg.norm(rgb - np.roll(rgb, 1, axis=0), axis=1)
    assert steps.max() < 0.25


def test_runs_by_depth_are_medians_and_ranges(rng):
    runs = {"plain": rng.uniform(size=(3, 5)), "skip, batch": rng.uniform(size=(3, 5))}
    figure = plots.by_depth([10, 30, 50], {"loss": runs, "test": runs})
    for ax in figure.axes:
        lines = [line for line in ax.lines if line.get_label() in runs]
        for line in lines:
            expected = np.median(runs[line.get_label()], axis=1)
            np.testing.assert_allclose(line.get_ydata(), expected)
        assert [line.get_linestyle() for line in lines] == ["-", "--"]


def test_gradients_stand_over_their_blocks(rng):
    values = rng.uniform(1, 9, 6)
    left, right = plots.gradients({"plain": values}, {0: values, 5: 2 * values}).axes
    (line,) = left.lines
    np.testing.assert_array_equal(line.get_xdata(), range(1, 7))
    np.testing.assert_array_equal(line.get_ydata(), values)
    names = [text.get_text() for text in right.texts]
    assert names == ["before the first step", "after 5 steps"]
