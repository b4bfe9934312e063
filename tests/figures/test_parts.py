"""What lessons share in their drawings stands where it says."""

import numpy as np
import pytest

from helpers.figures.bands import outlines
from helpers.figures.parts import arrow, bare, label_middle, name_rows, note
from helpers.figures.style import HIGHLIGHT, INK, WORDS, new_figure


@pytest.fixture
def ax():
    return new_figure()[1]


def test_an_arrow_reaches_from_one_point_to_the_other(ax):
    arrow(ax, (2, 3), (7, 5), INK, linewidth=3)
    (drawn,) = ax.texts
    assert (drawn.xyann, drawn.xy) == ((2, 3), (7, 5))
    patch = drawn.arrow_patch
    assert (patch.shrinkA, patch.shrinkB, patch.get_linewidth()) == (0, 0, 3)


def test_rows_run_downwards_with_their_names(ax):
    name_rows(ax, ["first", "second", "third"], above=0.9, below=0.6)
    assert ax.get_ylim() == (2.6, -0.9)
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        "first",
        "second",
        "third",
    ]


def test_a_name_stands_at_the_middle_point(ax):
    label_middle(ax, [1, 2, 3, 4, 5], [0, 1, 8, 9, 9], "curve", HIGHLIGHT)
    (label,) = ax.texts
    assert label.xy == (3, 8)
    assert label.get_color() == WORDS[HIGHLIGHT]


def test_bare_axes_keep_the_names_of_their_ticks(ax):
    ax.set_xticks([0, 1], ["a", "b"])
    bare(ax)
    assert not any(spine.get_visible() for spine in ax.spines.values())
    assert [label.get_text() for label in ax.get_xticklabels()] == ["a", "b"]
    assert {tick.tick1line.get_markersize() for tick in ax.xaxis.get_major_ticks()} == {
        0
    }


def test_a_note_stays_where_the_limits_change(ax):
    note(ax, 0.5, 0.25, "dots", HIGHLIGHT, ha="right")
    (text,) = ax.texts
    before = text.get_window_extent().bounds
    ax.set(xlim=(-100, 3), ylim=(5, 9))
    assert text.get_window_extent().bounds == before
    assert text.get_color() == WORDS[HIGHLIGHT]


def test_outlines_go_there_along_one_quantile_and_back_along_another():
    bands = np.arange(10.0).reshape(1, 2, 5)
    outer, inner = outlines(np.array([[3, 4]]), bands)
    assert outer.tolist() == [[3, 0], [4, 5], [4, 9], [3, 4]]
    assert inner.tolist() == [[3, 1], [4, 6], [4, 8], [3, 3]]
    assert len(outlines(np.ones((3, 2)), np.ones((3, 2, 5)))) == 6
