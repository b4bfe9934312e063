"""What the live training of notebook 11 shows: losses, accuracies, and bands."""

from typing import Any

import numpy as np
from matplotlib.artist import Artist
from numpy.typing import NDArray

from helpers.figures.panels import HUGE, BandPanel, CurvePanel, share_limits
from helpers.figures.style import NORMALIZED, RAW, new_figure, text_color
from helpers.studies.designs import ACTIVATIONS
from helpers.studies.session import MOST_STEPS, QUANTILES, RECORD_EVERY, Session

Array = NDArray[Any]

COLORS = {"plain": RAW, "normalized": NORMALIZED}
VIEWS = ("by step", "by layer")
SPANS = (500, 1000, 2000, 5000, MOST_STEPS)
"""Steps that the horizontal axes reach to, one after the other."""
PACE_RECORDS = 5
"""Records over which the time of a step is averaged."""


class TrainingScene:
    """One or two networks in training: their curves, and what is inside them.

    Replace the attribute `session` to show another one.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self._kept = ""
        self.figure, grid = new_figure(2, 3, height=3.7)
        self.figure.set_layout_engine("constrained", rect=(0, 0, 0.985, 1))
        chance = 1 / session.classes
        self._loss = CurvePanel(grid[0, 0], COLORS, 3.0, -np.log(chance))
        self._accuracy = CurvePanel(grid[1, 0], COLORS, 100.0, 100 * chance)
        self._inside = {
            name: (BandPanel(row[1], color), BandPanel(row[2], color))
            for (name, color), row in zip(COLORS.items(), grid, strict=True)
        }
        self._accuracy.ax.set(title="test accuracy [%]", xlabel="training step")
        for name, (panel, _) in self._inside.items():
            ink = text_color(COLORS[name])
            panel.ax.set_ylabel(name, color=ink, fontweight="bold")
        bands = [panel for pair in self._inside.values() for panel in pair]
        self._panels = [self._loss, self._accuracy, *bands]

    @property
    def artists(self) -> list[Artist]:
        """What changes with every picture."""
        return [artist for panel in self._panels for artist in panel.artists]

    @property
    def span(self) -> int:
        """Steps that the horizontal axes reach to."""
        return next(span for span in SPANS if span >= self.session.steps)

    def keep(self) -> None:
        """Let the curves of now stay, pale, behind those of the next session."""
        self._loss.keep()
        self._accuracy.keep()
        self._kept = f"\nPale curves: the run before ({self.session})."

    def forget(self) -> None:
        """Let no curves stay."""
        self._loss.forget()
        self._accuracy.forget()
        self._kept = ""

    def draw(
        self, step: int, layer: int, view: str, timed: bool = True, **_settings: Any
    ) -> str:
        """Draw the session as it is now; return what was recorded at the step."""
        at = min(step, self.session.steps) // RECORD_EVERY
        layer = min(layer, self.session.design.depth)
        by_layer = view == VIEWS[1]
        for panel in self._panels:
            panel.set_steps(self.span, at * RECORD_EVERY)
        for name in COLORS:
            self._draw_curves(name)
            self._draw_inside(name, layer, at if by_layer else None)
        self._loss.ax.set_title(f"loss{self._loss.legend}")
        which = "" if by_layer else f", layer {layer}"
        for i, quantity in enumerate(("pre-activations", "activations")):
            upper, lower = (self._inside[name][i] for name in COLORS)
            share_limits([upper, lower])
            upper.ax.set_title(quantity + which)
            lower.ax.set_xlabel("layer" if by_layer else "training step")
        return self._facts(at, layer, timed)

    def _draw_curves(self, name: str) -> None:
        losses, accuracies = np.empty((2, 0))
        if trainer := self.session.trainers.get(name):
            losses = np.array(trainer.history.loss)
            accuracies = 100 * trainer.history.series("accuracy")
        self._loss.set_curve(name, *block_means(losses, self.span // 50))
        self._accuracy.set_curve(name, record_steps(accuracies), accuracies)

    def _draw_inside(self, name: str, layer: int, at: int | None) -> None:
        """Draw a layer's bands at all steps, or all layers' bands at one record."""
        session, design = self.session, self.session.design
        h, note = np.zeros((0, design.depth, len(QUANTILES))), "not trained"
        if trainer := session.trainers.get(name):
            h, note = trainer.history.series("bands"), ""
            h = np.clip(np.nan_to_num(h, nan=HUGE), -HUGE, HUGE)
        if name in session.diverged:
            note = f"diverged at step {session.diverged[name]:,}"
            if at is not None and at >= len(h):
                note += f"\nbars: step {(len(h) - 1) * RECORD_EVERY:,}"
        y = ACTIVATIONS[design.activation]().forward(h, training=False)
        for panel, bands in zip(self._inside[name], (h, y), strict=True):
            panel.note(note)
            if at is not None:
                panel.set_layers(bands, at)
            elif len(bands) == 1:  # wide enough to be seen
                width = np.array([0, RECORD_EVERY / 2])
                panel.set_history(width, bands[[0, 0], layer - 1])
            else:
                panel.set_history(record_steps(bands), bands[:, layer - 1])

    @property
    def _marks(self) -> str:
        """What the triangles in the bands mean, if there are any."""
        pairs = self._inside.values()
        cut = any(panel.is_cut for pair in pairs for panel in pair)
        return " Triangles: beyond." if cut else ""

    def _facts(self, at: int, layer: int, timed: bool) -> str:
        rate, size = self.session.settings[at]
        lines = [
            f"Step {at * RECORD_EVERY:,}: learning rate {rate:g}, mini-batches of "
            f"{size}. Bands: 15 to 85 % of units and pictures, pale 1 to 99 %."
            + self._marks
        ]
        for name in self.session.trainers:
            lines.append(f"{name}: {self._facts_of(name, at, layer, timed)}")
        return "\n".join(lines) + self._kept

    def _facts_of(self, name: str, at: int, layer: int, timed: bool) -> str:
        history = self.session.trainers[name].history
        if at >= len(history.records):
            step = self.session.diverged[name]
            return f"**diverged** at step {step:,}; its loss is no longer finite"
        record = history.records[at]
        facts = [f"test accuracy **{100 * record['accuracy']:.1f} %**"]
        if at:
            step, former = at * RECORD_EVERY, max(at - PACE_RECORDS, 0)
            loss = np.mean(history.loss[step - RECORD_EVERY : step])
            spent = history.seconds[at] - history.seconds[former]
            pace = 1000 * spent / ((at - former) * RECORD_EVERY)
            facts = [f"loss **{loss:.3g}**", *facts]
            facts += [f"{pace:.2f} ms a step"] if timed else []
        _, low, _, high, _ = record["bands"][layer - 1]
        facts.append(f"pre-activations of layer {layer}: {low:.2g} to {high:.2g}")
        return ", ".join(facts)


def record_steps(records: Array) -> Array:
    """Return the training step of each record."""
    return RECORD_EVERY * np.arange(len(records))


def block_means(values: Array, size: int) -> tuple[Array, Array]:
    """Return the number of values up to the end of each block, and the blocks' means.

    The last block may be shorter than `size`.
    """
    starts = np.arange(0, len(values), size)
    ends = np.append(starts[1:], len(values))[: len(starts)]
    sums = np.add.reduceat(values, starts) if len(values) else values
    return ends, sums / (ends - starts)
