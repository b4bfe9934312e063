"""Drawings of notebook 13."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from contourpy import contour_generator
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from numpy.typing import NDArray

from helpers.figures.curves import Curve, plot_spread
from helpers.figures.style import INK, MUTED, label_line
from helpers.nn.layers import Sequential
from helpers.studies.regions import relu_inputs

Array = NDArray[Any]


def fold_lines(network: Sequential, side: Array) -> list[Array]:
    """Return the lines in a square of inputs on which a ReLU's input is 0."""
    grid = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    heights = relu_inputs(network, grid).reshape(len(side), len(side), -1)
    lines: list[Array] = []
    for height in np.moveaxis(heights, 2, 0):
        lines += contour_generator(side, side, height).lines(0)
    return lines


def plot_folds(network: Sequential, x: Array, color: str, ax: Axes) -> Axes:
    """Draw the folds of a network of two inputs, and a cloud of examples."""
    side = np.linspace(-8, 8, 81)
    folds = LineCollection(fold_lines(network, side), linewidths=1.1, colors=MUTED)
    ax.add_collection(folds, autolim=False)
    ax.plot(*x.T, ".", color=color, markersize=3)
    ax.plot(0, 0, "+", color=INK, markersize=12, mew=2)
    ax.set(xlim=(-8, 8), ylim=(-8, 8), aspect="equal", xlabel="first input")
    ax.grid(False)
    return ax


def plot_runs(x: Sequence[float], curves: Sequence[Curve], ax: Axes) -> Axes:
    """Draw median and range of runs, of shape (seeds, x), each with its name."""
    for name, runs, color, at in curves:
        plot_spread(np.asarray(x), runs, color, ax)
        i = len(x) - 1 if at is None else at
        label_line(ax, x[i], np.median(runs[:, i]), name, color)
    return ax
