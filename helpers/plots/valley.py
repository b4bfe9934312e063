"""Drawings of a loss of two weights, and of the paths that descend it."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LogNorm
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from helpers.plots.style import (
    HIGHLIGHT,
    INK,
    LOSS_COLORMAP,
    MUTED,
    NORMALIZED,
    RAW,
    label_line,
)

Array = NDArray[Any]

NAME_PLACES = {
    "raw": (0.8, "left", "raw"),
    "centred": (0.9, "left", "centred"),
    "scaled": (0.75, "right", "scaled"),
    "standardized": (0.35, "left", "standard-\nized"),
}
"""Where neighbours leave room for a curve's name: height on the way to the goal, side
of the text that touches the curve, text."""


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
    figure = Figure(figsize=(9, 3.8))
    FigureCanvasAgg(figure)
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
    surface.set(xlabel="$w_A$", zticks=[], **ticks)
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
    lowest = max(losses.min(), losses.max() * 1e-6)
    levels = 10.0 ** np.arange(np.ceil(np.log10(lowest)), np.log10(losses.max()))
    norm = LogNorm(losses.max() * 1e-7, losses.max() * 1e4)
    edges = [losses.min() / 10, *levels, losses.max() * 1.01]
    ax.contourf(w_a, w_b, losses, edges, cmap=LOSS_COLORMAP, norm=norm)
    lines = ax.contour(w_a, w_b, losses, levels, colors="white", linewidths=1)
    # The innermost rings are too small for a label.
    ax.clabel(lines, levels[2:], fmt=power_of_ten, fontsize=11)
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
    origin: Array, directions: Array, names: Iterable[str], ax: Axes, length: float
) -> Axes:
    """Draw eigenvectors as named arrows of equal length from one point.

    Parameters
    ----------
    origin : ndarray, shape (2,)
        Where the arrows begin.
    directions : ndarray, shape (2, 2)
        One eigenvector a column; drawn with a positive larger element.
    names : iterable of str
    ax : Axes
    length : float
        Of the arrows, in the units of the weights.
    """
    for direction, name in zip(directions.T, names, strict=True):
        sign = np.sign(direction[np.abs(direction).argmax()])
        end = origin + sign * length * direction
        arrow = {"arrowstyle": "-|>", "color": INK, "linewidth": 2}
        ax.annotate("", xy=end, xytext=tuple(origin), arrowprops=arrow)
        flat = abs(direction[0]) > abs(direction[1])
        place = {"xytext": (6, 0)} if flat else {"xytext": (0, 10), "ha": "center"}
        label_line(ax, end[0], end[1], name, INK, **place)
    return ax


def plot_step_factors(
    rates: Array, steepest: Array, flattest: Array, ax: Axes, crossing: float
) -> Axes:
    """Draw by how much one step multiplies the error along two directions.

    A small picture magnifies the crossing of the two, which must be just below the
    limit.

    Parameters
    ----------
    rates : ndarray, shape (n,)
        Learning rates as shares of the limit.
    steepest, flattest : ndarray, shape (n,)
        The factors.
    ax : Axes
    crossing : float
        The rate, as a share of the limit, at which the factors are equal.
    """
    inset = ax.inset_axes((0.2, 0.68, 0.55, 0.31))
    kept = np.interp(crossing, rates, flattest)
    for part in (ax, inset):
        part.axhline(1, color=MUTED, linestyle="--", linewidth=1.2)
        part.plot(rates, steepest, color=RAW)
        part.plot(rates, flattest, color=NORMALIZED)
        part.plot(crossing, kept, "o", color=INK, markersize=6)
    label_line(inset, crossing, kept, "promised rate", INK, xytext=(9, -10))
    gap = 1 - crossing
    inset.set(xlim=(1 - 2.5 * gap, 1 + 2.5 * gap), ylim=(1 - 4.5 * gap, 1 + 3 * gap))
    inset.set(xticks=[round(1 - 2 * gap, 3), 1], yticks=[round(1 - 2 * gap, 3), 1])
    label_line(ax, 0.66, 0.32, "steepest direction", RAW, xytext=(8, 0))
    place = {"xytext": (0, -11), "ha": "center"}
    label_line(ax, 0.5, 1, "flattest direction", NORMALIZED, **place)
    ax.set(xlabel="learning rate, share of the limit", ylabel="error kept per step")
    ax.set(xlim=(0, 1.2), ylim=(0, 1.9), yticks=[0, 0.5, 1])
    return ax


def plot_falling(
    curves: Mapping[str, tuple[Array, Array, str]], ax: Axes, goal: float
) -> Axes:
    """Draw how an error falls with the steps, on two logarithmic axes.

    Parameters
    ----------
    curves : mapping
        From a name to ``(steps, error, colour)``, the error as a share of its start.
    ax : Axes
    goal : float
        Where to draw the finishing line, and to write the names.
    """
    ax.axhline(goal, color=MUTED, linestyle="--", linewidth=1.2)
    for name, (steps, error, color) in curves.items():
        ax.loglog(steps, error, color=color)
        height, side, text = NAME_PLACES.get(name, (0.85, "left", name))
        at = np.flatnonzero(error >= goal**height).max(initial=0)
        away = 5 if side == "left" else -5
        label_line(ax, steps[at], error[at], text, color, xytext=(away, 0), ha=side)
    label_line(ax, 10, goal, "goal", MUTED, xytext=(0, -9))
    ax.set(xlabel="gradient steps", ylim=(goal / 10, 3))
    return ax


def plot_other_rate(
    steps: Array, error: Array, point: tuple[float, float], color: str, ax: Axes
) -> Axes:
    """Add one more descent of a feature set, dashed, to those of `plot_falling`.

    Parameters
    ----------
    steps, error : ndarray, shape (n,)
        The error as a share of its start.
    point : (float, float)
        A step and its error, to mark with a dot and the error in per cent.
    color : str
    ax : Axes
    """
    ax.plot(steps, error, color=color, linestyle=(0, (3, 1.5)), linewidth=1.5)
    ax.plot(*point, "o", color=color, markersize=7)
    name = f"{100 * point[1]:.0f} %"
    label_line(ax, *point, name, color, xytext=(0, -13), ha="center")
    return ax


def plot_races(
    steps: Array, runs: Mapping[str, tuple[Array, str]], ax: Axes, goal: float
) -> Axes:
    """Draw median and full range of repeated runs, on two logarithmic axes.

    Parameters
    ----------
    steps : ndarray, shape (n,)
        Positive.
    runs : mapping
        From a name to ``(errors, colour)``, errors of shape (runs, n).
    ax : Axes
    goal : float
        Where to draw the finishing line.
    """
    ax.axhline(goal, color=MUTED, linestyle="--", linewidth=1.2)
    for name, (errors, color) in runs.items():
        lowest, median, highest = np.quantile(errors, [0, 0.5, 1], axis=0)
        ax.fill_between(steps, lowest, highest, color=color, alpha=0.2, linewidth=0)
        ax.loglog(steps, median, color=color)
        middle = np.flatnonzero(median >= 10 * goal)[-1]
        label_line(ax, steps[middle], median[middle], name, color, xytext=(6, 8))
    label_line(ax, 1.1, goal, "goal", MUTED, xytext=(0, -9))
    ax.set(xlabel="gradient steps", ylabel="excess loss, share of start")
    ax.set(ylim=(goal / 1e4, 3), xlim=(1, steps[-1]))
    return ax
