"""The visual language."""

import os
import subprocess
import sys

import matplotlib
import numpy as np
import pytest
from legibility import contrast
from matplotlib import colors

from helpers.figures import style

PALETTE = [
    style.RAW,
    style.NORMALIZED,
    style.WIDE_START,
    style.ACCENT,
    style.HIGHLIGHT,
    style.SKY,
]


@pytest.mark.parametrize(
    ("rows", "columns", "shape"), [(1, 3, (3,)), (2, 1, (2,)), (2, 3, (2, 3))]
)
def test_axes_come_as_from_pyplot_subplots(rows, columns, shape):
    _, axes = style.new_figure(rows, columns)
    assert axes.shape == shape


def test_one_axes_comes_alone_and_options_reach_subplots():
    figure, ax = style.new_figure(width=5, height=2, subplot_kw={"xlabel": "time [s]"})
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


def contrast_with_white(color):
    return contrast(np.array(colors.to_rgb(color)), np.ones(3))


@pytest.mark.parametrize("color", [style.INK, style.MUTED, *PALETTE, "C0"])
def test_words_have_contrast_with_white(color):
    assert contrast_with_white(style.text_color(color)) >= 4.5


@pytest.mark.parametrize("color", PALETTE)
def test_words_keep_the_hue_of_their_line(color):
    word = style.text_color(color)
    hues = [colors.rgb_to_hsv(colors.to_rgb(c))[0] for c in (color, word)]
    assert hues[0] == pytest.approx(hues[1], abs=0.03)
    assert word == color or contrast_with_white(color) < 4.5


def test_a_colour_that_is_not_of_the_palette_stays():
    assert style.text_color("white") == "white"


@pytest.mark.parametrize("grey", np.linspace(0, 1, 21))
def test_ink_can_be_read_on_any_ground(grey):
    ground = np.full(3, grey)
    ink = np.array(colors.to_rgb(style.ink_on(ground)))
    assert contrast(ink, ground) >= 4.5


def test_a_line_label_has_the_colour_and_the_place_of_its_line():
    _, ax = style.new_figure()
    label = style.label_line(ax, 3, 4, "raw", style.RAW, ha="right")
    assert label.get_text() == "raw"
    assert label.get_color() == style.text_color(style.RAW)
    assert label.xy == (3, 4)
    assert label.get_horizontalalignment() == "right"


def test_a_legend_has_the_colours_of_its_lines():
    figure, ax = style.new_figure()
    for color in PALETTE:
        ax.plot([0, 1], color=color, label=color)
    on_axes = style.line_legend(ax, loc="upper left", handlelength=1)
    on_figure = style.line_legend(figure, ax.lines, PALETTE)
    for legend in on_axes, on_figure:
        written = [text.get_color() for text in legend.get_texts()]
        assert written == [style.text_color(color) for color in PALETTE]


HOSTILE = """
axes.facecolor: black
axes.formatter.use_locale: True
axes.grid: False
axes.labelpad: 20
axes.linewidth: 5
axes.xmargin: 0.3
figure.autolayout: True
figure.facecolor: black
figure.subplot.left: 0.4
font.family: serif
font.size: 25
hist.bins: 3
image.aspect: auto
image.interpolation: bicubic
image.origin: lower
legend.fontsize: 30
legend.frameon: True
lines.linestyle: --
lines.linewidth: 9
lines.marker: o
mathtext.fontset: cm
path.sketch: 1, 100, 2
patch.force_edgecolor: True
savefig.bbox: tight
savefig.dpi: 30
savefig.facecolor: black
savefig.transparent: True
text.antialiased: False
text.color: white
text.usetex: True
xtick.color: white
xtick.direction: in
xtick.top: True
"""

DRAW = """
import hashlib
import json
import numpy as np
from helpers.figures.show import print_png
from helpers.lessons.start_here.plots import plot_pictures
from helpers.figures.style import label_line, new_figure
from helpers.lessons.loss_valley.plots import surface_and_map
from helpers.lessons.batch_norm_forward.explore import explore_forward

figure, axes = new_figure(1, 3)
for power in 0.5, 1, 2:
    axes[0].plot(np.arange(9.0) ** power, label=f"$t^{power:g}$")
label_line(axes[0], 3, 9, "a curve", "C2")
axes[0].set(title="Curves", xlabel="step $t$", ylabel="loss")
axes[0].legend()
axes[1].imshow(np.arange(12).reshape(3, 4))
axes[1].text(0, 0, "text")
axes[2].hist(np.arange(30) % 7)

x, y = np.meshgrid(np.linspace(-3, 3, 20), np.linspace(-3, 3, 30))
surface, _ = surface_and_map(x, y, 1 + x**2 + 9 * y**2)
images = np.tile(np.eye(28), (10, 1, 1))
pictures = plot_pictures(images, np.arange(10), list("abcdefghij"))

live = explore_forward()
first = live._repr_mimebundle_()[0]["image/png"].encode()
live._show([2, *live._state[1:]])
drawn = json.dumps(live.recording).encode()
for data in *map(print_png, [figure, surface, pictures]), first, drawn:
    print(hashlib.sha256(data).hexdigest())
"""


def test_settings_of_the_users_own_change_no_pixel(tmp_path):
    drawn = []
    for settings in "", HOSTILE:
        (tmp_path / "matplotlibrc").write_text(settings)
        told = os.environ | {"MATPLOTLIBRC": str(tmp_path)}
        command = [sys.executable, "-c", DRAW]
        run = subprocess.run(command, env=told, check=True, stdout=subprocess.PIPE)
        drawn.append(run.stdout.split())
    assert len(set(drawn[0])) == 5
    assert drawn[1] == drawn[0]


def test_a_style_of_the_learners_own_ends_at_the_next_figure_of_the_course():
    matplotlib.style.use("dark_background")
    assert matplotlib.rcParams["figure.facecolor"] == "black"
    figure, _ = style.new_figure()
    assert figure.get_facecolor() == (1, 1, 1, 1)
    test_importing_the_style_sets_the_defaults()


def test_the_backend_that_jupyter_chose_stays():
    backend, interactive = matplotlib.get_backend(), matplotlib.is_interactive()
    with matplotlib.rc_context():
        matplotlib.interactive(not interactive)
        style.use_style()
        assert matplotlib.get_backend() == backend
        assert matplotlib.is_interactive() != interactive
