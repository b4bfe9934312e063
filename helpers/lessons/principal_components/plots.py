"""Drawings of correlated features and their principal components."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter
from numpy.typing import NDArray

from helpers.figures.style import HIGHLIGHT, INK, MUTED, SKY, label_line

Array = NDArray[Any]


def plot_signals(
    time: Array, signals: Mapping[str, tuple[Array, str]], ax: Axes
) -> Axes:
    """Draw two signals over two days, each with its name at its end.

    Parameters
    ----------
    time : ndarray, shape (N,)
        Hours.
    signals : mapping
        From a name to ``(values, colour)``.
    ax : Axes
    """
    order = sorted(signals, key=lambda name: signals[name][0][-1])
    for name, shift in zip(order, (-8, 8), strict=True):
        values, color = signals[name]
        # Zigzags without half tones make a file half as large and look the same.
        ax.plot(time, values, color=color, linewidth=1.8, antialiased=False)
        label_line(ax, time[-1], values[-1], name, color, xytext=(5, shift))
    ax.set(xlabel="time [hours]", xlim=(time[0], time[-1]))
    ax.xaxis.set_major_locator(FixedLocator(list(range(0, 49, 12))))
    ax.grid(False)
    return ax


def mark_time(start: float, end: float, text: str, axes: Sequence[Axes]) -> None:
    """Shade a stretch of time and write above the curves what happened in it."""
    for ax in axes:
        ax.axvspan(start, end, color=HIGHLIGHT, alpha=0.3, linewidth=0)
        across = ax.get_xaxis_transform()
        ax.text(start - 0.5, 0.99, text, transform=across, ha="right", va="top")
    bottom, top = axes[0].get_ylim()
    axes[0].set_ylim(bottom, top + 0.15 * (top - bottom))


def plot_cloud(x: Array, color: str, ax: Axes, limit: float = 0) -> Axes:
    """Draw examples as points, on axes of equal scale.

    Parameters
    ----------
    x : ndarray, shape (N, 2)
    color : str
    ax : Axes
    limit : float, optional
        Half the side of the square shown.
    """
    ax.plot(*x.T, "o", color=color, markersize=4, mew=0)
    ax.set_aspect("equal")
    if limit:
        ax.set(xlim=(-limit, limit), ylim=(-limit, limit))
    return ax


def name_columns(kind: str, ax: Axes) -> Axes:
    """Label the axes of a cloud: its columns are features, or components."""
    names = ("1", "2") if kind == "component" else ("A", "B")
    ax.set(xlabel=f"{kind} {names[0]}", ylabel=f"{kind} {names[1]}")
    return ax


def mark_examples(x: Array, ax: Axes) -> Axes:
    """Draw the examples that the text is pointing at over their cloud."""
    ax.plot(*x.T, "o", color=HIGHLIGHT, markersize=7, mec=INK, mew=1.2)
    return ax


def explain_mark(text: str, ax: Axes) -> Axes:
    """Use empty axes to say what the examples drawn by `mark_examples` are."""
    ax.set_axis_off()
    ax.set(xlim=(0, 1), ylim=(0, 1))
    mark_examples(np.array([[0.12, 0.5]]), ax)
    label_line(ax, 0.12, 0.5, text, INK, xytext=(12, 0))
    return ax


def plot_components(center: Array, directions: Array, lengths: Array, ax: Axes) -> Axes:
    """Draw directions as numbered lines, as long to one side as to the other.

    Parameters
    ----------
    center : ndarray, shape (2,)
    directions : ndarray, shape (2, 2)
        One unit vector a column.
    lengths : ndarray, shape (2,)
        To each side.
    ax : Axes
    """
    for number, (direction, length) in enumerate(
        zip(directions.T, lengths, strict=True), start=1
    ):
        ends = np.transpose([center - length * direction, center + length * direction])
        ax.plot(*ends, color=INK, linewidth=1.5)
        x, y = ends[:, 1] + 0.14 * np.max(lengths) * direction
        ax.text(x, y, str(number), ha="center", va="center", weight="bold")
    return ax


def plot_along(
    angle: Array, variance: Array, color: str, marks: Mapping[float, str], ax: Axes
) -> Axes:
    """Draw the variance along directions by their angle.

    Parameters
    ----------
    angle : ndarray
        Degrees.
    variance : ndarray
    color : str
    marks : mapping
        From the angle of a component to what to write there.
    ax : Axes
    """
    ax.plot(angle, variance, color=color)
    for at, text in marks.items():
        height = np.interp(at, angle, variance)
        ax.plot(at, height, "o", color=INK, markersize=8)
        offset = (0, -14) if height < variance.mean() else (0, 14)
        label_line(ax, at, height, text, INK, xytext=offset, ha="center")
    ax.margins(y=0.16)
    ax.set(xlabel="direction [degrees from A]", ylabel="variance along it")
    ax.xaxis.set_major_locator(FixedLocator(list(range(-90, 91, 45))))
    ax.grid(axis="y", visible=False)
    return ax


def plot_angles(
    ratio: Array, curves: Mapping[str, tuple[Array, str]], ax: Axes
) -> Axes:
    """Draw the angle of the first component by the ratio of two scales.

    Parameters
    ----------
    ratio : ndarray
        Deviation of B over that of A.
    curves : mapping
        From a name to ``(degrees, colour)``.
    ax : Axes
    """
    ax.axhline(45, color=MUTED, linestyle="--", linewidth=1.2)
    for name, (degrees, color) in curves.items():
        ax.semilogx(ratio, degrees, color=color, label=name)
    ax.legend(loc="lower right", fontsize=12)
    ax.set(xlabel="deviation of B / deviation of A", ylabel="angle [degrees from A]")
    ax.set(ylim=(-3, 93), xlim=(ratio[0], ratio[-1]))
    ax.xaxis.set_major_locator(FixedLocator([0.1, 0.2, 0.5, 1, 2, 5, 10]))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    ax.minorticks_off()
    ax.yaxis.set_major_locator(FixedLocator([0, 45, 90]))
    return ax


def plot_jump(
    correlation: Array, curves: Mapping[str, tuple[Array, str]], ax: Axes
) -> Axes:
    """Draw numbers that depend on a small number, with a gap where that is zero.

    Parameters
    ----------
    correlation : ndarray
        Or another number that passes through zero.
    curves : mapping
        From a name to ``(values, colour)``.
    ax : Axes
    """
    ax.axvline(0, color=MUTED, linestyle="--", linewidth=1.2)
    for name, (values, color) in curves.items():
        for side in (correlation < 0, correlation > 0):
            ax.plot(correlation[side], values[side], color=color)
        label_line(
            ax, correlation[-1], values[-1], name, color, xytext=(-4, 12), ha="right"
        )
    ax.set(xlabel="correlation of A and B", xlim=(correlation[0], correlation[-1]))
    ax.grid(False)
    return ax


def plot_moves(before: Array, after: Array, names: Sequence[str], ax: Axes) -> Axes:
    """Draw examples in two places, with an arrow from the first to the second.

    Parameters
    ----------
    before, after : ndarray, shape (N, 2)
    names : sequence of str
        What to write at the first example: before and after.
    ax : Axes
    """
    for start, end in zip(before, after, strict=True):
        arrow = {"arrowstyle": "->", "color": MUTED, "shrinkA": 6, "shrinkB": 6}
        ax.annotate("", end, start, arrowprops=arrow)
    for x, face, name in zip((before, after), ("white", SKY), names, strict=True):
        ax.plot(*x.T, "o", color=face, markersize=9, mec=INK)
        label_line(ax, x[0, 0], x[0, 1], name, INK, xytext=(9, 0))
    ax.set_aspect("equal", adjustable="datalim")
    ax.margins(0.2)
    return ax
