"""Drawings of correlated features, of images, and of their principal components."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from helpers.figures import style
from helpers.figures.curves import Curve
from helpers.figures.style import HIGHLIGHT, INK, MUTED, SKY, label_line

Array = NDArray[Any]

STEPPED_COLORMAP = colormaps[style.MATRIX_COLORMAP].resampled(21)
"""Diverging, in steps, for pictures of many values; the middle step is white."""

POSITIVE, NEGATIVE = "#B2182B", "#2166AC"
"""The red and the blue of this map, for text."""


def plot_signals(time: Array, signals: Sequence[Curve], ax: Axes) -> Axes:
    """Draw two signals over two days, each with its name at its end."""
    order = sorted(signals, key=lambda signal: signal.y[-1])
    for (name, values, color, _), shift in zip(order, (-8, 8), strict=True):
        # Zigzags without half tones make a file half as large and look the same.
        ax.plot(time, values, color=color, linewidth=1.8, antialiased=False)
        label_line(ax, time[-1], values[-1], name, color, xytext=(5, shift))
    ax.set(xlabel="time [hours]", xticks=range(0, 49, 12), xlim=(time[0], time[-1]))
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


def plot_cloud(x: Array, color: str, ax: Axes, limit: float = 0) -> None:
    """Draw examples as points, on axes of equal scale."""
    ax.plot(*x.T, "o", color=color, markersize=4, mew=0)
    ax.set_aspect("equal")
    if limit:
        ax.set(xlim=(-limit, limit), ylim=(-limit, limit))


def name_columns(kind: str, ax: Axes) -> None:
    """Label the axes of a cloud: its columns are features, or components."""
    names = ("1", "2") if kind == "component" else ("A", "B")
    ax.set(xlabel=f"{kind} {names[0]}", ylabel=f"{kind} {names[1]}")


def mark_examples(x: Array, ax: Axes) -> None:
    """Draw the examples that the text is pointing at over their cloud."""
    ax.plot(*x.T, "o", color=HIGHLIGHT, markersize=7, mec=INK, mew=1.2)


def explain_mark(text: str, ax: Axes) -> None:
    """Use empty axes to say what the examples drawn by `mark_examples` are."""
    ax.set_axis_off()
    ax.set(xlim=(0, 1), ylim=(0, 1))
    mark_examples(np.array([[0.12, 0.5]]), ax)
    label_line(ax, 0.12, 0.5, text, INK, xytext=(12, 0))


def plot_components(center: Array, directions: Array, lengths: Array, ax: Axes) -> None:
    """Draw directions as numbered lines, as long to one side as to the other."""
    for name, direction, length in zip("12", directions.T, lengths, strict=True):
        ends = np.transpose([center - length * direction, center + length * direction])
        ax.plot(*ends, color=INK, linewidth=1.5)
        x, y = ends[:, 1] + 0.14 * np.max(lengths) * direction
        ax.text(x, y, name, ha="center", va="center", weight="bold")


def plot_along(
    angle: Array, variance: Array, color: str, marks: Mapping[float, str], ax: Axes
) -> None:
    """Draw the variance along directions by their angle."""
    ax.plot(angle, variance, color=color)
    for at, text in marks.items():
        height = np.interp(at, angle, variance)
        ax.plot(at, height, "o", color=INK, markersize=8)
        offset = (0, -14) if height < variance.mean() else (0, 14)
        label_line(ax, at, height, text, INK, xytext=offset, ha="center")
    ax.margins(y=0.16)
    ax.set(xlabel="direction [degrees from A]", ylabel="variance along it")
    ax.set_xticks(range(-90, 91, 45))
    ax.grid(axis="y", visible=False)


def plot_angles(ratio: Array, curves: Sequence[Curve], ax: Axes) -> None:
    """Draw the angle of the first component by the ratio of two scales."""
    ax.axhline(45, color=MUTED, linestyle="--", linewidth=1.2)
    for name, degrees, color, _ in curves:
        ax.semilogx(ratio, degrees, color=color, label=name)
    ax.legend(loc="lower right", fontsize=12)
    ax.set(
        xlabel="standard deviation of B / that of A", ylabel="angle [degrees from A]"
    )
    ax.set(ylim=(-3, 93), xlim=(ratio[0], ratio[-1]), yticks=[0, 45, 90])
    ax.set_xticks([0.1, 0.2, 0.5, 1, 2, 5, 10])
    ax.xaxis.set_major_formatter("{x:g}")
    ax.minorticks_off()


def plot_jump(correlation: Array, curves: Sequence[Curve], ax: Axes) -> None:
    """Draw numbers that depend on a small number, with a gap where that is zero."""
    ax.axvline(0, color=MUTED, linestyle="--", linewidth=1.2)
    for name, values, color, _ in curves:
        for side in (correlation < 0, correlation > 0):
            ax.plot(correlation[side], values[side], color=color)
        place = {"xytext": (-4, 12), "ha": "right"}
        label_line(ax, correlation[-1], values[-1], name, color, **place)
    ax.set(xlabel="correlation of A and B", xlim=(correlation[0], correlation[-1]))
    ax.grid(False)


def plot_moves(before: Array, after: Array, names: Sequence[str], ax: Axes) -> None:
    """Draw examples in two places, with an arrow from the first to the second."""
    for start, end in zip(before, after, strict=True):
        arrow = {"arrowstyle": "->", "color": MUTED, "shrinkA": 6, "shrinkB": 6}
        ax.annotate("", end, start, arrowprops=arrow)
    for x, face, name in zip((before, after), ("white", SKY), names, strict=True):
        ax.plot(*x.T, "o", color=face, markersize=9, mec=INK)
        label_line(ax, x[0, 0], x[0, 1], name, INK, xytext=(9, 0))
    ax.set_aspect("equal", adjustable="datalim")
    ax.margins(0.2)


def plot_image(pixels: Array, title: str, ax: Axes, signed: bool = False) -> None:
    """Draw an image, black to white, or around zero, blue to red."""
    side = round(np.sqrt(pixels.size))
    low, high = np.abs(pixels).max() * np.array([-1, 1]) if signed else (0, 1)
    colors = STEPPED_COLORMAP if signed else "gray"
    ax.imshow(pixels.reshape(side, side), colors, vmin=low, vmax=high)
    ax.set_title(title, fontsize=12, fontweight="normal")
    ax.set_axis_off()


def explain_colours(positive: str, negative: str, *axes: Axes) -> None:
    """Write below images drawn with signs what red and blue mean.

    Below one image the two stand one above the other, below two side by side.
    """
    second_line = -0.18 if len(axes) == 1 else -0.04
    look: dict[str, Any] = {"va": "top", "fontsize": 11}
    for ax, height, text, color in (
        (axes[0], -0.04, f"red: {positive}", POSITIVE),
        (axes[-1], second_line, f"blue: {negative}", NEGATIVE),
    ):
        ax.text(0, height, text, color=color, transform=ax.transAxes, **look)


def pictures_beside_curve(height: float) -> tuple[Figure, Sequence[Axes], Axes]:
    """Make a figure with four square axes on the left and a wide one on the right."""
    figure, grid = style.new_figure(2, 3, height=height, width_ratios=[1, 1, 2.4])
    for ax in grid[:, 2]:
        ax.remove()
    curve = figure.add_subplot(grid[0, 0].get_gridspec()[:, 2])
    return figure, list(grid[:, :2].flat), curve


def plot_share(share: Array, marks: Sequence[int], color: str, ax: Axes) -> None:
    """Draw which share of the variance the first components hold."""
    ax.semilogx(np.arange(1, len(share) + 1), share, color=color)
    for k in marks:
        ax.plot(k, share[k - 1], "o", color=color, markersize=8)
        text = f"{k}: {share[k - 1]:.0%}"
        above = share[k - 1] > 0.95  # where there is no room below on the right
        offset = (-8, 9) if above else (6, -11)
        ha = "right" if above else "left"
        label_line(ax, k, share[k - 1], text, INK, xytext=offset, ha=ha)
    ax.set(xlabel="components kept, of 784", ylabel="share of the variance")
    ax.set(ylim=(0, 1.12), xticks=[1, 10, 100, 784])
    ax.minorticks_off()
    ax.xaxis.set_major_formatter("{x:g}")
    ax.yaxis.set_major_formatter("{x:.0%}")


def plot_similarity(cosines: Array, names: Sequence[str], title: str, ax: Axes) -> None:
    """Draw the cosines between examples as a table of colours, white for zero."""
    ax.imshow(cosines, cmap=STEPPED_COLORMAP, vmin=-1, vmax=1)
    places: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        places.setdefault(name, []).append(place)
    middles = [(group[0] + group[-1]) / 2 for group in places.values()]
    for group in list(places.values())[1:]:
        for line in (ax.axhline, ax.axvline):
            line(group[0] - 0.5, color=INK, linewidth=0.5, antialiased=False)
    ax.set_yticks(middles, list(places))
    ax.set(title=title, xticks=[])
    ax.tick_params(length=0)
    ax.grid(False)


def add_cosine_bar(axes: Sequence[Axes]) -> None:
    """Add one scale of colours for all axes drawn by `plot_similarity`."""
    figure = axes[0].figure
    figure.colorbar(axes[0].images[0], ax=axes, label="cosine", shrink=0.8)
