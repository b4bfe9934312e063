"""The drawings of notebook 05."""

import numpy as np

from helpers.figures.style import RAW, new_figure
from helpers.lessons.drifting_activations.plots import plot_layers, unit_places


def test_bars_of_a_layer_stand_inside_its_box():
    places = unit_places(5, 8)
    assert places.shape == (5, 8)
    assert (np.abs(places - np.arange(1, 6)[:, np.newaxis]) < 0.4).all()


def test_bars_reach_one_spread_to_both_sides():
    _, ax = new_figure()
    bands = np.array([[-2, -1, 0, 1, 2.0]])
    plot_layers(bands, np.zeros((1, 2)), np.full((1, 2), 0.5), ax, color=RAW)
    segments = ax.collections[-1].get_segments()
    np.testing.assert_allclose([s[:, 1] for s in segments], [[-0.5, 0.5]] * 2)
