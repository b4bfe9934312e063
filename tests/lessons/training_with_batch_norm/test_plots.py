"""The drawings of notebook 08: losses over steps, and over rates."""

import numpy as np

from helpers.figures.curves import Curve
from helpers.figures.style import NORMALIZED, RAW, new_figure
from helpers.lessons.training_with_batch_norm.plots import (
    mark_on_level,
    plot_loss,
    plot_loss_by_rate,
)

RUNS = np.array([[2.0, 0.5, 0.3], [2.2, 0.6, 0.4], [1.9, 0.4, 0.2]])


def test_the_loss_is_drawn_where_its_mean_ends():
    _, ax = new_figure()
    plot_loss(np.array([10, 20, 30]), [Curve("a", RUNS, RAW)], ax)
    np.testing.assert_array_equal(
        ax.lines[0].get_xydata(), [[10, 2.0], [20, 0.5], [30, 0.3]]
    )
    assert "0.3" in [label.get_text() for label in ax.get_yticklabels()]


def test_networks_stand_side_by_side_at_a_rate():
    _, ax = new_figure()
    pair = [Curve("a", RUNS, RAW), Curve("b", RUNS, NORMALIZED)]
    plot_loss_by_rate([0.1, 1, 10], pair, ax)
    ours, theirs = (line for line in ax.lines if line.get_marker() == "o")
    np.testing.assert_allclose(ours.get_xdata() * theirs.get_xdata(), [0.01, 1, 100])
    np.testing.assert_array_equal(ours.get_ydata(), np.median(RUNS, axis=1))
    assert ax.get_ylim() == (0.2, 3)


def test_dots_that_coincide_can_all_be_seen():
    _, ax = new_figure()
    mark_on_level([(500, RAW), (255.6, "k"), (256.0, NORMALIZED)], 80, ax)
    alone, under, above = (line.get_markersize() for line in ax.lines)
    assert under > above == alone
