"""Drawings of notebook 14."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from helpers.figures.curves import log_axis, plot_ranges, plot_spread
from helpers.figures.parts import name_rows
from helpers.figures.style import (
    ACCENT,
    HIGHLIGHT,
    INK,
    MUTED,
    NORMALIZED,
    RAW,
    SKY,
    WIDE_START,
    line_legend,
    new_figure,
    text_color,
)

Array = NDArray[Any]

COLORS = {
    "plain": RAW,
    "batch norm": NORMALIZED,
    "batch norm, new statistics": SKY,
    "layer norm": ACCENT,
    "RMS norm": WIDE_START,
    "plain, each picture standardized": HIGHLIGHT,
}


def by_batch_size(
    sizes: Sequence[int], panels: Mapping[str, Mapping[str, Array]]
) -> Figure:
    """Draw runs (batch sizes, seeds) of each network, a panel for each quantity."""
    figure, axes = new_figure(1, len(panels), height=3.4)
    for ax, (title, networks) in zip(axes, panels.items(), strict=True):
        for i, (name, runs) in enumerate(networks.items()):
            x, color = np.array(sizes) * 1.06 ** (i - 1.5), COLORS[name]
            ax.plot(x, np.median(runs, axis=1), color=color, lw=1, alpha=0.4)
            plot_ranges(x, runs, ax, fmt="o", color=color, elinewidth=1.8, label=name)
        log_axis(ax, sizes).set(title=title, xlabel="pictures in a batch")
    axes[0].set_yscale("log")
    axes[0].set_yticks(ticks := [0.4, 0.5, 0.7, 1, 1.4], [f"{t:g}" for t in ticks])
    axes[0].minorticks_off()
    line_legend(axes[0], loc="upper right")
    return figure


def batch_with_answers(pictures: Array, answers: Mapping[str, Sequence[str]]) -> Figure:
    """Draw a batch in a row; below, what is asked for and answered, bold if right."""
    figure, axes = new_figure(1, len(pictures), height=0.85 + 0.25 * len(answers))
    for column, (ax, picture) in enumerate(zip(axes, pictures, strict=True)):
        ax.imshow(picture, cmap="gray", interpolation="nearest")
        ax.axis("off")
        ax.set_anchor("N")  # the words stand below
        for row, (name, words) in enumerate(answers.items()):
            below = -0.02 - 0.22 * row
            place: dict[str, Any] = {"transform": ax.transAxes, "va": "top"}
            asked = next(iter(answers.values()))
            good = row > 0 and words[column] == asked[column]
            color = NORMALIZED if good else MUTED
            weight = "bold" if good else "normal"
            look: dict[str, Any] = {"color": color, "weight": weight, "fontsize": 11}
            ax.text(0.5, below, words[column], ha="center", **place, **look)
            if column == 0:
                ax.text(-0.15, below, f"{name}:", ha="right", fontsize=11, **place)
    return figure


def drawings(
    asked: Array, drawn: Array, mates: Array, errors: Array, of_mean: Array
) -> Figure:
    """Draw pictures (n, 28, 28) in columns: asked, drawn, the mate; and two errors."""
    rows = {"shown": asked, "drawn": drawn, "the other": mates}
    figure, axes = new_figure(len(rows), len(asked), height=3.2)
    shades = {"cmap": "gray", "vmin": drawn.min(), "vmax": drawn.max()}
    for row, (name, pictures) in zip(axes, rows.items(), strict=True):
        for ax, picture in zip(row, pictures, strict=True):
            look = shades if name == "drawn" else {"cmap": "gray"}
            ax.imshow(picture, interpolation="nearest", **look)
            ax.set(xticks=[], yticks=[])
            ax.grid(False)
            ax.spines[:].set_visible(False)
        row[0].set_ylabel(name, rotation=0, ha="right", va="center", labelpad=8)
    for ax, error, mean in zip(axes[-1], errors, of_mean, strict=True):
        color = text_color(NORMALIZED if error < mean else RAW)
        place: dict[str, Any] = {"ha": "center", "va": "top", "fontsize": 11}
        ax.text(13.5, 29, f"{error:.2f}", color=color, weight="bold", **place)
        ax.text(13.5, 37.5, f"{mean:.2f}", color=MUTED, **place)
    for height, text in (29, "its error"), (37.5, "of the mean"):
        axes[-1][0].text(-4, height, text, ha="right", va="top", fontsize=11)
    return figure


def changed_pictures(rows: Mapping[str, Array]) -> Figure:
    """Draw one picture after each change, all in one scale of grey from 0 to 1."""
    figure, axes = new_figure(1, len(rows), height=1.3)
    for ax, (name, picture) in zip(axes, rows.items(), strict=True):
        ax.imshow(picture, cmap="gray", vmin=0, vmax=1, interpolation="nearest")
        ax.axis("off")
        ax.set_title(name, fontsize=11, loc="center", fontweight="normal")
    return figure


def by_strength(
    strengths: Sequence[float], panels: Mapping[str, Mapping[str, Array]]
) -> Figure:
    """Draw accuracies (seeds, strengths) of several networks, a panel for a change."""
    figure, axes = new_figure(1, len(panels), height=3.8, sharey=True)
    for ax, (title, networks) in zip(axes, panels.items(), strict=True):
        for name, runs in networks.items():
            plot_spread(np.array(strengths), 100 * runs, COLORS[name], ax, name)
        ax.lines[-1].set_linestyle("--")  # it lies on another
        ax.axhline(10, color=MUTED, linestyle=":", linewidth=1.2)
        ax.set(title=title, xlabel="strength", ylim=(0, 92), xlim=(0, 1))
        ax.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
    axes[0].set_ylabel("test accuracy [%]")
    handles, names = axes[0].get_legend_handles_labels()
    line_legend(figure, handles, names, loc="outside lower center", ncols=3)
    return figure


def clients(rows: Mapping[str, Array]) -> Figure:
    """Draw accuracies (clients, seeds), in percent, below each other."""
    figure, ax = new_figure(height=0.9 + 0.38 * len(rows))
    looks = {"bright": HIGHLIGHT, "dark": INK}
    for row, runs in enumerate(rows.values()):
        for (name, color), x, aside in zip(
            looks.items(), runs, (-0.13, 0.13), strict=True
        ):
            y = row + aside
            ax.plot([x.min(), x.max()], [y, y], color=color, lw=2)
            label = f"{name} client's test pictures" if row == 0 else None
            ax.plot(np.median(x), y, "o", color=color, ms=8, label=label)
    name_rows(ax, list(rows), above=0.5)
    ax.set(xlabel="test accuracy [%]", xlim=(0, 100))
    line_legend(ax, loc="lower left")
    return figure
