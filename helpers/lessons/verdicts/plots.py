"""Drawings of notebook 16."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from helpers.figures.parts import name_rows
from helpers.figures.style import (
    MUTED,
    NORMALIZED,
    RAW,
    WIDE_START,
    new_figure,
    text_color,
)

COLORS = (WIDE_START, NORMALIZED, MUTED, RAW)
MARKERS: tuple[dict[str, Any], ...] = (
    {"marker": "o"},
    {"marker": "o", "fillstyle": "left", "markerfacecoloralt": "white"},
    {"marker": "o", "markerfacecolor": "white"},
    {"marker": "X"},
)
"""From the friendliest word on; the shapes are those of the ledger's marks."""
EDGE = 30.0
"""Larger strengths are drawn here."""
UNDECIDED = "#EEEEEE"


class Bar(NamedTuple):
    """A claim of the figure: its name, the place of its word, its strengths."""

    name: str
    place: int
    strengths: Sequence[float]


def shown(strengths: Sequence[float] | NDArray[Any]) -> NDArray[Any]:
    """Return where strengths are drawn: in proportion up to 1, then by logarithm."""
    size = np.minimum(np.abs(strengths), EDGE)
    return np.sign(strengths) * np.where(
        size < 1, size, 1 + np.log10(np.maximum(size, 1))
    )


def strength_axis(ax: Axes, ticks: Sequence[int] = (1, 3, 10, 30)) -> None:
    """Prepare the axis of strengths, with the band of what is not decided."""
    places = [*(-tick for tick in reversed(ticks)), 0, *ticks]
    ax.set_xticks(shown(places), [f"{abs(place)}" for place in places])
    ax.set_xlim(-2.65, 2.65)
    ax.axvspan(-1, 1, color=UNDECIDED, lw=0, zorder=0)
    ax.axvline(0, color=MUTED, lw=1)
    ax.grid(False)
    ax.set_xlabel("median / range of the paired differences")


def verdicts(bars: Sequence[Bar], words: Sequence[str]) -> Figure:
    """Draw the strengths of all conditions, a line for each claim, sorted by word."""
    figure, ax = new_figure(width=9, height=0.26 * len(bars) + 1.1)
    for y, (_, place, strengths) in enumerate(bars):
        x, color = shown(strengths), COLORS[place]
        ax.plot([x.min(), x.max()], [y, y], color=color, lw=1.5)
        ax.plot(x, np.full(len(x), y), color=color, ls="", ms=8, **MARKERS[place])
    name_rows(ax, [bar.name for bar in bars], above=1.7, below=0.7)
    for label, bar in zip(ax.get_yticklabels(), bars, strict=True):
        label.set(color=text_color(COLORS[bar.place]), fontsize=12)
    strength_axis(ax)
    look = {"weight": "bold", "ha": "center", "va": "center", "fontsize": 12}
    for at, text in ((-1.8, "reversed"), (0.0, "not decided"), (1.8, "as claimed")):
        back = "white" if at else UNDECIDED
        ax.text(at, -0.95, text, backgroundcolor=back, **look)
    for place, group in groupby(range(len(bars)), lambda y: bars[y].place):
        height, color = np.mean([*group]), text_color(COLORS[place])
        ax.text(2.75, height, words[place], color=color, va="center", weight="bold")
    return figure
