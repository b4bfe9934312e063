"""The live figure of notebook 16: the ledger, by claimant and by word."""

from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np
from ipywidgets import Dropdown
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D

from helpers.checked import takes
from helpers.figures.explorer import Explorer, explore
from helpers.figures.recording.plan import Plan
from helpers.figures.style import empty_figure
from helpers.lessons.verdicts.claims.claim import CLAIMANTS
from helpers.lessons.verdicts.ledger import ANY_WORD, ANYONE, Ledger, Row
from helpers.lessons.verdicts.plots import COLORS, MARKERS, shown, strength_axis
from helpers.lessons.verdicts.printing import sentence
from helpers.lessons.verdicts.rule import MARKS, WORDS

FEW = 3
"""So many claims are told in full."""


class LedgerScene:
    """The strengths of the claims that are chosen, in two columns.

    Parameters
    ----------
    ledger : Ledger
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger.sorted()
        self._half = (len(ledger.rows) + 1) // 2
        height = 0.205 * self._half + 0.75
        self.figure = empty_figure(9, height)
        # Without an engine for the layout: names come and go, and the axes stay.
        room = {"left": 0.235, "right": 0.985, "wspace": 0.95, "top": 0.99}
        self._panels = self.figure.subplots(1, 2, gridspec_kw=room)
        self.figure.subplots_adjust(bottom=0.55 / height)
        self._lines = [
            LineCollection([], linewidths=1.5, zorder=1) for _ in self._panels
        ]
        self._dots = [
            {
                (word, sign): ax.plot([], [], color=color, ls="", ms=7, **marker)[0]
                for word, color in COLORS.items()
                for sign, marker in MARKERS.items()
            }
            for ax in self._panels
        ]
        for ax, lines in zip(self._panels, self._lines, strict=True):
            strength_axis(ax, ticks=(1, 10))
            ax.set_ylim(self._half - 0.4, -0.6)
            ax.add_collection(lines, autolim=False)
        self.artists = [
            *self._lines,
            *chain.from_iterable(map(dict.values, self._dots)),
        ]

    def draw(self, who: str, word: str) -> str:
        """Draw the claims of some, and with a word; return how many have which."""
        found = self._ledger.filtered(who, word)
        for i, ax in enumerate(self._panels):
            rows = found.rows[i * self._half : (i + 1) * self._half]
            ax.set_visible(bool(rows))
            ax.set_yticks(range(len(rows)), [row.key for row in rows])
            self._draw_rows(rows, self._lines[i], self._dots[i])
        return facts(found)

    def _draw_rows(
        self,
        rows: Sequence[Row],
        lines: LineCollection,
        dots: Mapping[tuple[str, int], Line2D],
    ) -> None:
        xs = [shown(row.strengths) for row in rows]
        ends = [[(x.min(), y), (x.max(), y)] for y, x in enumerate(xs)]
        lines.set(segments=ends, color=[COLORS[row.word] for row in rows])
        found: dict[tuple[str, int], list[tuple[float, int]]] = {
            key: [] for key in dots
        }
        for y, row in enumerate(rows):
            for x, outcome in zip(xs[y], row.outcomes, strict=True):
                found[row.word, outcome.judged].append((x, y))
        for key, points in found.items():
            dots[key].set_data(*np.reshape(points, (-1, 2)).T)


def facts(found: Ledger) -> str:
    """Say how many claims have which word, and which, if they are few."""
    if not found.rows:
        return "**0** claims"
    counts = [f"{MARKS[w]} {w} **{n}**" for w, n in found.counts().items() if n]
    text = f"claims: **{len(found.rows)}** ({', '.join(counts)})"
    if len(found.rows) > FEW:
        return text
    return "\n".join(f"{row.claim.text} {sentence(row)}" for row in found.rows)


@takes()
def explore_ledger(ledger: Ledger) -> Explorer:
    """Choose who says it, and the word; see `LedgerScene`."""
    return explore(
        LedgerScene(ledger),
        "Explore: the ledger",
        plan=Plan(situations={f"Of {who}": {"who": who} for who in CLAIMANTS[:3]}),
        who=Dropdown(options=[ANYONE, *CLAIMANTS], description="who says it"),
        word=Dropdown(options=[ANY_WORD, *WORDS], description="word"),
    )
