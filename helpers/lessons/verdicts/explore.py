"""The live figure of notebook 16: the ledger, by claimant and by word."""

import numpy as np
from ipywidgets import Dropdown
from matplotlib.collections import LineCollection

from helpers.figures.explorer import Explorer, explore
from helpers.figures.recording.plan import Plan
from helpers.figures.style import new_figure
from helpers.lessons.verdicts.claims.claim import CLAIMANTS
from helpers.lessons.verdicts.ledger import ANY_WORD, ANYONE, Ledger
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
        height = 0.25 * self._half + 0.8
        self.figure, self._panels = new_figure(1, 2, height=height)
        self.figure.set_layout_engine("none")  # names come and go, the axes stay
        room = {"left": 0.22, "right": 0.99, "wspace": 0.8, "top": 0.99}
        self.figure.subplots_adjust(**room, bottom=0.55 / height)
        self._lines, self._dots = [], []
        for ax in self._panels:
            strength_axis(ax, ticks=(1, 10))
            ax.set(ylim=(self._half - 0.4, -0.6), xlabel="median / range")
            lines = LineCollection([], linewidths=1.5)
            ax.add_collection(lines, autolim=False)
            self._lines.append(lines)
            self._dots.append(
                [
                    ax.plot([], [], color=color, ls="", ms=7, **marker)[0]
                    for color, marker in zip(COLORS, MARKERS, strict=True)
                ]
            )
        self.artists = [*self._lines, *sum(self._dots, [])]

    def draw(self, who: str, word: str) -> str:
        """Draw the claims of some, and with a word; return how many have which."""
        found = self._ledger.filtered(who, word)
        for i, ax in enumerate(self._panels):
            rows = found.rows[i * self._half : (i + 1) * self._half]
            ax.set_yticks(range(len(rows)), [row.key for row in rows])
            places = [WORDS.index(row.word) for row in rows]
            xs = [shown(row.strengths) for row in rows]
            self._lines[i].set_segments(
                [[(x.min(), y), (x.max(), y)] for y, x in enumerate(xs)]
            )
            self._lines[i].set_color([COLORS[place] for place in places])
            for place, dots in enumerate(self._dots[i]):
                x = [v for x, p in zip(xs, places, strict=True) if p == place for v in x]
                y = [
                    y
                    for y, (x_, p) in enumerate(zip(xs, places, strict=True))
                    if p == place
                    for _ in x_
                ]
                dots.set_data(x, y)
        return facts(found)


def facts(found: Ledger) -> str:
    """Say how many claims have which word, and which, if they are few."""
    if not found.rows:
        return "**0** claims"
    counts = [f"{MARKS[w]} {w} **{n}**" for w, n in found.counts().items() if n]
    text = f"claims: **{len(found.rows)}** ({', '.join(counts)})"
    if len(found.rows) <= FEW:
        text = "\n".join(f"{row.claim.text} {sentence(row)}" for row in found.rows)
    return text


def explore_ledger(ledger: Ledger) -> Explorer:
    """Choose who says it, and the word; see `LedgerScene`."""
    return explore(
        LedgerScene(ledger),
        "Explore: the ledger",
        plan=Plan(
            situations={
                "The paper of 2015": {"who": CLAIMANTS[0]},
                "The articles": {"who": CLAIMANTS[1]},
            }
        ),
        who=Dropdown(options=[ANYONE, *CLAIMANTS], description="who says it"),
        word=Dropdown(options=[ANY_WORD, *WORDS], description="word"),
    )
