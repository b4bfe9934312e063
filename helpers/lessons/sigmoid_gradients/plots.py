"""Drawings of the sigmoid's slope, and of gradients on their way through layers."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import LogLocator, NullLocator
from numpy.typing import NDArray

from helpers.figures.style import ACCENT, HIGHLIGHT, INK, MUTED, SKY, label_line

Array = NDArray[Any]


def plot_sample_on_slope(
    sample: Array, h: Array, slope: Array, bins: int, ax: Axes
) -> Axes:
    """Draw where a sample lies under the slope of an activation.

    Parameters
    ----------
    sample : ndarray
        The numbers that go into the activation.
    h, slope : ndarray
        The slope's curve.
    bins : int
        How many bars from the first to the last `h`. The highest is drawn at 0.8
        of the slope's peak.
    ax : Axes
    """
    counts, edges = np.histogram(sample, bins, (h[0], h[-1]))
    heights = counts * 0.8 * slope.max() / max(counts.max(), 1)
    ax.stairs(heights, edges, color=SKY, fill=True)
    ax.plot(h, slope, color=ACCENT)
    for edge in (-2, 2):
        ax.axvline(edge, color=MUTED, linestyle="--", linewidth=1.2)
    ax.set(xlim=(h[0], h[-1]), ylim=(0, 1.12 * (slope.max() or 1)))
    ax.set(xlabel="input of the sigmoid, h", ylabel="slope of the sigmoid")
    ax.label_outer()
    return ax


def plot_line_fit(h: Array, y: Array, line: Array, density: Array, ax: Axes) -> Axes:
    """Draw an activation, a straight line fitted to it, and the data's density."""
    ax.fill_between(
        h, 0.8 * density / (density.max() or 1), color=SKY, alpha=0.35, lw=0
    )
    ax.plot(h, y, color=INK, linewidth=3)
    ax.plot(h, line, color=HIGHLIGHT, linestyle="--")
    ax.set(xlim=(h[0], h[-1]), ylim=(0, 1.05))
    ax.set(xlabel="input of the sigmoid, h", ylabel="activation, y")
    ax.label_outer()
    return ax


def plot_fits(
    x: Array,
    target: Array,
    fits: Mapping[str, Array],
    colors: Mapping[str, str],
    ax: Axes,
) -> Axes:
    """Draw a target over one input, and fits of it with their names."""
    ax.plot(x, target, color=MUTED, linewidth=7, alpha=0.35)
    for name, fit in fits.items():
        ax.plot(x, fit, color=colors[name])
        label_line(ax, x[-1], fit[-1], name, colors[name], annotation_clip=False)
    ax.set(xlabel="the input u", ylabel="target and fits")
    ax.set_xlim(x[0], x[-1])
    return ax


def plot_norms(
    curves: Mapping[str, tuple[Array, str, str]],
    ax: Axes,
    theory: Mapping[str, Array] | None = None,
) -> Axes:
    """Draw gradient norms as shares of the norm at the output, which is on the left.

    A grey line marks the size that the gradient has there.

    Parameters
    ----------
    curves : mapping
        From a name to ``(shares, colour, vertical alignment)``; the shares have one
        row a seed and one column a layer, from the input to the output. The line is
        the median seed, the band reaches from the lowest to the highest.
    ax : Axes
    theory : mapping, optional
        Shares to draw as dashed lines, for some of the names.
    """
    depth = 0
    for name, (shares, color, va) in curves.items():
        depth = shares.shape[1] - 1
        layers = np.arange(depth + 1)
        middle = np.median(shares, axis=0)
        ax.fill_between(
            layers,
            shares.min(axis=0),
            shares.max(axis=0),
            color=color,
            alpha=0.25,
            lw=0,
        )
        ax.semilogy(layers, middle, color=color)
        if theory and name in theory:
            ax.semilogy(layers, theory[name], "--", color=INK, linewidth=1.6)
        label_line(ax, 0, middle[0], name, color, va=va, annotation_clip=False)
    ax.axhline(1, color=MUTED, linewidth=1.2, zorder=1)
    ax.set(xlim=(depth, 0), ylabel="share of the gradient")
    ax.set_xlabel(
        f"gradient on the output side of layer … ({depth}: the output, 0: the input)"
    )
    ax.set_xticks(np.arange(depth, -1, -5))
    ax.yaxis.set_major_locator(LogLocator(numticks=6))
    ax.yaxis.set_minor_locator(NullLocator())
    return ax


def plot_factors(
    curves: Mapping[str, tuple[Array, Array, Array, Array, str]],
    straight: Array,
    ax: Axes,
) -> Axes:
    """Draw the factor per layer over the weight scale.

    Parameters
    ----------
    curves : mapping
        From a name to ``(scales, theory, measured scales, measured factors, colour)``;
        the measured factors have one column a seed.
    straight : ndarray
        What the theory of the first curve would be without saturation.
    ax : Axes
    """
    for i, (name, curve) in enumerate(curves.items()):
        scales, theory, tried, factors, color = curve
        ax.loglog(scales, theory, color=color)
        ax.loglog(tried, factors, "o", color=color, markersize=4)
        label_line(ax, scales[-1], theory[-1], name, color, annotation_clip=False)
        if i == 0:
            ax.loglog(scales, straight, "--", color=color, linewidth=1.6)
            label_line(
                ax, scales[-1], straight[-1], "s/4", color, annotation_clip=False
            )
    ax.axhline(1, color=MUTED, linewidth=1.2, zorder=1)
    ax.set(xlabel="weight scale s", ylabel="factor per layer")
    ax.set_xlim(scales[0], scales[-1])
    ax.set_xticks([0.5, 1, 2, 4, 8, 16, 32], ["0.5", "1", "2", "4", "8", "16", "32"])
    ax.set_yticks([0.1, 1, 10], ["0.1", "1", "10"])
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_minor_locator(NullLocator())
    return ax


def plot_batch_sizes(
    sizes: Array, factors: Array, theory: Array, limit: float, color: str, ax: Axes
) -> Axes:
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
    return ax
