"""The drawings of notebook 12 show what they are given."""

import numpy as np
import pytest

from helpers.figures.curves import Curve
from helpers.figures.style import ACCENT, HIGHLIGHT, new_figure
from helpers.lessons.noise_and_regularization import plots


@pytest.fixture
def ax():
    return new_figure()[1]


def texts(ax):
    return [text.get_text() for text in ax.texts]


def test_clouds_are_drawn_as_densities(ax):
    rng = np.random.default_rng(0)
    clouds = {
        "wide": (rng.normal(1, 0.4, 5000), ACCENT),
        "narrow": (rng.normal(1, 0.1, 5000), HIGHLIGHT),
    }
    plots.plot_companies(clouds, 1.0, ax)
    for stairs in ax.patches:
        heights, edges, _ = stairs.get_data()
        assert heights @ np.diff(edges) == pytest.approx(1, abs=0.01)
    assert texts(ax) == ["wide", "narrow"]


def test_a_level_does_not_depend_on_the_batch_size(ax):
    curves = [Curve("layer 1", np.array([0.2, 0.1, 0.05]), ACCENT)]
    plots.plot_noise_by_size([8, 16, 32], curves, {"dropout 0.1": 1 / 9}, ax)
    level, curve = ax.lines
    assert {*level.get_ydata()} == {1 / 9}
    np.testing.assert_array_equal(curve.get_ydata(), curves[0].y)
    assert texts(ax) == ["dropout 0.1", "layer 1"]


@pytest.mark.parametrize(("above", "side"), [(True, "above"), (False, "below")])
def test_pairs_are_drawn_with_their_means(ax, above, side):
    pairs = np.array([[1.0, 2.0, 6.0], [-1.0, 0.0, 3.0]])
    curves = [Curve("batches of 16", pairs, ACCENT), Curve("of 128", -pairs, HIGHLIGHT)]
    plots.plot_differences([500, 2000], curves, above, ax)
    drawn = np.array([line.get_ydata() for line in ax.lines[1:]])
    for lines, sign in ((drawn[:4], 1), (drawn[4:], -1)):
        np.testing.assert_allclose(lines[:3], sign * pairs.T)
        np.testing.assert_allclose(lines[3], [sign * 3.0, sign * 2 / 3])
    assert side in ax.get_ylabel()


def test_rates_have_their_own_ticks(ax):
    runs = Curve("plain", np.array([[1.0, 3.0], [2.0, 2.0]]), ACCENT)
    plots.plot_over_rates([0.03, 0.1], [runs], ax)
    assert [label.get_text() for label in ax.get_xticklabels()] == ["0.03", "0.1"]


def test_what_equals_its_law_lies_on_the_line(ax):
    law = np.array([1.0, 2.0, 5.0])
    plots.plot_against_law(law, law, ax)
    dots, line = ax.lines
    np.testing.assert_allclose(dots.get_xdata(), dots.get_ydata())
    np.testing.assert_array_equal(line.get_xdata(), line.get_ydata())
    assert line.get_xdata()[-1] == 5
