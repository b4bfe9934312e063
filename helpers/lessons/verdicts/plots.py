"""Drawings of notebook 16."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from helpers.figures.numbers import true_minus
from helpers.figures.parts import name_rows
from helpers.figures.style import (
    MUTED,
    NORMALIZED,
    RAW,
    WIDE_START,
    new_figure,
    text_color,
)
from helpers.lessons.verdicts.ledger import Ledger, Row
from helpers.lessons.verdicts.rule import WORDS

COLORS = dict(zip(WORDS, [WIDE_START, NORMALIZED, MUTED, RAW], strict=True))
MARKERS: dict[int, dict[str, Any]] = {
    1: {"marker": "o"},
    0: {"marker": "o", "markerfacecolor": "white"},
    -1: {"marker": "X"},
}
"""As the ledger's signs beside a condition."""
EDGE = 30.0
"""Larger strengths are drawn here."""
UNDECIDED = "#EEEEEE"


def shown(strengths: Sequence[float] | NDArray[Any]) -> NDArray[Any]:
    """Return where strengths are drawn: in proportion up to 1, then by logarithm."""
    size = np.minimum(np.abs(strengths), EDGE)
    return np.sign(strengths) * np.where(
        size < 1, size, 1 + np.log10(np.maximum(size, 1))
    )


def strength_axis(ax: Axes, ticks: Sequence[int]) -> None:
    """Prepare the axis of strengths, with the band of what is not decided."""
    places = [*(-tick for tick in reversed(ticks)), 0, *ticks]
    ax.set_xticks(shown(places), [true_minus(f"{place}") for place in places])
    ax.set_xlim(-2.65, 2.65)
    ax.axvspan(-1, 1, color=UNDECIDED, lw=0, zorder=0)
    ax.axvline(0, color=MUTED, lw=1)
    ax.grid(False)
    ax.set_xlabel("median / range (log beyond 1)")


def verdicts(ledger: Ledger) -> Figure:
    """Draw the strengths of all conditions in two columns, a line for each claim.

    The claims are sorted, and stand under their word.
    """
    rows: list[Row | str] = []
    for word, group in groupby(ledger.sorted().rows, lambda row: row.word):
        rows += [word, *group]
    half = (len(rows) + 1) // 2
    columns = [rows[:half], rows[half:]]
    if isinstance(columns[1][0], Row):
        columns[1].insert(0, columns[1][0].word)
    lines = max(map(len, columns))
    figure, panels = new_figure(1, 2, width=10, height=0.25 * lines + 1)
    for ax, column in zip(panels, columns, strict=True):
        strength_axis(ax, ticks=(1, 5, 30))
        draw_rows(column, ax)
        ax.set_ylim(lines - 0.4, -1.6)
        ax.text(0, -1, "undecided", ha="center", size=11, backgroundcolor=UNDECIDED)
        ax.text(-2.55, -1, "reversed", size=11)
        ax.text(2.65, -1, "as claimed", ha="right", size=11)
    return figure


def draw_rows(rows: Sequence[Row | str], ax: Axes) -> None:
    """Draw claims and headings from the top of axes on, with their names."""
    name_rows(ax, [row if isinstance(row, str) else row.key for row in rows], above=1)
    for y, (row, label) in enumerate(zip(rows, ax.get_yticklabels(), strict=True)):
        color = COLORS[row if isinstance(row, str) else row.word]
        label.set(color=text_color(color), fontsize=12)
        if isinstance(row, str):
            label.set(weight="bold", fontsize=13)
            continue
        x = shown(row.strengths)
        ax.plot([x.min(), x.max()], [y, y], color=color, lw=1.5)
        for sign, marker in MARKERS.items():
            mine = x[[outcome.judged == sign for outcome in row.outcomes]]
            ax.plot(mine, np.full(len(mine), y), color=color, ls="", ms=8, **marker)
