"""Drawings of training runs that are repeated with several seeds."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from helpers.figures.style import MUTED, label_line, line_legend

Array = NDArray[Any]


class Curve(NamedTuple):
    """A named line of a drawing, or what stands for one: dots, bars, a band of runs.

    Attributes
    ----------
    name : str
    y : ndarray
        Over what all curves of the drawing share, on the last axis.
    color : str
    label_at : any, optional
        Where the name stands, where the drawing lets a curve choose: the index of a
        point, or ``(right, up)`` in points from the curve's end.
    """

    name: str
    y: Array
    color: str
    label_at: Any = None


def plot_spread(
    x: Array, runs: Array, color: str, ax: Axes, label: str | None = None
) -> Axes:
    """Draw the median of repeated runs, and their full range as a band.

    Parameters
    ----------
    x : ndarray, shape (n,)
        What the runs share, such as the training step.
    runs : ndarray, shape (seeds, n)
        One run a row.
    color : str
    ax : Axes
    label : str, optional
        For a legend.
    """
    ax.fill_between(x, runs.min(axis=0), runs.max(axis=0), color=color, alpha=0.2, lw=0)
    ax.plot(x, np.median(runs, axis=0), color=color, label=label)
    return ax


def plot_level(ax: Axes, level: float, text: str) -> Axes:
    """Draw a level as a dashed line, with its name or number at the right end.

    Parameters
    ----------
    ax : Axes
    level : float
        In the units of the vertical axis.
    text : str
    """
    ax.axhline(level, color=MUTED, linestyle="--", linewidth=1.2)
    label_line(
        ax,
        1,
        level,
        text,
        MUTED,
        xycoords=("axes fraction", "data"),
        xytext=(4, 0),
        fontsize=11,
    )
    return ax


def plot_accuracy(
    steps: Array, curves: Sequence[Curve], ax: Axes, level: float | None = None
) -> Axes:
    """Draw test accuracies by training step, and a level that they race for.

    Parameters
    ----------
    steps : ndarray, shape (n,)
    curves : sequence of Curve
        Accuracies of shape (seeds, n), as shares of 1. Where a curve has a
        `label_at`, a step, a dot marks it on the line of the level.
    ax : Axes
    level : float, optional
        Share of right answers, drawn as a dashed line.
    """
    if level is not None:
        plot_level(ax, 100 * level, f"{100 * level:g} %")
    for name, accuracies, color, first in curves:
        plot_spread(steps, 100 * accuracies, color, ax, name)
        if level is not None and first is not None and np.isfinite(first):
            ax.plot(first, 100 * level, "o", color=color, mec="white", ms=9, zorder=4)
    ax.set(xlabel="training step", ylabel="test accuracy [%]", ylim=(0, 100))
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.set_xlim(steps[0], steps[-1])
    line_legend(ax, loc="lower right")
    return ax


def plot_by_rate(
    rates: Sequence[float], curves: Sequence[Curve], ax: Axes, floor: float = -np.inf
) -> Axes:
    """Draw the accuracy that is reached at each learning rate.

    Dots are medians, bars the full range of the seeds. Networks stand a little
    beside each other at every rate.

    Parameters
    ----------
    rates : sequence of float
        Learning rates.
    curves : sequence of Curve
        Accuracies of shape (rates, seeds), as shares of 1.
    ax : Axes
    floor : float, optional
        In percent: where the axis is cut. A median below is a triangle there.
    """
    percent = [curve._replace(y=100 * curve.y) for curve in curves]
    plot_ranges_by_rate(rates, percent, ax, floor).set_ylabel("test accuracy [%]")
    return ax


def plot_ranges_by_rate(
    rates: Sequence[float], curves: Sequence[Curve], ax: Axes, floor: float = -np.inf
) -> Axes:
    """Draw curves of any quantity, of shape (rates, seeds); see `plot_by_rate`."""
    for i, (name, runs, color, _) in enumerate(curves):
        x = np.asarray(rates) * 1.1 ** (2 * i - len(curves) + 1)
        ax.plot(x, np.median(runs, axis=1), color=color, lw=1, alpha=0.4)
        plot_ranges(x, runs, ax, fmt="o", color=color, elinewidth=1.8, label=name)
        for cut in x[np.median(runs, axis=1) < floor]:
            mark: dict[str, Any] = {"color": color, "ms": 8, "clip_on": False}
            ax.plot(cut, floor, "v", **mark, in_layout=False)
    log_axis(ax, rates).set_xlabel("learning rate")
    return ax


def plot_ranges(x: Array, runs: Array, ax: Axes, **style: Any) -> None:
    """Draw each row's median as a dot, and its full range as a bar."""
    median = np.median(runs, axis=1)
    reach = [median - runs.min(axis=1), runs.max(axis=1) - median]
    ax.errorbar(x, median, reach, ms=6, **style)


def log_axis(ax: Axes, values: Sequence[float] | Array) -> Axes:
    """Make the horizontal axis logarithmic, with ticks at these values alone."""
    ax.set_xscale("log")
    ax.set_xticks(values, [f"{value:g}" for value in values])
    ax.minorticks_off()
    return ax
