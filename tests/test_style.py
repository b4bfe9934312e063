"""The visual language."""

import matplotlib
import numpy as np
import pytest
from matplotlib import colors
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.plots import style

PALETTE = [
    style.RAW,
    style.NORMALIZED,
    style.SOUND,
    style.ACCENT,
    style.HIGHLIGHT,
    style.SKY,
]


def test_a_figure_is_never_registered_with_pyplot():
    import matplotlib.pyplot as plt

    style.new_figure()
    assert plt.get_fignums() == []


@pytest.mark.parametrize(
    ("rows", "columns", "shape"), [(1, 3, (3,)), (2, 1, (2,)), (2, 3, (2, 3))]
)
def test_axes_come_as_from_pyplot_subplots(rows, columns, shape):
    _, axes = style.new_figure(rows, columns)
    assert axes.shape == shape


def test_one_axes_comes_alone_and_options_reach_subplots():
    figure, ax = style.new_figure(width=5, height=2, subplot_kw={"xlabel": "time [s]"})
    assert isinstance(figure, Figure)
    assert isinstance(ax, Axes)
    assert ax.get_xlabel() == "time [s]"
    np.testing.assert_array_equal(figure.get_size_inches(), [5, 2])


def test_importing_the_style_sets_the_defaults():
    for name, value in style.RC_PARAMS.items():
        assert matplotlib.rcParams[name] == value, name


def test_all_text_is_at_least_11_points_on_the_screen():
    _, ax = style.new_figure()
    ax.plot([0, 1], label="curve")
    ax.set(title="title", xlabel="x", ylabel="y")
    ax.figure.draw_without_rendering()
    texts = [
        ax.title,
        ax.xaxis.label,
        ax.yaxis.label,
        *ax.get_xticklabels(),
        *ax.get_yticklabels(),
        *ax.legend().get_texts(),
    ]
    css_points_per_point = style.PIXELS_PER_INCH / 96
    assert all(text.get_size() * css_points_per_point >= 11 for text in texts)


def test_the_colours_differ_and_come_in_this_order():
    assert len(set(PALETTE)) == len(PALETTE)
    _, ax = style.new_figure()
    lines = [ax.plot([0, 1])[0] for _ in PALETTE]
    assert [line.get_color() for line in lines] == PALETTE


@pytest.mark.parametrize("color", [style.INK, style.MUTED])
def test_text_colours_have_contrast_with_white(color):
    rgb = np.array(colors.to_rgb(color))
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    luminance = linear @ [0.2126, 0.7152, 0.0722]
    assert 1.05 / (luminance + 0.05) >= 4.5


def test_a_line_label_has_the_colour_and_the_place_of_its_line():
    _, ax = style.new_figure()
    label = style.label_line(ax, 3, 4, "raw", style.RAW, ha="right")
    assert (label.get_text(), label.get_color()) == ("raw", style.RAW)
    assert label.xy == (3, 4)
    assert label.get_horizontalalignment() == "right"
