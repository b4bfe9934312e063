"""The live figure of notebook 10: what is its own."""

import re

import numpy as np
import pytest

from helpers.lessons.convolutional_batch_norm.explore import (
    KERNELS,
    POSITIONS,
    AxisCubeScene,
    explore_axes,
    seen,
)
from helpers.nn.convolution import convolve

PICTURES = np.random.default_rng(0).uniform(size=(6, 1, 28, 28))
START = {"norm": "batch", "groups": 2, "pictures": 3, "channels": 8}
START |= {"picture": 1, "channel": 2, "contrast": 100}
LAST = {"picture": 5, "channel": 7}


@pytest.fixture(scope="module")
def scene():
    return AxisCubeScene(PICTURES)


@pytest.mark.parametrize(
    ("norm", "changes", "words"),
    [
        ("batch", {}, "**2,352** values share one mean (3 pictures × 784); 8 means"),
        ("layer", {}, "**6,272** values share one mean (8 channels × 784); 3 means"),
        (
            "instance",
            {},
            "**784** values share one mean (1 map × 784); 24 means",
        ),
        ("group", {}, "**3,136** values share one mean (4 channels × 784); 6 means"),
        ("layer", {"pictures": 1}, "; 1 mean in all\n"),
        (
            "group",
            {"channels": 4, "groups": 8},
            "12 means in all with 4 groups (",
        ),
        ("batch", LAST | {"pictures": 1}, "picture 0, channel 7 "),
        ("layer", LAST | {"channels": 2}, "picture 2, channel 1 "),
        ("layer", {"contrast": 20}, "changes by up to **0.0"),
        ("instance", {"contrast": 20}, "changes by up to **0.0"),
        ("group", {"contrast": 20}, "changes by up to **0.0"),
    ],
)
def test_facts(scene, norm, changes, words):
    assert words in scene.draw(**START | changes | {"norm": norm})


def test_batch_normalization_keeps_the_contrast(scene):
    assert "up to **0.0" not in scene.draw(**START | {"contrast": 20})


def test_controls_spring_back_to_where_the_batch_ends():
    controls = explore_axes(PICTURES)._controls
    for name, value, sprung, at in [
        ("picture", 5, "picture", 2),
        ("channels", 2, "channel", 1),
        ("pictures", 6, "picture", 2),
        ("picture", 5, "picture", 5),
        ("pictures", 1, "picture", 0),
    ]:
        controls[name].value = value
        assert controls[sprung].value == at


def test_the_column_of_the_chosen_number_is_marked(scene):
    scene.draw(**START)
    (solid,) = scene._cube
    colors, counts = np.unique(solid.get_facecolor(), axis=0, return_counts=True)
    assert counts.sum() == 3 * 3 * POSITIONS  # faces of a picture's column
    assert sorted(counts) == [POSITIONS] * 3 + [2 * POSITIONS] * 3
    assert len(colors) == 6


def test_the_glass_stays_behind_the_solid_cubes_when_it_is_drawn_anew(scene):
    for pictures in (2, 5, 3):
        scene.draw(**START | {"pictures": pictures})
        (solid,) = scene._cube
        assert scene._glass.zorder < solid.zorder


@pytest.mark.parametrize("number", [(0, 0), (0, 5), (2, 0), (1, 2)])
def test_the_dark_column_is_where_the_pointer_chooses_it(scene, number):
    picture, channel = number
    scene.draw(**START | {"picture": picture, "channel": channel})
    (solid,) = scene._cube
    dark = solid.get_facecolor()[:, :3].max(axis=1) < 0.5
    paths = [p for p, own in zip(solid.get_paths(), dark, strict=True) if own]
    for point in seen(picture, channel):
        assert any(path.contains_point(point) for path in paths)
    other = seen(picture + 3, channel)
    assert not any(path.contains_points(other).any() for path in paths)


@pytest.mark.parametrize("norm", ["batch", "layer", "instance", "group"])
@pytest.mark.parametrize("contrast", [10, 100])
def test_the_equation_is_that_of_the_ringed_number(scene, norm, contrast):
    facts = scene.draw(**START | {"norm": norm, "contrast": contrast})
    found = re.search(
        r"\((\S+) ([−+]) (\S+)\) / √\((\S+) \+ (\S+)\) = \*\*(\S+)\*\*", facts
    ).groups()
    weight = np.stack(list(KERNELS.values()))[:, np.newaxis]
    x = convolve(PICTURES[:3], weight, padding=1)[0]
    x[1] *= contrast / 100
    axes = {"batch": np.s_[:, 2], "layer": np.s_[1], "instance": np.s_[1, 2]}
    sharing = x[axes.get(norm, np.s_[1, :4])]
    (((column, row),),) = {tuple(map(tuple, r.get_xydata())) for r in scene._rings}
    number = x[1, 2, int(row), int(column)]
    assert abs(number) == np.abs(x[1, 2]).max()
    became = (number - sharing.mean()) / np.sqrt(sharing.var() + 1e-5)
    sign = 1 if found[1] == "−" else -1
    over, mean, var, eps, y = (
        float(found[i].replace("−", "-")) for i in (0, 2, 3, 4, 5)
    )
    wanted = [number, sharing.mean(), sharing.var(), 1e-5]
    assert [over, sign * mean, var, eps] == pytest.approx(wanted, rel=6e-3)
    assert y == pytest.approx(became, abs=0.006)
    assert (over - sign * mean) / np.sqrt(var + eps) == pytest.approx(y, rel=0.02)
    shown = scene._equation.get_text()
    assert all(text in shown for text in found)


def test_groups_can_be_chosen_for_group_normalization_only():
    controls = explore_axes(PICTURES)._controls
    assert controls["groups"].disabled
    controls["norm"].value = "group"
    assert not controls["groups"].disabled


def test_every_kernel_has_a_name_and_none_is_another():
    kernels = np.stack(list(KERNELS.values())).reshape(8, -1)
    correlations = np.abs(np.corrcoef(kernels[1:]))
    assert (correlations - np.eye(7)).max() < 0.99
