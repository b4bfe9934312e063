"""Drawings of distributions that move: across layers, steps, and sets of pictures."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from helpers.figures.bands import BAR_WIDTH, keep_last_label_inside
from helpers.figures.curves import Curve, plot_spread
from helpers.figures.style import INK, label_line

Array = NDArray[Any]


def plot_layers(
    bands: Array, center: Array, spread: Array, ax: Axes, **bar: Any
) -> Axes:
    """Draw each layer's five quantiles as a box, and a few of its units as bars.

    `center` and `spread` have the shape (layers, units).
    """
    for layer, band in enumerate(bands, start=1):
        x = [layer - BAR_WIDTH / 2, layer + BAR_WIDTH / 2]
        ax.fill_between(x, band[0], band[4], color=bar["color"], alpha=0.13, lw=0)
        ax.fill_between(x, band[1], band[3], color=bar["color"], alpha=0.22, lw=0)
    style: dict[str, Any] = {"fmt": "o", "markersize": 3.5, "linewidth": 2} | bar
    ax.errorbar(
        unit_places(*center.shape).ravel(), center.ravel(), spread.ravel(), **style
    )
    ax.set(xlabel="layer", xticks=range(1, len(bands) + 1))
    ax.grid(False, axis="x")
    return ax


def unit_places(layers: int, units: int) -> Array:
    """Return where the bars of the units stand, of shape (layers, units)."""
    offsets = np.linspace(-0.43, 0.43, units) * BAR_WIDTH
    return np.arange(1, layers + 1)[:, np.newaxis] + offsets


def plot_shifts(steps: Array, curves: Sequence[Curve], ax: Axes) -> Axes:
    """Draw shifts (seeds, steps) by the end of their interval, with median and range.

    A curve is labelled `label_at` points above its middle.
    """
    for name, shifts, color, height in curves:
        plot_spread(steps, shifts, color, ax)
        middle = len(steps) // 2
        point = steps[middle], np.median(shifts[:, middle])
        label_line(ax, *point, name, color, xytext=(0, height))
    ax.set(yscale="log", xlabel="end of the interval [steps]", xlim=(0, steps[-1]))
    ax.set_xticks(
        [0, steps[-1] / 2, steps[-1]], ["0", f"{steps[-1] / 2:,.0f}", f"{steps[-1]:,}"]
    )
    return keep_last_label_inside(ax)


def plot_gallery(rows: Mapping[str, Array], names: Sequence[str], ax: Axes) -> Axes:
    """Draw rows of pictures (columns, side, side), with names on the left and above."""
    size = next(iter(rows.values())).shape[1]
    picture = np.vstack([np.hstack(list(pictures)) for pictures in rows.values()])
    ax.imshow(picture, cmap="gray", vmin=0, vmax=255)
    centers = size * np.arange(len(names)) + size / 2
    ax.set_xticks(centers, names, fontsize=11)
    ax.set_yticks(size * np.arange(len(rows)) + size / 2, list(rows))
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.grid(False)
    return ax


def plot_pairs(pairs: Sequence[Curve], names: tuple[str, str], ax: Axes) -> Axes:
    """Draw pairs of numbers in percent, as a full and an empty dot joined by a line.

    `names` stand above the two dots of the first row.
    """
    for row, (_, (full, empty), color, _) in enumerate(pairs):
        ax.plot([full, empty], [row, row], color=color, linewidth=3, alpha=0.5)
        ax.plot(full, row, "o", color=color, markersize=11)
        ax.plot(empty, row, "o", color=color, markersize=11, mfc="white", mew=2.5)
    for x, name in zip(pairs[0].y, names, strict=True):
        label_line(ax, x, 0, name, INK, ha="center", xytext=(0, 16))
    ax.set_yticks(range(len(pairs)), [pair.name for pair in pairs])
    ax.set(ylim=(len(pairs) - 0.5, -0.9), xlim=(40, 90), xlabel="test accuracy [%]")
    ax.grid(False, axis="y")
    return ax
