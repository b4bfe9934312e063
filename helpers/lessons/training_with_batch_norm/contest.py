"""What the contest of notebook 08 shows: curves over their price, and a scoreboard."""

from typing import Any, NamedTuple

import numpy as np
from matplotlib.artist import Artist

from helpers.figures.curves import Curve, plot_level
from helpers.figures.panels import CurvePanel, round_up
from helpers.figures.style import (
    ACCENT,
    HIGHLIGHT,
    INK,
    NORMALIZED,
    RAW,
    WIDE_START,
    new_figure,
    text_color,
)
from helpers.nn.layer import Array
from helpers.studies.session import PROBE, RECORD_EVERY, Session

COLORS = {
    "Xavier": RAW,
    "wide start (4×)": WIDE_START,
    "normalized once": ACCENT,
    "He": HIGHLIGHT,
    "normalized": NORMALIZED,
}
"""By the first weights of a plain network; a normalized one is blue."""
LEVEL = 0.8
PLAIN_BATCH = 60
"""Pictures of a plain step, in which all prices are given."""
PLACES = 8
"""Rows of the scoreboard."""


class Entry(NamedTuple):
    """A run on the scoreboard; its price is infinite until it has reached the level."""

    price: float
    words: str
    color: str


class ContestScene:
    """A network in training, the layer's record that it has to beat, and all scores.

    Replace the attribute `session` to show another one.

    Parameters
    ----------
    session : Session
        Of one network.
    step_price : float
        What a step of a normalized network costs, in plain steps.
    to_beat : Curve
        The accuracies of the layer's recorded run, over `prices`.
    prices : ndarray
    """

    def __init__(
        self, session: Session, step_price: float, to_beat: Curve, prices: Array
    ) -> None:
        self.session = session
        self._step_price = step_price
        first = prices[(to_beat.y >= LEVEL).argmax()]
        self._layer = Entry(float(first), to_beat.name, NORMALIZED)
        self._kept: dict[str, Entry] = {}
        self.figure, axes = new_figure(1, 3, height=3.4, width_ratios=[1.1, 0.9, 2.1])
        chance = 1 / session.classes
        self._accuracy = CurvePanel(axes[0], COLORS, 100.0, 100 * chance)
        self._loss = CurvePanel(axes[1], COLORS, 3.0, -np.log(chance))
        for panel, title in (self._accuracy, "test accuracy [%]"), (self._loss, "loss"):
            panel.ax.set(title=title, xlabel="price [plain steps]")
        axes[0].plot(prices, 100 * to_beat.y, "--", color=NORMALIZED, lw=1.5)
        plot_level(axes[0], 100 * LEVEL, "")
        axes[2].set_axis_off()
        axes[2].set_title(f"First at {LEVEL:.0%}, in plain steps".replace("%", " %"))
        places = (0.08, "right"), (0.11, "left")
        rows = [0.93 - 0.125 * i for i in range(PLACES)]
        self._board = [
            tuple(axes[2].text(x, y, "", ha=ha, fontsize=11) for x, ha in places)
            for y in rows
        ]

    @property
    def artists(self) -> list[Artist]:
        """What changes with every picture."""
        texts = [text for row in self._board for text in row]
        return [*self._accuracy.artists, *self._loss.artists, *texts]

    @property
    def span(self) -> int:
        """The highest step that can be shown."""
        return self.session.steps

    @property
    def color_name(self) -> str:
        """The name of the present network's colour."""
        return self.session.design.start if self._is_plain else "normalized"

    def entry(self, records: int | None = None) -> Entry:
        """Return the present run, or its first records, as it stands on the board."""
        rates, sizes = zip(*self.session.settings[:records], strict=True)
        design = self.session.design
        # With the layer, the network starts from the weights as they were drawn.
        drawn = "Xavier" if design.start == "normalized once" else design.start
        words = [design.start if self._is_plain else f"layer, {drawn}"]
        words += [f"rate {_span(rates)}"]
        words += [] if set(sizes) == {PLAIN_BATCH} else [f"batch {_span(sizes)}"]
        words += [f"seed {design.seed}"]
        accuracies = self._series()[:records]
        reached = np.flatnonzero(accuracies >= LEVEL)
        price = self._prices()[reached[0]] if len(reached) else np.inf
        return Entry(float(price), ", ".join(words), COLORS[self.color_name])

    def keep(self) -> None:
        """Let the run stay: its curves, pale, and its place on the scoreboard."""
        self._accuracy.keep(self.color_name)
        self._loss.keep(self.color_name)
        if (entry := self.entry()).price < np.inf:
            self._kept[entry.words] = entry

    def forget(self) -> None:
        """Let no run stay."""
        self._accuracy.forget()
        self._loss.forget()
        self._kept.clear()

    def draw(self, step: int, **_settings: Any) -> str:
        """Draw the session as it is now; return what its score was at the step."""
        prices, accuracies = self._prices(), self._series()
        at = min(step // RECORD_EVERY, len(accuracies) - 1)
        losses = np.array(self._trainer.history.loss)
        n = min(len(prices), len(losses) // RECORD_EVERY + 1)
        blocks = losses[: (n - 1) * RECORD_EVERY].reshape(n - 1, RECORD_EVERY)
        reach = int(round_up(max(float(prices[-1]), 500.0)))
        for panel in (self._accuracy, self._loss):
            panel.set_steps(reach, prices[at])
            for name in COLORS:
                panel.set_curve(name, *np.empty((2, 0)))
        name = self.color_name
        self._accuracy.set_curve(name, prices[: len(accuracies)], 100 * accuracies)
        self._loss.set_curve(name, prices[1:n], blocks.mean(axis=1))
        self._loss.ax.set_title(f"loss{self._loss.legend}")
        entry = self.entry(at + 1)
        self._draw_board(entry)
        return self._facts(entry, at, float(prices[at]), accuracies[at])

    def _draw_board(self, entry: Entry) -> None:
        entries = self._kept | {entry.words: entry} | {"": self._layer}
        ranked = sorted(entries.values(), key=lambda e: e.price)
        for i, (number, words) in enumerate(self._board):
            there = ranked[i : i + 1]
            for row in there:
                number.set_text("..." if row.price == np.inf else f"{row.price:,.0f}")
                words.set_text(row.words)
                weight = "bold" if row in (entry, self._layer) else "normal"
                words.set_color(text_color(row.color))
                number.set(color=INK, fontweight=weight)
            if not there:
                number.set_text("")
                words.set_text("")

    def _facts(self, entry: Entry, at: int, price: float, accuracy: float) -> str:
        level = f"{100 * LEVEL:g} %"
        lines = [
            f"To beat: {self._layer.words}: first at {level} for "
            f"**{self._layer.price:.0f}** plain steps (median of five seeds).",
            f"Step {at * RECORD_EVERY:,}: {entry.words}: paid **{price:,.0f}** plain "
            f"steps, test accuracy **{100 * accuracy:.1f} %**",
        ]
        if entry.price < np.inf:
            gap = round(self._layer.price) - round(entry.price)
            verdict = f"{abs(gap)} {'before' if gap > 0 else 'after'} the layer"
            verdict = verdict if gap else "level with the layer"
            lines[1] += f"; first at {level} for **{entry.price:.0f}**, {verdict}."
        elif name := next(iter(self.session.diverged), None):
            lines[1] += f"; **diverged** at step {self.session.diverged[name]:,}."
        else:
            lines[1] += f"; not yet at {level}."
        if not self._is_plain and self.session.design.start == "normalized once":
            lines[1] += " (The layer is never normalized once: it starts from Xavier.)"
        lines.append(
            f"A plain step learns from {PLAIN_BATCH} pictures. With the layer it costs "
            f"{self._step_price:.2f}; to normalize once costs {self._prepaid:.0f}, "
            "in advance."
        )
        return "\n".join(lines)

    @property
    def _is_plain(self) -> bool:
        return "plain" in self.session.trainers

    @property
    def _trainer(self) -> Any:
        (trainer,) = self.session.trainers.values()
        return trainer

    @property
    def _prepaid(self) -> float:
        """Plain steps that one pass over the probe costs: a third of its pictures."""
        return PROBE / 3 / PLAIN_BATCH

    def _series(self) -> Array:
        return self._trainer.history.series("accuracy")

    def _prices(self) -> Array:
        """Return what has been paid at each record, in plain steps."""
        once = self.color_name == "normalized once"
        factor = self._step_price if self.color_name == "normalized" else 1.0
        steps = np.array(self.session.pictures) / PLAIN_BATCH
        return factor * steps + (self._prepaid if once else 0)


def _span(values: Any) -> str:
    """Write a setting that may have changed."""
    used = sorted(set(values))
    return "-".join(f"{value:g}" for value in used[:1] + used[1:][-1:])
