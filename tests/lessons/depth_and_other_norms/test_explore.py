"""Notebook 15: its live figure."""

import numpy as np
import pytest

from helpers.lessons.depth_and_other_norms.explore import DEPTH, CircleScene, passage


@pytest.fixture(scope="module")
def scene():
    return CircleScene()


def points(lines):
    return np.concatenate([line.get_xydata() for line in lines])


def test_at_the_input_it_is_the_circle(scene):
    facts = scene.draw(0, "batch", "ReLU", False)
    np.testing.assert_allclose(np.hypot(*points(scene._true_size).T), 1)
    assert "effective rank **2.00**, spread **1.00**" in facts
    assert "**100 %**" in facts


@pytest.mark.parametrize("norm", ["none", "layer", "batch"])
@pytest.mark.parametrize("skip", [False, True])
def test_the_enlarged_points_are_the_same_and_as_large_as_the_circle(scene, norm, skip):
    scene.draw(DEPTH, norm, "ReLU", skip)
    true_size, close = points(scene._true_size), points(scene._close)
    factor = close[0, 0] / true_size[0, 0]
    np.testing.assert_allclose(close, factor * true_size)
    assert np.hypot(*close.T).max() == pytest.approx(1)
    assert np.hypot(*true_size.T).max() < 1
    assert scene._close_ax.get_title(loc="left") == f"enlarged {factor:.1f} times"


def test_a_signal_is_divided_by_its_length_as_in_section_1():
    plain, normed = (passage(norm, "ReLU", False) for norm in ("none", "RMS"))
    np.testing.assert_allclose(plain.spreads, normed.spreads, atol=1e-3)
    assert 0.1 < passage("none", "ReLU", True).spreads[-1] < 0.2


def test_rank_1_tells_and_a_higher_rank_does_not(scene):
    layer, batch = (passage(norm, "ReLU", False) for norm in ("layer", "batch"))
    assert layer.ranks[-1] < 1.1 < 4 < batch.ranks[-1]
    assert batch.told[-1] == 0
    assert layer.told[-1] > 0.8
    facts = scene.draw(DEPTH, "batch", "ReLU", False)
    assert "reads out **0 %**" in facts


def test_skips_keep_the_circle_with_a_norm(scene):
    for norm in ("layer", "RMS", "batch"):
        kept = passage(norm, "ReLU", True)
        assert kept.told[-1] > 0.99
        assert kept.spreads[-1] > 0.5


def test_the_cursor_stands_at_the_layer(scene):
    scene.draw(17, "none", "tanh", True)
    assert scene._cursor.get_xdata()[0] == 17
    told = scene._told.get_ydata()
    assert len(told) == DEPTH + 1
    assert told.min() >= 0
