"""Drawings of a loss of two weights, of a path on it, and of how an error falls."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LogNorm
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from helpers.figures import style
from helpers.figures.curves import Curve, plot_spread
from helpers.figures.style import HIGHLIGHT, INK, LOSS_COLORMAP, MUTED, label_line

Array = NDArray[Any]

STEEPEST, FLATTEST = style.ACCENT, INK
"""The colours of the two directions."""
NAME_PLACES = {
    "raw": (0.8, "left", "raw"),
    "centred": (0.9, "left", "centred"),
    "scaled": (0.75, "right", "scaled"),
    "standardized": (0.35, "left", "standard-\nized"),
}
"""Where neighbours leave room for a curve's name: height on the way to the goal, side
of the text that touches the curve, text."""


def surface_and_map(w_a: Array, w_b: Array, losses: Array) -> tuple[Figure, Axes]:
    """Draw the loss as a surface and, beside it, as a map."""
    figure = style.empty_figure(9, 3.8)
    surface = figure.add_axes((-0.02, 0.0, 0.46, 1.0), projection="3d")
    plot_surface(w_a, w_b, losses, surface)
    level = figure.add_axes((0.52, 0.16, 0.46, 0.8))
    return figure, plot_contours(w_a, w_b, losses, level)


def plot_surface(w_a: Array, w_b: Array, losses: Array, ax: Axes) -> None:
    """Draw the loss as a surface over two weights."""
    surface: Any = ax
    counts = {"rcount": 40, "ccount": 40}
    surface.plot_surface(w_a, w_b, losses, cmap=LOSS_COLORMAP, linewidth=0, **counts)
    surface.view_init(elev=28, azim=-60)
    surface.set(xticks=inner_ticks(w_a), yticks=inner_ticks(w_b), zticks=[])
    surface.set_xlabel("$w_A$", labelpad=8)
    surface.set_ylabel("$w_B$", labelpad=8)
    surface.set_title("height: loss", y=0.92, x=0.5, ha="center", fontweight="normal")
    surface.set_box_aspect(None, zoom=0.88)


def inner_ticks(values: Array) -> Array:
    """Choose round numbers, none near the ends: two axes of a surface meet there."""
    low, high = values.min(), values.max()
    ticks = MaxNLocator(5, steps=[1, 2, 4, 5, 10]).tick_values(low, high)
    margin = 0.12 * (high - low)
    return ticks[(ticks > low + margin) & (ticks < high - margin)]


def plot_contours(w_a: Array, w_b: Array, losses: Array, ax: Axes) -> Axes:
    """Draw the loss as a map with level lines, each a factor ten above the last."""
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


def plot_path(path: Array, color: str, ax: Axes, label: str = "") -> None:
    """Draw the steps of a descent, with a ring at its start."""
    ax.plot(*path.T, "o-", color=color, markersize=3, linewidth=0.6)
    ax.plot(*path[0], "o", color=color, markersize=9, markerfacecolor="white")
    if label:
        label_line(ax, path[0, 0], path[0, 1], label, "white", xytext=(10, 0))


def mark_minimum(weights: Array, ax: Axes) -> None:
    """Mark the bottom of the loss with a cross."""
    ax.plot(*weights, "x", color=HIGHLIGHT, markersize=11, markeredgewidth=3)


def plot_level_sets(curves: Iterable[Array], ax: Axes) -> None:
    """Draw closed level lines, in a frame where both weights have the same scale."""
    for curve in curves:
        ax.plot(*curve.T, color=MUTED, linewidth=1.2)
    ax.set(xlabel="$w_A$", ylabel="$w_B$", aspect="equal")


def plot_directions(
    origin: Array, directions: Array, names: Mapping[str, str], ax: Axes, length: float
) -> None:
    """Draw eigenvectors as named arrows of equal length from one point."""
    for direction, (name, color) in zip(directions.T, names.items(), strict=True):
        sign = np.sign(direction[np.abs(direction).argmax()])
        end = origin + sign * length * direction
        arrow = {"arrowstyle": "-|>", "color": color, "linewidth": 2}
        ax.annotate("", xy=end, xytext=tuple(origin), arrowprops=arrow)
        flat = abs(direction[0]) > abs(direction[1])
        place = {"xytext": (6, 0)} if flat else {"xytext": (0, 10), "ha": "center"}
        label_line(ax, end[0], end[1], name, color, **place)


def plot_step_factors(
    rates: Array, steepest: Array, flattest: Array, ax: Axes, crossing: float
) -> None:
    """Draw by how much a step multiplies an error; magnify where two curves cross."""
    inset = ax.inset_axes((0.2, 0.68, 0.55, 0.31))
    kept = np.interp(crossing, rates, flattest)
    for part in (ax, inset):
        part.axhline(1, color=MUTED, linestyle="--", linewidth=1.2)
        part.plot(rates, steepest, color=STEEPEST)
        part.plot(rates, flattest, color=FLATTEST)
        part.plot(crossing, kept, "o", color=HIGHLIGHT, markersize=8)
    label_line(inset, crossing, kept, "promised rate", INK, xytext=(9, -10))
    gap = 1 - crossing
    inset.set(xlim=(1 - 2.5 * gap, 1 + 2.5 * gap), ylim=(1 - 4.5 * gap, 1 + 3 * gap))
    inset.set(xticks=[round(1 - 2 * gap, 3), 1], yticks=[round(1 - 2 * gap, 3), 1])
    label_line(ax, 0.66, 0.32, "steepest direction", STEEPEST, xytext=(8, 0))
    place = {"xytext": (0, -11), "ha": "center"}
    label_line(ax, 0.5, 1, "flattest direction", FLATTEST, **place)
    ax.set(xlabel="learning rate, share of the limit", ylabel="error kept per step")
    ax.set(xlim=(0, 1.2), ylim=(0, 1.9), yticks=[0, 0.5, 1])


def plot_falling(steps: Array, curves: Sequence[Curve], ax: Axes, goal: float) -> None:
    """Draw how errors fall, on two logarithmic axes, with dots at the first five."""
    ax.axhline(goal, color=MUTED, linestyle="--", linewidth=1.2)
    for name, error, color, _ in curves:
        dots = {"marker": "o", "markersize": 4, "markevery": slice(5)}
        ax.loglog(steps, error, color=color, **dots)
        height, side, text = NAME_PLACES[name]
        at = np.flatnonzero(error >= goal**height).max(initial=0)
        away = 5 if side == "left" else -5
        label_line(ax, steps[at], error[at], text, color, xytext=(away, 0), ha=side)
    label_line(ax, 10, goal, "goal", MUTED, xytext=(0, -9))
    ax.set(xlabel="gradient steps", ylim=(goal / 10, 3))


def plot_other_rate(
    steps: Array, error: Array, point: tuple[float, float], color: str, ax: Axes
) -> None:
    """Add one more descent of a feature set, dashed, to those of `plot_falling`."""
    ax.plot(steps, error, color=color, linestyle=(0, (3, 1.5)), linewidth=1.5)
    ax.plot(*point, "o", color=color, markersize=7)
    name = f"{100 * point[1]:.0f} %"
    label_line(ax, *point, name, color, xytext=(0, -13), ha="center")


def plot_races(steps: Array, curves: Sequence[Curve], ax: Axes, goal: float) -> None:
    """Draw median and full range of repeated runs, one a row of each curve's `y`."""
    ax.axhline(goal, color=MUTED, linestyle="--", linewidth=1.2)
    ax.set(xscale="log", yscale="log")
    for name, runs, color, _ in curves:
        plot_spread(steps, runs, color, ax)
        median = np.median(runs, axis=0)
        middle = np.flatnonzero(median >= 10 * goal)[-1]
        label_line(ax, steps[middle], median[middle], name, color, xytext=(6, 8))
    label_line(ax, 1.1, goal, "goal", MUTED, xytext=(0, -9))
    ax.set(xlabel="gradient steps", ylabel="excess loss, share of start")
    ax.set(ylim=(goal / 1e4, 3), xlim=(1, steps[-1]))
