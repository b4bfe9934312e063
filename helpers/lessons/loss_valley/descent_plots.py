"""Drawings of how fast an error falls, step by step."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from helpers.figures.style import ACCENT, HIGHLIGHT, INK, MUTED, label_line

Array = NDArray[Any]

STEEPEST, FLATTEST = ACCENT, INK
"""The colours of the two directions."""
NAME_PLACES = {
    "raw": (0.8, "left", "raw"),
    "centred": (0.9, "left", "centred"),
    "scaled": (0.75, "right", "scaled"),
    "standardized": (0.35, "left", "standard-\nized"),
}
"""Where neighbours leave room for a curve's name: height on the way to the goal, side
of the text that touches the curve, text."""


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
    return ax


def plot_falling(
    curves: Mapping[str, tuple[Array, Array, str]], ax: Axes, goal: float
) -> Axes:
    """Draw how an error falls with the steps, on two logarithmic axes.

    Dots mark the first five entries of each curve.

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
        dots = {"marker": "o", "markersize": 4, "markevery": slice(5)}
        ax.loglog(steps, error, color=color, **dots)
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
