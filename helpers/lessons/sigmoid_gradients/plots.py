"""Drawings of the sigmoid's slope, and of gradients on their way through layers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import LogLocator, NullLocator
from numpy.typing import NDArray

from helpers.figures.curves import Curve, plot_spread
from helpers.figures.style import ACCENT, HIGHLIGHT, INK, MUTED, SKY, label_line

Array = NDArray[Any]


def plot_sample_on_slope(
    sample: Array, h: Array, slope: Array, bins: int, ax: Axes
) -> None:
    """Draw where a sample lies under the slope of an activation."""
    counts, edges = np.histogram(sample, bins, (h[0], h[-1]))
    heights = counts * 0.8 * slope.max() / max(counts.max(), 1)
    ax.stairs(heights, edges, color=SKY, fill=True)
    ax.plot(h, slope, color=ACCENT)
    for edge in (-2, 2):
        ax.axvline(edge, color=MUTED, linestyle="--", linewidth=1.2)
    ax.set(xlim=(h[0], h[-1]), ylim=(0, 1.12 * (slope.max() or 1)))
    ax.set(xlabel="input of the sigmoid, h", ylabel="slope of the sigmoid")
    ax.label_outer()


def plot_line_fit(h: Array, y: Array, line: Array, density: Array, ax: Axes) -> None:
    """Draw an activation, a straight line fitted to it, and the data's density."""
    heights = 0.8 * density / (density.max() or 1)
    ax.fill_between(h, heights, color=SKY, alpha=0.35, lw=0)
    ax.plot(h, y, color=INK, linewidth=3)
    ax.plot(h, line, color=HIGHLIGHT, linestyle="--")
    ax.set(xlim=(h[0], h[-1]), ylim=(0, 1.05))
    ax.set(xlabel="input of the sigmoid, h", ylabel="activation, y")
    ax.label_outer()


def plot_fits(x: Array, target: Array, fits: Iterable[Curve], ax: Axes) -> None:
    """Draw a target over one input, and fits of it with their names."""
    ax.plot(x, target, color=MUTED, linewidth=7, alpha=0.35)
    for name, fit, color, _ in fits:
        ax.plot(x, fit, color=color)
        label_line(ax, x[-1], fit[-1], name, color, annotation_clip=False)
    ax.set(xlabel="the input u", ylabel="target and fits")
    ax.set_xlim(x[0], x[-1])


def plot_norms(
    curves: Sequence[Curve], ax: Axes, theory: Mapping[str, Array] | None = None
) -> None:
    """Draw gradient norms as shares of the norm at the output, which is on the left.

    One row of a curve's `y` is a seed, one column a layer, from the input on.
    """
    depth = curves[0].y.shape[1] - 1
    layers = np.arange(depth + 1)
    ax.set_yscale("log")
    for name, shares, color, label_at in curves:
        plot_spread(layers, shares, color, ax)
        place = {"xytext": label_at or (6, 0), "annotation_clip": False}
        label_line(ax, 0, np.median(shares[:, 0]), name, color, **place)
        if theory and name in theory:
            ax.plot(layers, theory[name], "--", color=INK, linewidth=1.6)
    ax.axhline(1, color=MUTED, linewidth=1.2, zorder=1)
    ax.set(xlim=(depth, 0), ylabel="share of the gradient")
    ends = f"{depth}: the output, 0: the input"
    ax.set_xlabel(f"gradient on the output side of layer … ({ends})")
    ax.set_xticks(np.arange(depth, -1, -5))
    ax.yaxis.set_major_locator(LogLocator(numticks=6))
    ax.yaxis.set_minor_locator(NullLocator())


def plot_factors(
    scales: Array, curves: Sequence[Curve], straight: Array, ax: Axes
) -> None:
    """Draw theory's factor per layer over the weight scale; dashed, a straight one."""
    unsaturated = Curve("s/4", straight, curves[0].color)
    ax.loglog(scales, straight, "--", color=unsaturated.color, linewidth=1.6)
    for curve in curves:
        ax.loglog(scales, curve.y, color=curve.color)
    for name, theory, color, _ in [*curves, unsaturated]:
        label_line(ax, scales[-1], theory[-1], name, color, annotation_clip=False)
    ax.axhline(1, color=MUTED, linewidth=1.2, zorder=1)
    ax.set(xlabel="weight scale s", ylabel="factor per layer")
    ax.set_xlim(scales[0], scales[-1])
    ax.set_xticks([0.5, 1, 2, 4, 8, 16, 32], ["0.5", "1", "2", "4", "8", "16", "32"])
    ax.set_yticks([0.1, 1, 10], ["0.1", "1", "10"])
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_minor_locator(NullLocator())


def plot_measured(scales: Array, factors: Array, color: str, ax: Axes) -> None:
    """Add what was measured, one row of factors a scale, to `plot_factors`."""
    ax.plot(scales, factors, "o", color=color, markersize=4)


def plot_batch_sizes(
    sizes: Array, factors: Array, theory: Array, limit: float, color: str, ax: Axes
) -> None:
    """Draw the growth per layer over the batch size, one row of factors a seed."""
    ax.semilogx(sizes, theory, "--", color=INK, linewidth=1.6)
    for row in factors:
        ax.semilogx(sizes, row, "o", color=color, markersize=5)
    ax.axhline(limit, color=MUTED, linewidth=1.2)
    label_line(ax, sizes[-2], limit, "limit", MUTED, xytext=(0, -10), ha="right")
    ax.set(xlabel="examples in the batch", ylabel="growth per layer")
    ax.set(xlim=(5.5, 145), ylim=(1.15, 1.5))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.set_xticks(sizes, [str(size) for size in sizes])
