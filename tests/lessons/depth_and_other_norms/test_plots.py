"""Notebook 15: its drawings show what they are given."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from helpers.figures.style import new_figure
from helpers.lessons.depth_and_other_norms import plots


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def points(lines):
    return np.concatenate([line.get_xydata() for line in lines])


def test_every_second_layer_stands_at_its_place_and_the_last_enlarged(rng):
    layers = [rng.uniform(-1, 1, (64, 2)) / 2**i for i in range(5)]
    far, close = plots.passages({"one": layers, "two": layers}).axes[:2]
    (strings,) = far.collections
    first, *_ = strings.get_segments()
    own = [layer[0] * [1.25, 1] + [i, 0] for i, layer in enumerate(layers)]
    np.testing.assert_allclose(first, own)
    drawn = [points(far.lines[i : i + plots.ARCS]) for i in range(0, 96, plots.ARCS)]
    for layer, dots in zip((0, 2, 4), drawn, strict=True):
        np.testing.assert_allclose(dots[:, 0], layer + 1.25 * layers[layer][:, 0])
        np.testing.assert_allclose(dots[:, 1], layers[layer][:, 1])
    ratio = points(close.lines) / layers[-1]
    np.testing.assert_allclose(ratio, ratio[0, 0])
    assert close.get_xlabel() == f"{ratio[0, 0]:.1f} times"


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
