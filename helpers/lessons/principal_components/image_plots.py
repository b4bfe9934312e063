"""Drawings of images, of what components hold of them, and of how alike they are."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter
from numpy.typing import NDArray

from helpers.figures.style import INK, MATRIX_COLORMAP, label_line, new_figure

Array = NDArray[Any]

STEPPED_COLORMAP = colormaps[MATRIX_COLORMAP].resampled(21)
"""The same in steps, for pictures of many values; the middle step is white."""

POSITIVE, NEGATIVE = "#B2182B", "#2166AC"
"""The red and the blue of this map, for text."""


def plot_image(pixels: Array, title: str, ax: Axes, signed: bool = False) -> Axes:
    """Draw an image, black to white, or around zero, blue to red.

    Parameters
    ----------
    pixels : ndarray, shape (rows * rows,)
        A square image as a row of numbers.
    title : str
    ax : Axes
    signed : bool, optional
        Whether zero is to be white and the sign a colour.
    """
    side = round(np.sqrt(pixels.size))
    limit = np.abs(pixels).max() if signed else 1
    ax.imshow(
        pixels.reshape(side, side),
        cmap=STEPPED_COLORMAP if signed else "gray",
        vmin=-limit if signed else 0,
        vmax=limit,
    )
    ax.set_title(title, fontsize=12, fontweight="normal")
    ax.set_axis_off()
    return ax


def explain_colours(positive: str, negative: str, *axes: Axes) -> None:
    """Write below images drawn with signs what red and blue mean.

    Below one image the two stand one above the other, below two side by side.
    """
    second_line = -0.18 if len(axes) == 1 else -0.04
    for text, color, ax, height in (
        (f"red: {positive}", POSITIVE, axes[0], -0.04),
        (f"blue: {negative}", NEGATIVE, axes[-1], second_line),
    ):
        place: dict[str, Any] = {"va": "top", "transform": ax.transAxes}
        ax.text(0, height, text, color=color, fontsize=11, **place)


def pictures_beside_curve(height: float) -> tuple[Figure, Sequence[Axes], Axes]:
    """Make a figure with four square axes on the left and a wide one on the right."""
    figure, grid = new_figure(2, 3, height=height, width_ratios=[1, 1, 2.4])
    for ax in grid[:, 2]:
        ax.remove()
    curve = figure.add_subplot(grid[0, 0].get_gridspec()[:, 2])
    return figure, list(grid[:, :2].flat), curve


def plot_share(share: Array, marks: Sequence[int], color: str, ax: Axes) -> Axes:
    """Draw which share of the variance the first components hold.

    Parameters
    ----------
    share : ndarray, shape (D,)
        Of the first, the first two, ...; the last is 1.
    marks : sequence of int
        Numbers of components at which to write the share.
    color : str
    ax : Axes
    """
    ax.semilogx(np.arange(1, len(share) + 1), share, color=color)
    for k in marks:
        ax.plot(k, share[k - 1], "o", color=color, markersize=8)
        text = f"{k}: {share[k - 1]:.0%}"
        above = share[k - 1] > 0.95  # where there is no room below on the right
        offset = (-8, 9) if above else (6, -11)
        ha = "right" if above else "left"
        label_line(ax, k, share[k - 1], text, INK, xytext=offset, ha=ha)
    ax.set(xlabel="components kept, of 784", ylabel="share of the variance")
    ax.set_ylim(0, 1.12)
    ax.xaxis.set_major_locator(FixedLocator([1, 10, 100, 784]))
    ax.minorticks_off()
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0%}"))
    return ax


def plot_similarity(cosines: Array, names: Sequence[str], title: str, ax: Axes) -> Axes:
    """Draw the cosines between examples as a table of colours, white for zero.

    Parameters
    ----------
    cosines : ndarray, shape (N, N)
    names : sequence of str
        Of the examples; neighbours of the same name share one label.
    title : str
    ax : Axes
    """
    ax.imshow(cosines, cmap=STEPPED_COLORMAP, vmin=-1, vmax=1)
    places: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        places.setdefault(name, []).append(place)
    middles = [(group[0] + group[-1]) / 2 for group in places.values()]
    for group in list(places.values())[1:]:
        for line in (ax.axhline, ax.axvline):
            line(group[0] - 0.5, color=INK, linewidth=0.5, antialiased=False)
    ax.set_yticks(middles, list(places))
    ax.set(title=title, xticks=[])
    ax.tick_params(length=0)
    ax.grid(False)
    return ax


def add_cosine_bar(axes: Sequence[Axes]) -> None:
    """Add one scale of colours for all axes drawn by `plot_similarity`."""
    figure = axes[0].figure
    figure.colorbar(axes[0].images[0], ax=axes, label="cosine", shrink=0.8)
