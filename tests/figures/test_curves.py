"""What many lessons draw."""

import numpy as np

from helpers.figures.curves import Curve, plot_by_rate, plot_level
from helpers.figures.style import NORMALIZED, RAW, new_figure


def test_networks_stand_beside_each_other_at_a_rate():
    _, ax = new_figure()
    runs = np.full((2, 3), 0.5)
    curves = [Curve("a", runs, RAW), Curve("b", runs, NORMALIZED)]
    plot_by_rate([0.1, 1.0], curves, ax)
    places = [line.get_xdata() for line in ax.lines if line.get_marker() == "o"]
    np.testing.assert_allclose(places[0] * places[1], [0.01, 1.0], rtol=1e-6)
    assert (places[0] < places[1]).all()


def test_a_level_is_named_where_it_is_drawn():
    _, ax = new_figure()
    plot_level(ax, 10, "chance")
    (line,), (name,) = ax.lines, ax.texts
    assert set(line.get_ydata()) == {10} == {name.xy[1]}
    assert name.get_text() == "chance"


def test_what_lies_below_the_floor_is_a_triangle_there():
    _, ax = new_figure()
    curves = [Curve("a", np.array([[0.5, 0.6, 0.7], [0.8, 0.8, 0.9]]), RAW)]
    plot_by_rate([0.1, 1.0], curves, ax, floor=69)
    (mark,) = (line for line in ax.lines if line.get_marker() == "v")
    np.testing.assert_allclose(mark.get_xydata(), [[0.1, 69]])
