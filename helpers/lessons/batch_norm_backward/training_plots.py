"""Drawings of what the backward pass does to training: norms of weights."""

from collections.abc import Mapping
from typing import Any

from matplotlib.axes import Axes
from matplotlib.ticker import NullLocator
from numpy.typing import NDArray

from helpers.figures.style import INK, NORMALIZED, label_line

Array = NDArray[Any]


def plot_gradient_over_scale(
    scales: Array, norms: Array, expected: Array, ax: Axes
) -> Axes:
    """Draw gradient norms, and the expected ones, over the factor of the weights."""
    ax.loglog(scales, expected, color=INK, linewidth=1.3)
    ax.loglog(scales, norms, "o", color=NORMALIZED, markersize=9)
    ax.set(xlabel="factor a of the weights", ylabel="norm of the gradient")
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_minor_locator(NullLocator())
    return ax


def plot_growth(
    curves: Mapping[str, tuple[Array, Array, str]], ylabel: str, ax: Axes
) -> Axes:
    """Draw ``{name: (measured, predicted, colour)}`` over the steps of training."""
    for name, (measured, predicted, color) in curves.items():
        ax.plot(measured, color=color, linewidth=3)
        every = max(1, len(predicted) // 12)
        ax.plot(predicted, "o", color=INK, markersize=4, markevery=every)
        label_line(ax, len(measured), measured[-1], name, color, annotation_clip=False)
    ax.set(xlabel="steps", ylabel=ylabel)
    return ax
