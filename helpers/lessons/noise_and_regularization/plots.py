"""Drawings for notebook 12: the noise of the batch, and what it does to a training."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from helpers.figures.curves import Curve
from helpers.figures.style import INK, MUTED, NORMALIZED, label_line

Array = NDArray[Any]


def plot_companies(clouds: Mapping[str, tuple[Array, str]], z: float, ax: Axes) -> Axes:
    """Draw how one number is spread by its companies: ``{name: (x-hats, colour)}``."""
    edges = np.linspace(z - 1.6, z + 1.6, 81)
    for name, (x_hat, color) in clouds.items():
        heights, _ = np.histogram(x_hat, edges, density=True)
        ax.stairs(heights, edges, color=color, lw=2)
        ax.stairs(heights, edges, color=color, alpha=0.15, fill=True)
        half = int(np.flatnonzero(heights > heights.max() / 2)[-1])
        label_line(ax, edges[half + 1], heights.max() / 2, name, color)
    ax.axvline(z, color=INK, ls="--", lw=1.5)
    ax.set(xlabel="x-hat of one picture in one unit", ylabel="density", ylim=(0, None))
    ax.set_xlim(edges[0], edges[-1])
    return ax


def plot_noise_by_place(z: Array, variances: Array, law: Curve, ax: Axes) -> Axes:
    """Draw measured variances over the place of the number, and a law from -3 to 3."""
    ax.plot(z, variances, ".", color=NORMALIZED, ms=5, alpha=0.25, mew=0)
    grid = np.linspace(-3, 3, len(law.y))
    ax.plot(grid, law.y, color=law.color, lw=2.5)
    label_line(
        ax, -3, law.y[0], law.name, law.color, xytext=(12, 4), ha="left", va="bottom"
    )
    ax.set(xlabel="z of a picture in a unit", xlim=(-3.6, 3.6), ylim=(0, None))
    return ax


def plot_noise_by_size(
    sizes: Sequence[int],
    curves: Sequence[Curve],
    levels: Mapping[str, float],
    ax: Axes,
) -> Axes:
    """Draw variances that shrink with the batch, and levels that do not."""
    for name, level in levels.items():
        ax.axhline(level, color=MUTED, ls="--", lw=1.5)
        label_line(ax, sizes[-1], level, name, MUTED, xytext=(0, 8), ha="right")
    for curve in curves:
        ax.plot(sizes, curve.y, "o-", color=curve.color, ms=5)
        label_line(ax, sizes[-1], curve.y[-1], curve.name, curve.color)
    ax.set(
        xscale="log", yscale="log", xlabel="batch size m", ylabel="variance of x-hat"
    )
    ax.set_xticks(sizes, [str(m) for m in sizes])
    ax.minorticks_off()
    return ax
