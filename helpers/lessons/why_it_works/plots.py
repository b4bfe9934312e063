"""Drawings of notebook 13."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from contourpy import contour_generator
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from numpy.typing import NDArray

from helpers.figures.curves import log_axis, plot_spread
from helpers.figures.style import (
    ACCENT,
    HIGHLIGHT,
    INK,
    MUTED,
    NORMALIZED,
    RAW,
    SKY,
    WIDE_START,
    label_line,
    line_legend,
    new_figure,
)

Array = NDArray[Any]
Panels = Mapping[str, Mapping[str, Array]]
"""From the title of a panel to the runs of each network."""

COLORS = {
    "plain": RAW,
    "plain, noise": HIGHLIGHT,
    "random biases": HIGHLIGHT,
    "normalized once": WIDE_START,
    "normalized": NORMALIZED,
    "normalized, noise": ACCENT,
}


def clouds(
    ends: Mapping[str, Mapping[str, Array]], quantities: Mapping[str, str]
) -> Figure:
    """Draw the end of each run over its drift; the first panel has the names."""
    figure, panels = new_figure(1, len(quantities), height=3.2)
    for ax, (key, title) in zip(panels, quantities.items(), strict=True):
        for name, end in ends.items():
            x, y, color = end["drift"], end[key], COLORS[name]
            ax.plot(x, y, "o", color=color, markersize=6, alpha=0.8)
            if ax is panels[0]:
                label_line(ax, x.max(), y.min(), name, color, xytext=(8, 0))
        ax.set(title=title, xlabel="drift, last 100 steps [spreads]", xlim=(0, 0.48))
        ax.margins(y=0.15)
    return figure


def by_step(
    steps: Sequence[int],
    runs: Panels,
    ylabel: str,
    ylim: tuple[float, float],
    stretched: bool = True,
) -> Figure:
    """Draw runs (seeds, steps), median and range; stretched: logarithmic in both."""
    figure, panels = new_figure(1, len(runs), height=2.9, sharey=True)
    for ax, (title, networks) in zip(panels, runs.items(), strict=True):
        for name, values in networks.items():
            plot_spread(np.array(steps), values, COLORS[name], ax, name)
        ax.xaxis.set_major_formatter("{x:,.0f}")
        if stretched:
            ax.set(yscale="log")
            ax.set_xscale("symlog", linthresh=1)
            ax.set_xticks([0, 1, 10, 100], ["0", "1", "10", "100"])
            ax.minorticks_off()
        ax.set(title=title, xlabel="training step", ylim=ylim)
        ax.set_xlim(steps[0], steps[-1])
        ax.yaxis.set_major_formatter("{x:g}")
    panels[0].set_ylabel(ylabel)
    line_legend(panels[0], loc="lower left" if stretched else "upper right")
    return figure


def by_rate(
    rates: Mapping[str, Sequence[float]],
    runs: Panels,
    best: Mapping[tuple[str, str], float],
) -> Figure:
    """Draw runs (rates, seeds) by learning rate, with a ring at the best rate."""
    figure, panels = new_figure(1, len(runs), height=3.3, sharey=True)
    ring: dict[str, Any] = {"marker": "o", "markersize": 13, "mfc": "none", "mew": 2.5}
    for ax, (kind, networks) in zip(panels, runs.items(), strict=True):
        for name, values in networks.items():
            kept, color = np.isfinite(values).all(axis=1), COLORS[name]
            plot_spread(np.array(rates[kind])[kept], values[kept].T, color, ax, name)
            rate = best[kind, name]
            height = np.median(values[rates[kind].index(rate)])
            ax.plot(rate, height, color=color, **ring)
        ax.axhline(1, color=INK, linestyle=":", linewidth=1.2)
        ax.set(title=kind, yscale="log", ylim=(0.04, 4))
        ax.set_yticks([0.1, 0.3, 1, 3], ["0.1", "0.3", "1", "3"])
        log_axis(ax, rates[kind]).set_xlabel("learning rate")
    panels[0].set_ylabel("change in a step")
    line_legend(panels[1], loc="lower right")
    return figure


def turns(runs: Mapping[float, Array], products: Sequence[float]) -> Figure:
    """Draw turns (products, ...) of each rate as dots, and the prediction."""
    figure, ax = new_figure(height=3.2)
    looks = zip(runs.items(), (SKY, NORMALIZED, INK), (0.95, 1, 1.05), strict=True)
    for (rate, values), color, aside in looks:
        for product, some in zip(products, values, strict=True):
            x = np.full(some.size, aside * product)  # rates stand beside each other
            ax.plot(x, some.ravel(), "o", color=color, ms=5)
        ax.plot([], [], "o", color=color, label=f"rate {rate:g}")
    x = np.geomspace(min(products) / 1.3, max(products) * 1.3, 50)
    ax.plot(x, np.arccos(1 - x), "--", color=MUTED, lw=1.5)
    ax.set(yscale="log", ylabel="turn in a step [radians]")
    ax.set_yticks([0.02, 0.05, 0.1, 0.15], ["0.02", "0.05", "0.1", "0.15"])
    log_axis(ax, products).set_xlabel("rate times decay")
    line_legend(ax, loc="upper left")
    return figure


def fold_lines(side: Array, heights: Array) -> list[Array]:
    """Return the lines on which each unit's height over a square of inputs is 0.

    Where it is 0 over a whole area, the unit is off, and there is no line.
    """
    lines: list[Array] = []
    for height in np.ma.masked_equal(heights, 0):
        lines += contour_generator(side, side, height).lines(0)  # type: ignore[arg-type]
    return lines


def plot_folds(side: Array, heights: Array, x: Array, color: str, ax: Axes) -> Axes:
    """Draw the folds of a network of two inputs, and a cloud of examples."""
    folds = LineCollection(fold_lines(side, heights), linewidths=1.1, colors=MUTED)
    ax.add_collection(folds, autolim=False)
    ax.plot(*x.T, ".", color=color, markersize=3)
    ax.plot(0, 0, "+", color=INK, markersize=12, mew=2)
    ax.set(xlim=side[[0, -1]], ylim=side[[0, -1]], aspect="equal")
    ax.set(xlabel="first input", xticks=[-5, 0, 5], yticks=[-5, 0, 5])
    ax.grid(False)
    return ax


def folds(
    side: Array,
    heights: Mapping[str, Array],
    x: Array,
    offsets: Sequence[float],
    counts: Mapping[str, Array],
) -> Figure:
    """Draw folds and cloud of some networks, then regions with data by distance."""
    figure, panels = new_figure(1, len(heights) + 1, height=3.1)
    for ax, (name, values) in zip(panels, heights.items(), strict=False):
        plot_folds(side, values, x, COLORS[name], ax)
        ax.set_title(name)
    panels[0].set_ylabel("second input")
    ax = panels[-1]
    for name, runs in counts.items():
        plot_spread(np.array(offsets), runs, COLORS[name], ax, name)
    ax.set(xlabel="distance of the cloud", title="regions with data", yscale="log")
    ax.set_yticks([3, 10, 30, 100], ["3", "10", "30", "100"])
    ax.minorticks_off()
    named = ax.get_legend_handles_labels()
    line_legend(figure, *named, loc="outside upper center", ncols=len(counts))
    return figure
