"""The visual language: a colour means the same thing in every figure.

The palette is Okabe and Ito's, which readers with a colour-vision deficiency can
tell apart. Importing this module sets Matplotlib's defaults, so that a figure the
learner draws looks like the figures of the course. Settings of the learner's own, from
a ``matplotlibrc``, change nothing; a style chosen later, as by ``plt.style.use``, holds
until `new_figure` makes the next figure of the course.

A figure is shown at `PIXELS_PER_INCH`, so the default width of 9 inches is 900 CSS
pixels, the width of a JupyterLab cell, and 11 pt of text are 11 pt on the screen.
"""

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.rcsetup import cycler
from matplotlib.text import Annotation

RAW = "#D55E00"
"""Data, losses and networks without normalization (vermillion)."""
NORMALIZED = "#0072B2"
"""Standardized data and networks with batch normalization (blue)."""
WIDE_START = "#009E73"
"""The fair opponent: the plain network, started with wide weights (bluish green)."""
ACCENT = "#CC79A7"
"""A further curve of equal rank (reddish purple)."""
HIGHLIGHT = "#E69F00"
"""What the text is pointing at (orange)."""
SKY = "#56B4E9"
"""Areas and bands behind a curve (sky blue)."""
INK = "#222222"
"""Text, axes and reference lines that must be read."""
MUTED = "#767676"
"""Reference lines and notes that stay in the background."""

WORDS = {
    RAW: "#B85000",
    WIDE_START: "#007F5C",
    ACCENT: "#9B5B7F",
    HIGHLIGHT: "#8F6100",
    SKY: "#36769A",
}
"""The same colours for words: on white, thin letters need a contrast of 4.5 to 1."""

LOSS_COLORMAP = "bone_r"
"""Sequential and neutral, light where the loss is low: coloured paths stand out."""

MATRIX_COLORMAP = "RdBu_r"
"""Diverging, for numbers with signs: white is zero."""

PIXELS_PER_INCH = 100
"""CSS pixels that an inch of figure takes on the screen."""

RC_PARAMS: dict[Any, Any] = {
    "axes.axisbelow": True,
    "axes.edgecolor": INK,
    "axes.grid": True,
    "axes.labelcolor": INK,
    "axes.labelsize": 12,
    "axes.prop_cycle": cycler(
        color=[RAW, NORMALIZED, WIDE_START, ACCENT, HIGHLIGHT, SKY]
    ),
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlecolor": INK,
    "axes.titlelocation": "left",
    "axes.titlesize": 13,
    "axes.titleweight": "bold",
    # A fixed height spares Matplotlib the search for one: live figures draw faster.
    "axes.titley": 1.0,
    "figure.dpi": PIXELS_PER_INCH,
    "figure.facecolor": "white",
    "figure.figsize": [9.0, 3.6],
    "font.family": ["DejaVu Sans"],
    "font.size": 12,
    "grid.color": "#E5E5E5",
    "grid.linewidth": 0.8,
    "image.cmap": LOSS_COLORMAP,
    "legend.fontsize": 11,
    "legend.frameon": False,
    "lines.linewidth": 2,
    "text.color": INK,
    "xtick.color": INK,
    "xtick.labelsize": 11,
    "ytick.color": INK,
    "ytick.labelsize": 11,
}
"""What the course adds to Matplotlib's own defaults."""


def use_style() -> None:
    """Set all of Matplotlib's settings but the backend, which Jupyter chose."""
    matplotlib.rcdefaults()
    matplotlib.rcParams.update(RC_PARAMS)


use_style()

SETTINGS: dict[Any, Any] = dict(matplotlib.rcParams)
SETTINGS.pop("backend")
"""All settings of the course: for what is drawn after its figure was made."""


def style_of_the_course() -> AbstractContextManager[None]:
    """Return a context with all settings of the course, also where a style was chosen.

    To set those again that are as they should be takes longer than a small drawing.
    """
    now = matplotlib.rcParams
    changed = {name: value for name, value in SETTINGS.items() if now[name] != value}
    return matplotlib.rc_context(changed) if changed else nullcontext()


def empty_figure(width: float, height: float) -> Figure:
    """Make a figure without axes and without a layout engine. See `new_figure`."""
    use_style()
    figure = Figure(figsize=(width, height))
    FigureCanvasAgg(figure)
    return figure


def new_figure(
    rows: int = 1,
    columns: int = 1,
    *,
    width: float = 9.0,
    height: float = 3.6,
    **subplot_kw: Any,
) -> tuple[Figure, Any]:
    """Make what `matplotlib.pyplot.subplots` makes, but in the style of the course.

    The figure is never registered with pyplot: nothing shows it behind the
    caller's back, and it is freed with its last reference. The style holds from here
    on: see `use_style`. Sizes are in inches, of `PIXELS_PER_INCH` CSS pixels.
    """
    figure = empty_figure(width, height)
    figure.set_layout_engine("constrained")
    return figure, figure.subplots(rows, columns, **subplot_kw)


def label_line(
    ax: Axes, x: float, y: float, text: str, color: str, **text_kw: Any
) -> Annotation:
    """Write a curve's name beside the point ``(x, y)``, in the colour of its words.

    Options are those of `matplotlib.axes.Axes.annotate`, such as another distance from
    the point, ``xytext=(0, 8)``, in points.
    """
    place: dict[str, Any] = {"xytext": (6, 0), "va": "center"} | text_kw
    ink = text_color(color)
    return ax.annotate(text, (x, y), textcoords="offset points", color=ink, **place)


def line_legend(owner: Axes | Figure, *args: Any, **legend_kw: Any) -> Legend:
    """Add a legend in which each name has the colour of its line."""
    legend = owner.legend(*args, labelcolor="linecolor", **legend_kw)
    for text in legend.get_texts():
        text.set_color(text_color(text.get_color()))
    return legend


def text_color(color: Any) -> Any:
    """Return the colour for a name beside something of this colour, on white."""
    return WORDS.get(to_hex(color).upper(), color)


def ink_on(background: Any) -> str:
    """Return black or white: what can be read on this colour."""
    parts = np.array(to_rgb(background))
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return "black" if linear @ [0.2126, 0.7152, 0.0722] > 0.179 else "white"
