"""The drawings of notebook 03."""

import numpy as np
from matplotlib.figure import Figure

from helpers.lessons.loss_valley.plots import plot_contours


def test_a_map_between_two_powers_of_ten_has_no_level_line():
    w_a, w_b = np.meshgrid(np.arange(3.0), np.arange(3.0))
    ax = plot_contours(w_a, w_b, 2 + w_a, Figure().subplots())
    assert not ax.texts
    assert plot_contours(w_a, w_b, 2 + 9 * w_a, ax).texts
