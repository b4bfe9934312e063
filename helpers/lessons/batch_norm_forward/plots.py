"""Drawings of a batch on its way through batch normalization."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from numpy.typing import NDArray

from helpers.figures import style
from helpers.figures.curves import Curve, log_axis
from helpers.figures.numbers import fixed, significant
from helpers.figures.parts import bare, label_middle, name_rows

Array = NDArray[Any]

GROUP_COLORS = (style.ACCENT, style.HIGHLIGHT, style.SKY, style.MUTED)
"""Of features."""


def _tinted(color: str, tint: float) -> Array:
    """Mix a colour with white; a tint of 1 leaves it as it is."""
    return 1 - tint * (1 - np.array(to_rgb(color)))


FEATURE_TINTS = np.array([_tinted(color, 0.42) for color in GROUP_COLORS])
"""Of cells that share a feature."""
EXAMPLE_TINTS = np.array(
    [_tinted(style.WIDE_START, t) for t in (0.12, 0.3, 0.48, 0.66)]
)
"""Of cells that share an example: shades of a colour that no feature has."""
UNGROUPED = _tinted("#DDDDDD", 0.42)


def plot_cells(
    values: Array, groups: Array, ax: Axes, tints: Array = FEATURE_TINTS
) -> Axes:
    """Draw a batch (N, D) as a table, tinted by groups (N, D); -1 stays grey."""
    ax.imshow(np.vstack([tints, UNGROUPED])[groups], aspect="auto")
    for (row, column), value in np.ndenumerate(values):
        text = significant(value, 4) if groups[row, column] < 0 else fixed(value)
        ax.text(column, row, text, ha="center", va="center", fontsize=14)
    rows, columns = values.shape
    ax.set_xticks(range(columns), "ABCDEFGH"[:columns])
    ax.set_yticks(range(rows), [str(row + 1) for row in range(rows)])
    ax.set_xticks(np.arange(columns - 1) + 0.5, minor=True)
    ax.set_yticks(np.arange(rows - 1) + 0.5, minor=True)
    bare(ax)
    ax.grid(which="minor", color="white", linewidth=3)
    ax.xaxis.tick_top()
    return ax


def plot_features(columns: Array, mean: Array, std: Array, ax: Axes) -> None:
    """Draw each feature of a batch (N, D) as dots on a line, with mean ± std above."""
    for i, (column, color) in enumerate(zip(columns.T, GROUP_COLORS, strict=False)):
        ax.plot(column, np.full(len(column), i), "o", color=color, markersize=11)
        ax.errorbar(mean[i], i - 0.32, xerr=std[i], fmt="|", color=style.INK, capsize=4)
        style.label_line(
            ax, mean[i] + std[i], i - 0.32, f"±{std[i]:.3g}", style.INK, fontsize=11
        )
    ax.axvline(0, color=style.INK, linewidth=0.8, zorder=0)
    name_rows(ax, "ABCDEFGH"[: columns.shape[1]], above=0.75)
    ax.margins(x=0.16)


def plot_named_curves(x: Array, curves: Iterable[Curve], ax: Axes) -> None:
    """Draw curves over logarithmic axes, each name at the place `label_at`."""
    for name, y, color, (right, up) in curves:
        ax.plot(x, y, color=color)
        ax.text(right, up, name, color=style.text_color(color), ha="left", va="center")
    ax.set(xscale="log", yscale="log", xlim=(x[0], x[-1]))
    ax.minorticks_off()


def plot_histogram(values: Array, bins: Array, color: str, ax: Axes) -> Axes:
    """Draw how those of the values are distributed that lie within the bins."""
    values = values[(bins[0] <= values) & (values <= bins[-1])]
    ax.hist(values, bins.tolist(), density=values.size > 0, color=color, alpha=0.75)
    ax.set(yticks=[], xlim=(bins[0], bins[-1]))
    ax.grid(False)
    return ax


def plot_bell(z: Array, density: Array, ax: Axes) -> Axes:
    """Draw the density of a Gaussian, for comparison."""
    ax.plot(z, density, color=style.INK, linestyle="--", linewidth=1.5)
    return ax


def plot_units(curves: Iterable[Curve], ax: Axes) -> None:
    """Draw a number for each unit as a dot, each name centred at `label_at`."""
    for name, numbers, color, (x, y) in curves:
        ax.plot(np.arange(len(numbers)) + 1, numbers, "o", color=color, markersize=4)
        style.label_line(ax, x, y, name, color, xytext=(0, 0), ha="center")
    ax.set_xlabel("unit")


def plot_outputs(
    sizes: Array, outputs: Sequence[Array], middles: Sequence[Array], ax: Axes
) -> None:
    """Draw what a picture became: dots in a row a batch size, its middles as a bar."""
    for row, (output, middle) in enumerate(zip(outputs, middles, strict=True)):
        place = np.full(len(output), row - 0.1)
        ax.plot(
            output, place, "o", color=style.NORMALIZED, markersize=5, alpha=0.1, mew=0
        )
        (bar,) = ax.plot(middle, [row + 0.25] * 2, color=style.INK, linewidth=4)
        bar.set_solid_capstyle("butt")  # or the bar is longer than the middle
    name_rows(ax, [f"{size:,}" for size in sizes], above=0.5, below=0.6)
    ax.set_ylabel("batch size")


def plot_spreads(sizes: Array, curves: Iterable[Curve], ax: Axes) -> Axes:
    """Draw spreads, measured and in theory, named `label_at` points above."""
    for name, (measured, theory), color, height in curves:
        ax.plot(sizes, theory, "--", color=color, linewidth=1.5)
        ax.plot(sizes, measured, "o", color=color)
        label_middle(ax, sizes, theory, name, color, xytext=(0, height), ha="left")
    ax.set(yscale="log", xlabel="batch size")
    ax.set_yticks([0.02, 0.05, 0.1, 0.2, 0.5], ["0.02", "0.05", "0.1", "0.2", "0.5"])
    return log_axis(ax, sizes[::2])
