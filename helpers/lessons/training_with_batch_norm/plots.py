"""The drawings of notebook 08."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from helpers.figures.curves import Curve, plot_ranges_by_rate, plot_spread

Array = NDArray[Any]
PRICE_CAPTION = (
    "Recorded, each at the rate that is first at 80 %: test accuracy (dots: median "
    "price of 80 %; a dot with a ring: two of them coincide), and mean loss of the "
    "mini-batches. Median and range of five seeds."
)


def plot_loss(until: Array, curves: Sequence[Curve], ax: Axes) -> Axes:
    """Draw losses of shape (seeds, n), each at the end of what it is the mean of."""
    for _, losses, color, _ in curves:
        plot_spread(until, losses, color, ax)
    ax.set_xlabel("training step")
    ax.xaxis.set_major_formatter("{x:,.0f}")
    return loss_axis(ax, "loss of the mini-batches")


def plot_loss_by_rate(
    rates: Sequence[float], curves: Sequence[Curve], ax: Axes
) -> Axes:
    """Draw losses of shape (rates, seeds); those above 3 lie beyond the axis."""
    plot_ranges_by_rate(rates, curves, ax)
    loss_axis(ax, "loss, all training pictures").set_ylim(0.2, 3)
    return ax


def mark_on_level(dots: Sequence[tuple[float, str]], level: float, ax: Axes) -> Axes:
    """Mark places with their colours; of those that coincide, all can be seen."""
    for i, (place, color) in enumerate(dots):
        above = sum(bool(np.isclose(place, x, rtol=0.03)) for x, _ in dots[i + 1 :])
        size = 9 + 7 * above
        ax.plot(place, level, "o", color=color, mec="white", ms=size, zorder=4)
    return ax


def loss_axis(ax: Axes, label: str) -> Axes:
    """Make the vertical axis logarithmic: small losses differ by factors."""
    ax.set(yscale="log", ylabel=label)
    ticks = [0.2, 0.3, 0.5, 1, 2, 3, 5]
    ax.set_yticks(ticks, [f"{tick:g}" for tick in ticks])
    ax.minorticks_off()
    return ax
