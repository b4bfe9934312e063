"""Drawings of training runs that are repeated with several seeds."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from helpers.plots.style import label_line

Array = NDArray[Any]


def plot_spread(
    x: Array, runs: Array, color: str, ax: Axes, label: str = "", **label_kw: Any
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
        Written beside the last point.
    **label_kw
        Passed to `style.label_line`, for example ``xytext=(6, -8)``.
    """
    ax.fill_between(x, runs.min(axis=0), runs.max(axis=0), color=color, alpha=0.2, lw=0)
    median = np.median(runs, axis=0)
    ax.plot(x, median, color=color)
    if label:
        label_line(ax, x[-1], median[-1], label, color, **label_kw)
    return ax


def plot_accuracy(
    steps: Array, runs: Mapping[str, tuple[Array, str]], ax: Axes, level: float
) -> Axes:
    """Draw test accuracies by training step, and the level that they race for.

    Parameters
    ----------
    steps : ndarray, shape (n,)
    runs : mapping
        From a name to ``(accuracies, colour)``, accuracies of shape (seeds, n) as
        shares of 1. The names are written under each other, at the right.
    ax : Axes
    level : float
        Share of right answers, drawn as a dashed line.
    """
    ax.axhline(100 * level, color="0.5", linestyle="--", linewidth=1.2)
    for name, (accuracies, color) in runs.items():
        plot_spread(steps, 100 * accuracies, color, ax)
        ax.plot([], [], color=color, label=name)
    ax.set(xlabel="training step", ylabel="test accuracy [%]", ylim=(0, 100))
    ax.set_xlim(steps[0], steps[-1])
    ax.legend(loc="lower right", labelcolor="linecolor")
    return ax


def plot_rates(
    rates: Sequence[float], runs: Mapping[str, tuple[Array, str]], ax: Axes
) -> Axes:
    """Draw the accuracy that is reached at each learning rate.

    Parameters
    ----------
    rates : sequence of float
        Learning rates.
    runs : mapping
        From a name to ``(accuracies, colour, label_at)``: accuracies of shape
        (rates, seeds) as shares of 1.
    ax : Axes
    """
    for name, (accuracies, color) in runs.items():
        plot_spread(np.asarray(rates), 100 * accuracies.T, color, ax)
        ax.plot(rates, 100 * np.median(accuracies, axis=1), "o", color=color)
        ax.plot([], [], "o-", color=color, label=name)
    ax.set(xscale="log", xlabel="learning rate", ylabel="test accuracy [%]")
    ax.set_ylim(0, 100)
    ax.set_xticks(rates, [f"{rate:g}" for rate in rates])
    ax.minorticks_off()
    ax.legend(loc="lower center", labelcolor="linecolor", bbox_to_anchor=(0.5, 0.12))
    return ax
