"""Drawings of feature maps, and of what their statistics are worth."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.image import AxesImage
from matplotlib.patches import Rectangle
from matplotlib.ticker import LogLocator
from numpy.typing import NDArray

from helpers.figures.style import HIGHLIGHT, INK, MATRIX_COLORMAP, MUTED, label_line

Array = NDArray[Any]


def plot_map(
    values: Array, title: str, ax: Axes, limit: float | None = None
) -> AxesImage:
    """Draw a map around zero, red at `limit`, or without it a picture in grey."""
    colors = MATRIX_COLORMAP if limit else "gray"
    image = ax.imshow(values, colors, vmin=-(limit or 0), vmax=limit or 1)
    ax.set_title(title, fontsize=12, fontweight="normal")
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set(visible=True, color=MUTED)
    return image


def plot_scale(image: AxesImage, ax: Axes) -> Axes:
    """Put the scale of a map's colours under it."""
    below: Axes = ax.inset_axes((0, -0.13, 1, 0.05))
    _, limit = image.get_clim()
    ax.figure.colorbar(
        image, cax=below, orientation="horizontal", ticks=[-limit, 0, limit]
    )
    return below


def plot_patch(row: int, column: int, size: int, ax: Axes) -> Axes:
    """Frame a patch of a drawn map, given its first pixel."""
    corner = (column - 0.5, row - 0.5)
    ax.add_patch(Rectangle(corner, size, size, fill=False, edgecolor=HIGHLIGHT, lw=3))
    return ax


def plot_noise(
    counts: Sequence[int],
    measured: Array,
    curves: Mapping[str, tuple[Array, str, int]],
    ax: Axes,
) -> Axes:
    """Draw measured deviations of a mean as dots, and what theories say as lines.

    `curves` is ``{name: (deviations, colour, height)}``; the name stands `height`
    points above the middle of the line.
    """
    for name, (deviations, color, height) in curves.items():
        ax.plot(counts, deviations, color=color)
        middle = len(counts) // 2
        point = counts[middle], deviations[middle]
        label_line(ax, *point, name, color, xytext=(4, height))
    ax.plot(counts, measured, "o", color=INK, markersize=8)
    label_line(ax, counts[0], measured[0], "measured", INK, xytext=(10, 4))
    ax.set(xscale="log", yscale="log", xlabel="pictures in the batch, N")
    ax.set_xticks(counts, [str(count) for count in counts])
    ax.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    ax.yaxis.set_major_formatter("{x:g}")
    ax.margins(y=0.1)
    ax.minorticks_off()
    ax.set_ylabel("deviation of a channel's mean")
    return ax


def plot_gap(x: float, low: float, high: float, text: str, ax: Axes) -> Axes:
    """Draw a double arrow between two heights, with a text on a logarithmic scale."""
    style = {"arrowstyle": "<->", "color": INK, "lw": 1.5, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", (x, low), (x, high), arrowprops=style)
    middle = float(np.sqrt(low * high))
    label_line(ax, x, middle, text, INK, fontweight="bold")
    return ax


def plot_numbers(
    values: Array, frames: Mapping[str, tuple[int, int, int, int]], ax: Axes
) -> Axes:
    """Write a table of numbers, and frames {colour: (row, column, rows, columns)}."""
    rows, columns = values.shape
    for (row, column), value in np.ndenumerate(values):
        ax.text(column, row, f"{value:g}", ha="center", va="center", fontsize=12)
    for color, (row, column, high, wide) in frames.items():
        place = (column - 0.42, row - 0.42)
        size = wide - 0.16, high - 0.16
        ax.add_patch(Rectangle(place, *size, fill=False, edgecolor=color, lw=2.5))
    ax.set(xlim=(-0.6, columns - 0.4), ylim=(rows - 0.4, -0.6), aspect="equal")
    ax.set_axis_off()
    return ax
