"""Drawings of distributions that move: across layers, steps, and sets of pictures."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from helpers.figures.bands import BAR_WIDTH, keep_last_label_inside
from helpers.figures.curves import Curve, plot_spread
from helpers.figures.parts import bare, label_middle, name_rows
from helpers.figures.style import INK, label_line

Array = NDArray[Any]


def plot_layers(box: Array, center: Array, spread: Array, ax: Axes, color: str) -> None:
    """Draw five quantiles a layer as a box, and units (layers, units) as bars."""
    for layer, band in enumerate(box, start=1):
        x = [layer - BAR_WIDTH / 2, layer + BAR_WIDTH / 2]
        ax.fill_between(x, band[0], band[4], color=color, alpha=0.13, lw=0)
        ax.fill_between(x, band[1], band[3], color=color, alpha=0.22, lw=0)
    bars = unit_places(*center.shape).ravel(), center.ravel(), spread.ravel()
    ax.errorbar(*bars, fmt="o", color=color, markersize=3.5, linewidth=2)
    ax.set(xlabel="layer", xticks=range(1, len(box) + 1))
    ax.grid(False, axis="x")


def unit_places(layers: int, units: int) -> Array:
    """Return where the bars of the units stand, of shape (layers, units)."""
    offsets = np.linspace(-0.43, 0.43, units) * BAR_WIDTH
    return np.arange(1, layers + 1)[:, np.newaxis] + offsets


def plot_shifts(steps: Array, curves: Sequence[Curve], ax: Axes) -> None:
    """Draw shifts (seeds, steps), named `label_at` points above their middle."""
    for name, shifts, color, height in curves:
        plot_spread(steps, shifts, color, ax)
        middle = np.median(shifts, axis=0)
        label_middle(ax, steps, middle, name, color, xytext=(0, height))
    ax.set(yscale="log", xlabel="end of the interval [steps]", xlim=(0, steps[-1]))
    ticks = [0, steps[-1] / 2, steps[-1]]
    ax.set_xticks(ticks, [f"{tick:,.0f}" for tick in ticks])
    keep_last_label_inside(ax)


def plot_gallery(rows: Mapping[str, Array], names: Sequence[str], ax: Axes) -> None:
    """Draw rows of pictures (columns, side, side), with names on the left and above."""
    size = next(iter(rows.values())).shape[1]
    picture = np.vstack([np.hstack(list(pictures)) for pictures in rows.values()])
    ax.imshow(picture, cmap="gray", vmin=0, vmax=255)
    ax.set_xticks(size * np.arange(len(names)) + size / 2, names, fontsize=11)
    ax.set_yticks(size * np.arange(len(rows)) + size / 2, list(rows))
    ax.xaxis.tick_top()
    bare(ax)


def plot_pairs(pairs: Sequence[Curve], names: tuple[str, str], ax: Axes) -> None:
    """Draw pairs of percents as a full and an empty dot, each with one of `names`."""
    for row, (_, ends, color, _) in enumerate(pairs):
        ax.plot(ends, [row, row], color=color, linewidth=3, alpha=0.5)
        for end, fill in zip(ends, (color, "white"), strict=True):
            width = 1 if fill == color else 2.5
            ax.plot(end, row, "o", color=color, ms=11, mfc=fill, mew=width)
    for x, name in zip(pairs[0].y, names, strict=True):
        label_line(ax, x, 0, name, INK, ha="center", xytext=(0, 16))
    name_rows(ax, [pair.name for pair in pairs], above=0.9)
    ax.set(xlim=(40, 90), xlabel="test accuracy [%]")
