"""The live figure of notebook 10 and its exercises, without a browser."""

import numpy as np
import pytest
from matplotlib.collections import PolyCollection

from helpers.figures.frames import FrameRenderer
from helpers.figures.style import new_figure
from helpers.lessons.convolutional_batch_norm.explore import (
    KERNELS,
    NORMS,
    POSITIONS,
    AxisCubeScene,
    explore_axes,
)
from helpers.lessons.convolutional_batch_norm.plots import (
    CUBE,
    cube_face,
    outer_cells,
    painters_order,
    plot_cube,
)

START = {
    "norm": "batch",
    "groups": 2,
    "pictures": 3,
    "channels": 8,
    "picture": 1,
    "channel": 2,
    "contrast": 100,
}


def some_pictures():
    return np.random.default_rng(0).uniform(size=(6, 1, 28, 28))


@pytest.fixture(scope="module")
def scene():
    return AxisCubeScene(some_pictures())


@pytest.mark.parametrize(
    ("norm", "values", "means"),
    [
        ("batch", "**2,352** values share one mean (3 pictures × 784)", 8),
        ("layer", "**6,272** values share one mean (8 channels × 784)", 3),
        ("instance", "**784** values share one mean (1 map × 784)", 24),
        ("group", "**3,136** values share one mean (4 channels × 784)", 6),
    ],
)
def test_facts_count_values_and_means(scene, norm, values, means):
    facts = scene.draw(**START | {"norm": norm})
    assert values in facts
    assert f"; {means} means in all" in facts


def test_facts_say_one_mean_and_groups_that_cannot_be(scene):
    assert "; 1 mean in all\n" in scene.draw(**START | {"norm": "layer", "pictures": 1})
    few = START | {"norm": "group", "channels": 4, "groups": 8}
    assert "12 means in all with 4 groups (slider: 8)" in scene.draw(**few)


def test_controls_spring_back_to_where_the_batch_ends():
    controls = explore_axes(some_pictures())._controls
    controls["picture"].value = 5
    assert controls["picture"].value == 2
    controls["channels"].value = 2
    assert controls["channel"].value == 1
    controls["pictures"].value = 6
    controls["picture"].value = 5
    assert controls["picture"].value == 5
    controls["pictures"].value = 1
    assert controls["picture"].value == 0


def test_the_column_of_the_chosen_number_is_marked(scene):
    scene.draw(**START)
    _, solid = scene._cube
    colors, counts = np.unique(solid.get_facecolor(), axis=0, return_counts=True)
    assert counts.sum() == 3 * 3 * POSITIONS  # faces of a picture's column
    assert sorted(counts) == [POSITIONS] * 3 + [2 * POSITIONS] * 3
    assert len(colors) == 6


def test_groups_can_be_chosen_for_group_normalization_only():
    controls = explore_axes(some_pictures())._controls
    assert controls["groups"].disabled
    controls["norm"].value = "group"
    assert not controls["groups"].disabled


@pytest.mark.parametrize("norm", NORMS)
def test_only_batch_normalization_keeps_the_contrast(scene, norm):
    facts = scene.draw(**START | {"norm": norm, "contrast": 20})
    assert ("changes by up to **0.0" in facts) == (norm != "batch")


@pytest.mark.parametrize("norm", NORMS)
@pytest.mark.parametrize("pictures", [1, 6])
@pytest.mark.parametrize("channels", [2, 8])
def test_extremes_are_drawn(scene, norm, pictures, channels):
    values = {"pictures": pictures, "channels": channels, "groups": 8}
    facts = scene.draw(
        **START | values | {"norm": norm, "picture": 5, "channel": 7, "contrast": 10}
    )
    assert f"picture {pictures - 1}, channel {channels - 1} " in facts
    assert "nan" not in facts
    before, after = (image.get_array() for image in scene._images[1:])
    assert np.isfinite(after).all()
    assert before.shape == after.shape == (28, 28)
    assert FrameRenderer(scene).picture().size[0] > 900


def test_every_kernel_has_a_name_and_none_is_another():
    kernels = np.stack(list(KERNELS.values())).reshape(8, -1)
    correlations = np.abs(np.corrcoef(kernels[1:]))
    assert (correlations - np.eye(7)).max() < 0.99


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
    assert all(isinstance(part, PolyCollection) for part in (glass, solid))
    assert len(solid.get_paths()) == 3 * 12
    figure.draw_without_rendering()
    inside = ax.viewLim.get_points()
    for path in [*glass.get_paths(), *solid.get_paths()]:
        assert np.all((inside[0] < path.vertices) & (path.vertices < inside[1]))


def test_the_live_figure_begins_as_the_notebook_says():
    data = explore_axes(some_pictures())._repr_mimebundle_()[0]
    assert data["text/plain"].startswith("Explore: the cube\npicture 1, channel 2")
