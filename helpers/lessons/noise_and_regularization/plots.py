"""Drawings for notebook 12: the noise of the batch, and what it does to a training."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from helpers.figures.curves import Curve, log_axis, plot_ranges
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
        label_line(ax, edges[half + 1], heights.max() / 2, name, color, xytext=(8, 8))
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


def plot_against_law(law: Array, variances: Array, ax: Axes) -> Axes:
    """Draw measured variances over those of a law; on the line they are equal."""
    ax.plot(law, variances, ".", color=NORMALIZED, ms=5, alpha=0.25, mew=0)
    top = variances.max()
    ax.plot([0, top], [0, top], color=INK, lw=2.5)
    label_line(ax, top, top, "equal", INK, xytext=(-8, 0), ha="right")
    ax.set(xlim=(0, None), ylim=(0, None))
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
    log_axis(ax, sizes)
    ax.set(yscale="log", xlabel="batch size m", ylabel="variance of x-hat")
    ax.set_yticks([0.01, 0.1, 1], ["0.01", "0.1", "1"])
    ax.minorticks_off()
    return ax


def plot_over_rates(rates: Sequence[float], curves: Sequence[Curve], ax: Axes) -> Axes:
    """Draw median and range of the seeds at each learning rate, (rates, seeds)."""
    for i, (name, runs, color, _) in enumerate(curves):
        x = np.asarray(rates) * 1.06 ** (2 * i - len(curves) + 1)
        plot_ranges(x, runs, ax, fmt="o-", color=color, lw=1.5, label=name)
    log_axis(ax, rates).set_xlabel("learning rate")
    return ax


def plot_differences(
    places: Sequence[int], curves: Sequence[Curve], better_above: bool, ax: Axes
) -> Axes:
    """Draw normalized minus plain, (places, seeds): means, and pairs as small dots."""
    ax.axhline(0, color=INK, lw=1.2)
    for i, (name, pairs, color, _) in enumerate(curves):
        x = np.arange(len(places)) + 0.16 * (i - (len(curves) - 1) / 2)
        ax.plot(x, pairs, "o", color=color, ms=4, mec="white", mew=0.6, zorder=4)
        ax.plot(x, pairs.mean(axis=1), "o-", color=color, lw=1.5, ms=8, label=name)
    ax.set_xticks(range(len(places)), [f"{place:,}" for place in places])
    ax.set(xlabel="training pictures", xlim=(-0.4, len(places) - 0.6))
    side = "above" if better_above else "below"
    ax.set_ylabel(f"normalized better: {side} 0")
    return ax
