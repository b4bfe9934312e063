"""The drawings of notebook 06."""

import numpy as np

from helpers.figures.style import new_figure
from helpers.lessons.batch_norm_forward import plots


def test_cells_of_one_group_share_a_colour():
    _, ax = new_figure()
    groups = np.array([[0, 1], [0, -1]])
    plots.plot_cells(np.array([[1.0, -2.0], [3.0, 4.0]]), groups, ax)
    colors = ax.images[0].get_array()
    assert np.all(colors[0, 0] == colors[1, 0])
    assert np.any(colors[0, 0] != colors[0, 1])
    assert [text.get_text() for text in ax.texts] == ["1.00", "−2.00", "3.00", "4"]


def test_cells_of_an_example_have_no_colour_of_a_feature():
    features, examples = plots.FEATURE_TINTS, plots.EXAMPLE_TINTS
    gaps = np.linalg.norm(features[:, np.newaxis] - examples, axis=2)
    assert gaps.min() > 0.1
