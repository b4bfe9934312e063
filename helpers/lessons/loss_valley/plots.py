"""Drawings of a loss of two weights: surface, map, and a path on it."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LogNorm
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from helpers.figures.style import (
    HIGHLIGHT,
    INK,
    LOSS_COLORMAP,
    MUTED,
    empty_figure,
    label_line,
)

Array = NDArray[Any]


def surface_and_map(w_a: Array, w_b: Array, losses: Array) -> tuple[Figure, Axes]:
    """Draw the loss as a surface and, beside it, as a map.

    Parameters
    ----------
    w_a, w_b, losses : ndarray, shape (rows, columns)
        The grid, as `numpy.meshgrid` returns it, and the loss on it.

    Returns
    -------
    figure : Figure
    ax : Axes
        The map's.
    """
    figure = empty_figure(9, 3.8)
    surface = figure.add_axes((-0.02, 0.0, 0.46, 1.0), projection="3d")
    plot_surface(w_a, w_b, losses, surface)
    return figure, plot_contours(
        w_a, w_b, losses, figure.add_axes((0.52, 0.16, 0.46, 0.8))
    )


def plot_surface(
    w_a: Array, w_b: Array, losses: Array, ax: Axes, azimuth: float = -60
) -> Axes:
    """Draw the loss as a surface over two weights.

    Parameters
    ----------
    w_a, w_b, losses : ndarray, shape (rows, columns)
        The grid and the loss on it.
    ax : Axes
        With ``projection="3d"``.
    azimuth : float, optional
        From where to look, in degrees.
    """
    surface: Any = ax
    surface.plot_surface(
        w_a, w_b, losses, cmap=LOSS_COLORMAP, rcount=40, ccount=40, linewidth=0
    )
    surface.view_init(elev=28, azim=azimuth)
    ticks = {"xticks": inner_ticks(w_a), "yticks": inner_ticks(w_b)}
    surface.set(zticks=[], **ticks)
    surface.set_xlabel("$w_A$", labelpad=8)
    surface.set_ylabel("$w_B$", labelpad=8)
    surface.set_title("height: loss", y=0.92, x=0.5, ha="center", fontweight="normal")
    surface.set_box_aspect(None, zoom=0.88)
    return ax


def inner_ticks(values: Array) -> Array:
    """Choose round numbers, none near the ends: two axes of a surface meet there."""
    low, high = values.min(), values.max()
    ticks = MaxNLocator(5, steps=[1, 2, 4, 5, 10]).tick_values(low, high)
    margin = 0.12 * (high - low)
    return ticks[(ticks > low + margin) & (ticks < high - margin)]


def plot_contours(w_a: Array, w_b: Array, losses: Array, ax: Axes) -> Axes:
    """Draw the loss as a map with level lines, each a factor ten above the last.

    Parameters
    ----------
    w_a, w_b, losses : ndarray, shape (rows, columns)
        The grid and the loss on it, which must be positive.
    ax : Axes
    """
    # The grid is too coarse for narrower rings.
    lowest = max(losses.min(), losses.max() * 1e-4)
    first = np.ceil(np.log10(lowest))
    levels = 10.0 ** np.arange(first, np.log10(losses.max()))
    floor = 10.0 ** (first - 1)
    norm = LogNorm(losses.max() * 1e-7, losses.max() * 1e4)
    edges = [floor, *levels, losses.max() * 1.01]
    shaded = np.maximum(losses, floor)
    ax.contourf(w_a, w_b, shaded, edges, cmap=LOSS_COLORMAP, norm=norm)
    if levels.size:
        lines = ax.contour(w_a, w_b, losses, levels, colors="white", linewidths=1)
        for text in ax.clabel(lines, colors=INK, fmt=power_of_ten, fontsize=11):
            text.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 0.5})
    ax.set(xlabel="weight of A, $w_A$", ylabel="weight of B, $w_B$")
    ax.grid(False)
    return ax


def power_of_ten(level: float) -> str:
    """Return a level as mathematical text."""
    return f"$10^{{{np.log10(level):.0f}}}$"


def plot_path(path: Array, color: str, ax: Axes, label: str = "") -> Axes:
    """Draw the steps of a descent, with a ring at its start.

    Parameters
    ----------
    path : ndarray, shape (steps + 1, 2)
        The weights before the first step and after each.
    color : str
    ax : Axes
    label : str, optional
        Written beside the start.
    """
    ax.plot(*path.T, "o-", color=color, markersize=3, linewidth=0.6)
    ax.plot(*path[0], "o", color=color, markersize=9, markerfacecolor="white")
    if label:
        label_line(ax, path[0, 0], path[0, 1], label, "white", xytext=(10, 0))
    return ax


def mark_minimum(weights: Array, ax: Axes) -> Axes:
    """Mark the bottom of the loss with a cross."""
    ax.plot(*weights, "x", color=HIGHLIGHT, markersize=11, markeredgewidth=3)
    return ax


def plot_level_sets(curves: Iterable[Array], ax: Axes) -> Axes:
    """Draw closed level lines, in a frame where both weights have the same scale.

    Parameters
    ----------
    curves : iterable of ndarray, shape (points, 2)
    ax : Axes
    """
    for curve in curves:
        ax.plot(*curve.T, color=MUTED, linewidth=1.2)
    ax.set(xlabel="$w_A$", ylabel="$w_B$", aspect="equal")
    return ax


def plot_directions(
    origin: Array, directions: Array, names: Mapping[str, str], ax: Axes, length: float
) -> Axes:
    """Draw eigenvectors as named arrows of equal length from one point.

    Parameters
    ----------
    origin : ndarray, shape (2,)
        Where the arrows begin.
    directions : ndarray, shape (2, 2)
        One eigenvector a column; drawn with a positive larger element.
    names : mapping
        From the name of each eigenvector to its colour.
    ax : Axes
    length : float
        Of the arrows, in the units of the weights.
    """
    for direction, (name, color) in zip(directions.T, names.items(), strict=True):
        sign = np.sign(direction[np.abs(direction).argmax()])
        end = origin + sign * length * direction
        arrow = {"arrowstyle": "-|>", "color": color, "linewidth": 2}
        ax.annotate("", xy=end, xytext=tuple(origin), arrowprops=arrow)
        flat = abs(direction[0]) > abs(direction[1])
        place = {"xytext": (6, 0)} if flat else {"xytext": (0, 10), "ha": "center"}
        label_line(ax, end[0], end[1], name, color, **place)
    return ax
