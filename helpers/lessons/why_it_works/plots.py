"""Drawings of notebook 13."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from contourpy import contour_generator
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from numpy.typing import NDArray

from helpers.figures.curves import plot_spread
from helpers.figures.style import INK, MUTED, label_line, line_legend

Array = NDArray[Any]


def fold_lines(side: Array, heights: Array) -> list[Array]:
    """Return the lines on which each unit's height over a square of inputs is 0."""
    lines: list[Array] = []
    for height in heights:
        lines += contour_generator(side, side, height).lines(0)  # type: ignore[arg-type]
    return lines


def plot_folds(side: Array, heights: Array, x: Array, color: str, ax: Axes) -> Axes:
    """Draw the folds of a network of two inputs, and a cloud of examples."""
    folds = LineCollection(fold_lines(side, heights), linewidths=1.1, colors=MUTED)
    ax.add_collection(folds, autolim=False)
    ax.plot(*x.T, ".", color=color, markersize=3)
    ax.plot(0, 0, "+", color=INK, markersize=12, mew=2)
    ax.set(xlim=side[[0, -1]], ylim=side[[0, -1]], aspect="equal")
    ax.set_xlabel("first input")
    ax.grid(False)
    return ax


def plot_clouds(clouds: Mapping[str, tuple[Array, Array, str]], ax: Axes) -> Axes:
    """Draw the runs of each ``{name: (x, y, colour)}`` as dots, with its name above."""
    for name, (x, y, color) in clouds.items():
        ax.plot(x, y, "o", color=color, markersize=6, alpha=0.8)
        place: dict[str, Any] = {"ha": "center", "xytext": (0, 12)}
        label_line(ax, np.median(x), y.max(), name, color, **place)
    ax.set_xlim(0, 0.34)
    return ax


def plot_by_step(
    steps: Array, runs: Array, color: str, ax: Axes, name: str, stretched: bool = True
) -> Axes:
    """Draw runs (seeds, steps), median and range, early steps apart if asked for."""
    plot_spread(steps, runs, color, ax)
    ax.plot([], [], color=color, label=name)
    if stretched:
        ax.set_xscale("symlog", linthresh=1)
        ax.set_xticks([0, 1, 10, 100], ["0", "1", "10", "100"])
        ax.minorticks_off()
        ax.set_xlabel("training step")
    return ax


def plot_change(
    rates: Sequence[float], runs: Array, best: int, color: str, ax: Axes, name: str
) -> Axes:
    """Draw runs (rates, seeds) by learning rate, with a ring at the best rate."""
    kept = np.isfinite(runs).all(axis=1)
    x, y = np.array(rates)[kept], runs[kept].T
    plot_spread(x, y, color, ax)
    ax.plot([], [], color=color, label=name)
    ring: dict[str, Any] = {"markersize": 13, "mfc": "none", "mew": 2.5}
    ax.plot(rates[best], np.median(runs[best]), "o", color=color, **ring)
    ax.axhline(1, color=INK, linestyle=":", linewidth=1.2)
    ax.set(xscale="log", xlabel="learning rate")
    ax.set_xticks(rates, [f"{rate:g}" for rate in rates])
    ax.minorticks_off()
    return ax


def plot_turns(
    products: Sequence[float], turns: Array, color: str, ax: Axes, name: str
) -> Axes:
    """Draw turns (products, seeds, layers) as dots by rate times decay."""
    for product, some in zip(products, turns, strict=True):
        ax.plot(np.full(some.size, product), some.ravel(), "o", color=color, ms=5)
    ax.plot([], [], "o", color=color, label=name)
    ax.set(xscale="log", yscale="log")
    ax.set_xticks(products, [f"{p:g}" for p in products])
    ax.set_yticks([0.03, 0.1, 0.2], ["0.03", "0.1", "0.2"])
    ax.minorticks_off()
    return ax


def plot_regions(
    offsets: Sequence[int], runs: Array, color: str, ax: Axes, name: str
) -> Axes:
    """Draw how many regions hold data, (draws, offsets), by the cloud's distance."""
    plot_spread(np.array(offsets), runs, color, ax)
    ax.plot([], [], color=color, label=name)
    ax.set(xlabel="distance of the cloud", title="regions with data", yscale="log")
    ax.set_yticks([3, 10, 30, 100], ["3", "10", "30", "100"])
    ax.minorticks_off()
    line_legend(ax, loc="lower left")
    return ax
