"""Bands, panels and maps of training."""

import numpy as np

from helpers.figures import bands
from helpers.figures.curves import Curve
from helpers.figures.style import NORMALIZED, RAW, new_figure


def test_the_map_writes_every_accuracy_in_its_field():
    grid = np.linspace(0, 1, 6).reshape(2, 3)
    figure, axes = new_figure(1, 2)
    bands.plot_map([0.1, 1, 10], [1 / 4, 2], {"one": grid, "two": grid}, axes)
    texts = [text.get_text() for text in axes[1].texts]
    assert texts == ["", "20", "40", "60", "80", "100"]
    assert [label.get_text() for label in axes[0].get_yticklabels()] == ["1/4", "2"]
    figure.canvas.draw()


def test_the_panel_has_a_row_for_each_network():
    steps = np.array([0, 1, 10, 100])
    values = np.sort(np.random.default_rng(0).normal(size=(4, 5)), axis=1)
    pair = {"sums": values, "outputs": 2 * values}
    row = bands.Watched(RAW, np.ones(3), np.linspace(0, 1, 4), pair)
    figure, axes = new_figure(2, 3)
    bands.plot_panel(steps, {"a": row, "b": row._replace(color=NORMALIZED)}, axes)
    assert [line.get_color() for line in axes[0, 0].lines] == [RAW, NORMALIZED]
    assert axes[1, 0].lines[0].get_ydata()[-1] == 100
    for ax, factor, color in [(axes[0, 1], 1, RAW), (axes[1, 2], 2, NORMALIZED)]:
        np.testing.assert_array_equal(ax.lines[0].get_ydata(), factor * values[:, 2])
        assert ax.lines[0].get_color() == color
    figure.canvas.draw()


def test_units_share_one_scale():
    steps, quantiles = np.array([0, 1, 10]), np.array([[-1.0, 0.0, 1.0]] * 3)
    _, axes = new_figure(1, 2)
    units = [Curve("a", quantiles, RAW), Curve("b", 9 * quantiles, NORMALIZED)]
    bands.plot_unit_bands(steps, units, axes)
    assert axes[0].get_ylim() == axes[1].get_ylim()
    assert axes[0].get_ylim()[1] > 8
