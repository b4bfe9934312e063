"""Drawings of notebook 15."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from helpers.figures.curves import Curve, plot_ranges, plot_ranges_by_rate, plot_spread
from helpers.figures.parts import bare
from helpers.figures.style import (
    ACCENT,
    HIGHLIGHT,
    MUTED,
    NORMALIZED,
    RAW,
    SKY,
    WIDE_START,
    label_line,
    line_legend,
    new_figure,
)

Array = NDArray[Any]

ARCS = 32
AROUND = LinearSegmentedColormap.from_list(
    "around", [RAW, HIGHLIGHT, WIDE_START, SKY, NORMALIZED, ACCENT, RAW]
)
"""The colours of the palette, once around the circle."""


def arcs(ax: Axes, **look: Any) -> list[Line2D]:
    """Return dots for a circle's points, a colour for each of its arcs."""
    style: dict[str, Any] = {"ls": "", "marker": ".", "mew": 0} | look
    return [
        ax.plot([], [], color=to_hex(AROUND(i / ARCS)), **style)[0] for i in range(ARCS)
    ]


def set_arcs(lines: Sequence[Line2D], points: Array) -> None:
    """Put the points (N, 2), in their order around the circle, where they are."""
    for line, part in zip(lines, np.array_split(points, len(lines)), strict=True):
        line.set_data(*part.T)


APART = 2.4
"""Circles of radius 1 stand so far apart."""


def passages(shadows: Mapping[str, Mapping[int, Array]]) -> Figure:
    """Draw a circle on its way through the layers, in true size; the end enlarged.

    A row for each network: the shadow (N, 2) behind each of some layers.
    """
    shape: dict[str, Any] = {"height": 5.6, "width_ratios": [7, 1]}
    figure, rows = new_figure(len(shadows), 2, **shape)
    for (name, layers), (ax, close) in zip(shadows.items(), rows, strict=True):
        for place, points in enumerate(layers.values()):
            set_arcs(arcs(ax, ms=2.2), np.add(points, (APART * place, 0)))
        across = APART * (len(layers) - 0.5)
        ax.set(xlim=(-APART / 2, across), ylim=(-1.2, 1.2), aspect="equal", yticks=[])
        ax.set_xticks(APART * np.arange(len(layers)), [*layers])
        ax.set_title(name)
        bare(ax)
        *_, last = layers.values()
        enlarged(close, last)
        if ax is not rows[-1, 0]:
            ax.tick_params(labelbottom=False)
    rows[-1, 0].set_xlabel("layer")
    return figure


def enlarged(ax: Axes, points: Array) -> None:
    """Draw points as large as there is room for, and say how much larger that is."""
    factor = 1 / np.hypot(*points.T).max()
    set_arcs(arcs(ax, ms=2.6), factor * points)
    box(ax)
    ax.set_title(f"{factor:.1f} times", fontsize=11)


def box(ax: Axes) -> None:
    """Frame what is at most 1 from the middle, with neither ticks nor grid."""
    ax.set(xlim=(-1.1, 1.1), ylim=(-1.1, 1.1), aspect="equal", xticks=[], yticks=[])
    ax.grid(False)
    ax.spines[:].set(visible=True, color=MUTED)


COLORS = {
    "plain": RAW,
    "none": RAW,
    "layer": WIDE_START,
    "batch": NORMALIZED,
    "RMS": ACCENT,
    "skip, layer": WIDE_START,
    "skip, batch": NORMALIZED,
}
"""Dashed where there are skips."""


def line_of(name: str) -> dict[str, Any]:
    """Return the look of a network's line."""
    return {"color": COLORS[name], "ls": "--" if "skip" in name else "-"}


def by_depth(
    depths: Sequence[int], quantities: Mapping[str, Mapping[str, Array]]
) -> Figure:
    """Draw runs (depths, seeds) of networks: medians, and bars for their range."""
    figure, panels = new_figure(1, len(quantities), height=3.5)
    for ax, (title, networks) in zip(panels, quantities.items(), strict=True):
        for i, (name, runs) in enumerate(networks.items()):
            x = np.array(depths) + 0.7 * (i - (len(networks) - 1) / 2)
            plot_ranges(x, runs, ax, fmt="o", color=COLORS[name], elinewidth=1.8)
            ax.plot(x, np.median(runs, axis=1), label=name, lw=1.5, **line_of(name))
        ax.set(title=title, xlabel="blocks", xticks=depths, xlim=(5, 55))
    line_legend(
        figure,
        *panels[0].get_legend_handles_labels(),
        loc="outside upper center",
        ncols=5,
    )
    return figure


AFTER = {0: ("before the first step", (14, 0)), 1: ("after 1 step", (8, 22))}
"""What a line is called, and where: beside it or above it; others below."""


def gradients(start: Mapping[str, Array], steps: Mapping[int, Array]) -> Figure:
    """Draw the gradient of each block in that of the last: at the start, and later.

    At the start for each network; then for one of them, after so many steps.
    """
    figure, (left, right) = new_figure(1, 2, height=3.5, sharey=True)
    for name, values in start.items():
        left.plot(1 + np.arange(len(values)), values, label=name, **line_of(name))
    shades = np.linspace(1, 0.4, len(steps))
    for (step, values), shade in zip(steps.items(), shades, strict=True):
        blocks = 1 + np.arange(len(values))
        right.plot(blocks, values, color=NORMALIZED, alpha=shade)
        text, place = AFTER.get(step, (f"after {step} steps", (8, -12)))
        label_line(right, blocks[2], values[2], text, NORMALIZED, xytext=place)
    left.set(title="before the first step", ylabel="gradient, last block = 1")
    right.set(title="batch, no skips")
    for ax in (left, right):
        ax.set(yscale="log", xlabel="block", xlim=(0, 51))
    line_legend(left, loc="upper right")
    return figure


def attacks(
    changes: Sequence[int],
    ends: Mapping[str, Array],
    rates: Sequence[float],
    equal: Mapping[str, Array],
) -> Figure:
    """Draw accuracies [%] under attack: at the end by its size, and at equal loss.

    Runs (seeds, changes) at the end of the training; runs (rates, seeds) at equal loss.
    """
    figure, (left, right) = new_figure(1, 2, height=3.5, sharey=True)
    for name, runs in ends.items():
        plot_spread(np.array(changes), runs, COLORS[name], left, name)
    curves = [Curve(name, runs, COLORS[name]) for name, runs in equal.items()]
    plot_ranges_by_rate(rates, curves, right)
    left.set(title="at the end", xlabel="change of a pixel [1/255]", ylim=(0, 90))
    left.set(ylabel="test accuracy [%]", xticks=[0, *changes[3:]])
    right.set(title="change 8, at equal training loss")
    line_legend(left, loc="lower left")
    return figure
