"""The cube of notebook 10."""

import numpy as np
import pytest

from helpers.figures.style import new_figure
from helpers.lessons.convolutional_batch_norm.plots import (
    CUBE,
    cube_face,
    outer_cells,
    painters_order,
    plot_cube,
)


def test_faces_of_a_cube_are_joined_and_have_its_size():
    top = cube_face(np.array([0, 0, 0]), 2)
    left = cube_face(np.array([0, 0, 0]), 1)
    shared = {tuple(p.round(9)) for p in top} & {tuple(p.round(9)) for p in left}
    assert len(shared) == 2
    assert np.ptp(left[:, 1]) == pytest.approx(CUBE * 1.5)


def test_near_cubes_are_drawn_over_far_ones():
    order = painters_order(np.argwhere(np.ones((2, 2, 2)))).tolist()
    assert order[0] == [1, 1, 0]
    assert order[-1] == [0, 0, 1]
    assert order.index([1, 0, 1]) < order.index([0, 0, 0])
    assert len(outer_cells((3, 4, 5))) == 60 - 2 * 3 * 4


def test_all_faces_of_the_chosen_are_drawn():
    figure, ax = new_figure()
    chosen = np.zeros((2, 3, 4), bool)
    chosen[1] = True
    glass, solid = plot_cube(chosen, ax, "title")
    assert len(solid.get_paths()) == 3 * 12
    figure.draw_without_rendering()
    inside = ax.viewLim.get_points()
    for path in [*glass.get_paths(), *solid.get_paths()]:
        assert np.all((inside[0] < path.vertices) & (path.vertices < inside[1]))
