"""The live figures of notebook 13: along the gradient, and the folds of a network."""

from typing import Any

import numpy as np
from ipywidgets import FloatSlider, IntSlider, SelectionSlider, ToggleButtons
from matplotlib.collections import LineCollection
from numpy.typing import NDArray

from helpers.checked import takes
from helpers.figures.explorer import Explorer, explore
from helpers.figures.numbers import significant
from helpers.figures.parts import note
from helpers.figures.recording.plan import Plan
from helpers.figures.style import INK, MUTED, new_figure
from helpers.lessons.why_it_works.plots import COLORS, fold_lines
from helpers.records import Record
from helpers.studies.regions import cloud, folded_network, heights, held

Array = NDArray[Any]

NETWORKS = ("plain", "normalized once", "normalized")
TOP = 5.0
"""Losses above are cut off."""


class LineScene:
    """The recorded loss along the gradient, of three networks and five seeds.

    Parameters
    ----------
    record : Record
        That of ``data/smoothness.npz``.
    """

    def __init__(self, record: Record) -> None:
        self._record = record
        self.rates = sorted({r for some in record.axes["rate"].values() for r in some})
        self._lengths = np.array(record.axes["length"])
        self.figure, (left, right) = new_figure(1, 2, height=3.4)
        self._panels = {"loss": left, "change": right}
        self._pale, self._bold = (
            {
                (key, name): LineCollection([], colors=[COLORS[name]], linewidths=width)
                for key in self._panels
                for name in NETWORKS
            }
            for width in (0.8, 2.8)
        )
        for lines in self._pale.values():
            lines.set_alpha(0.5)
        for (key, _), lines in (*self._pale.items(), *self._bold.items()):
            self._panels[key].add_collection(lines, autolim=False)
        self._finish()
        self.artists = [*self._pale.values(), *self._bold.values()]

    def _finish(self) -> None:
        left, right = self._panels.values()
        for ax in (left, right):
            ax.axvline(1, color=MUTED, linestyle="--", linewidth=1.2)
            ax.set(xlim=(0, self._lengths[-1]), xlabel="distance [steps]")
        left.set_ylim(0, TOP)
        right.set(yscale="log", ylim=(0.01, 100), title="change of the gradient")
        right.set_yticks([0.01, 0.1, 1, 10, 100], ["0.01", "0.1", "1", "10", "100"])
        right.axhline(1, color=MUTED, linewidth=1.2, linestyle=":")
        right.set_ylabel("as a share of its length")
        for height, name in zip((0.2, 0.12, 0.04), NETWORKS, strict=True):
            note(right, 0.98, height, name, COLORS[name], ha="right")

    def draw(self, activation: str, rate: float, step: int) -> str:
        """Draw all networks at one step; return what one step does.

        Where a rate is not recorded, nothing is drawn.
        """
        rates = self._record["loss"].axes["rate"][activation]
        self._panels["loss"].set_title(f"loss of the mini-batch, rate {rate:g}")
        if rate not in rates:
            for lines in (*self._pale.values(), *self._bold.values()):
                lines.set_segments([])
            return (
                f"rate {rate:g} is not recorded with {activation}: its rates go from "
                f"{rates[0]:g} to {rates[-1]:g}"
            )
        where = {"activation": activation, "rate": rate, "step": step}
        facts = []
        for name in NETWORKS:
            runs = {
                key: self._record[key].at(network=name, **where) for key in self._panels
            }
            for key, values in runs.items():
                self._set(self._pale[key, name], values)
                self._set(self._bold[key, name], [median_run(values)])
            facts.append(self._fact(name, **runs))
        return "\n".join(facts)

    def _set(self, lines: LineCollection, runs: Any) -> None:
        drawn = [np.column_stack([self._lengths, run])[shown(run)] for run in runs]
        lines.set_segments([line for line in drawn if len(line)])

    def _fact(self, name: str, loss: Array, change: Array) -> str:
        alive = np.isfinite(np.hstack([loss, change])).all(axis=1)
        if alive.sum() < len(loss) / 2:
            return f"{name}: diverged by this step in {np.sum(~alive)} of 5 runs"
        one = list(self._lengths).index(1)
        loss, change = (np.median(runs[alive], axis=0) for runs in (loss, change))
        lowest = self._lengths[np.argmin(loss)]
        return (
            f"{name}: one step takes the loss from {loss[0]:.2f} to "
            f"**{loss[one]:.2f}** (lowest at {lowest:g}) and changes the gradient by "
            f"**{significant(change[one], 2)}**"
        )


def shown(values: Array) -> NDArray[np.bool_]:
    """Return which values can be drawn: a change of 0 has no logarithm."""
    return np.isfinite(values) & (values > 0)


def median_run(runs: Array) -> Array:
    """Return the median of the runs that did not diverge."""
    alive = runs[np.isfinite(runs).all(axis=1)]
    return np.median(alive, axis=0) if len(alive) else np.full(runs.shape[1], np.nan)


LINE_PLAN = Plan(
    situations={
        "only one survives": {"rate": 0.3},
        "smooth, and learning nothing": {"activation": "sigmoid", "rate": 1.0}
        | {"step": 100},
        "the smoothest, and no better": {"activation": "tanh", "rate": 0.03},
    }
)


@takes()
def explore_lines(record: Record) -> Explorer:
    """Choose activation, learning rate and step; see `LineScene`."""
    if missing := {"loss", "change"} - record.keys():
        raise ValueError(f"record is no record of lines: no {', '.join(missing)}.")
    scene = LineScene(record)
    steps = record.axes["step"]
    return explore(
        scene,
        "Explore: along the gradient",
        LINE_PLAN,
        activation=ToggleButtons(
            options=record.axes["activation"], description="activation"
        ),
        rate=SelectionSlider(
            options=[(f"{r:g}", r) for r in scene.rates],
            value=0.1,
            description="learning rate",
        ),
        step=SelectionSlider(
            options=[(f"{step:,}", step) for step in steps],
            value=20,
            description="training step",
        ),
    )


REACH = 8.0
POINTS = 161
"""Fewer make stairs of the folds of deeper layers."""
KINDS = ("plain", "random biases", "normalized")


class FoldScene:
    """The folds of an untrained network, and a cloud that is moved over them."""

    def __init__(self) -> None:
        self.figure, ax = new_figure(width=6.6, height=4.4)
        self._side = np.linspace(-REACH, REACH, POINTS)
        self._heights: Array = np.empty(0)
        self._folds = LineCollection([], linewidths=1.1, colors=MUTED)
        ax.add_collection(self._folds, autolim=False)
        (self._dots,) = ax.plot([], [], ".", markersize=4)
        ax.plot(0, 0, "+", color=INK, markersize=12, mew=2)
        ax.set(xlabel="first input", ylabel="second input", aspect="equal")
        ax.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH))
        ax.grid(False)
        self.artists = [self._folds, self._dots]

    def draw(
        self, kind: str, offset: float, width: float, layers: int, units: int, seed: int
    ) -> str:
        """Draw folds and cloud; return how many regions hold data."""
        x = cloud(offset, width)
        network = folded_network(kind, [2, *[units] * layers], x, seed)
        over = heights(network, self._side)
        if not np.array_equal(over, self._heights):  # it takes longer than all else
            self._folds.set_segments(fold_lines(self._side, over))
            self._heights = over
        self._dots.set(data=x.T, color=COLORS[kind])
        found = held(network, x)
        return (
            f"{kind}: **{found.folds}** of {units * layers} folds pass through the "
            f"cloud\nits {len(x)} points lie in **{found.regions}** linear regions"
        )


FOLD_PLAN = Plan(
    values={
        "offset": (0, 2, 4, 6, 8),
        "width": (0.1, 0.7, 2),
        "units": (4, 8, 24),
        "seed": (0, 1),
    },
    situations={
        "normalized": {"kind": "normalized"},
        "normalized, narrow and deep": {"kind": "normalized", "width": 0.1}
        | {"layers": 3},
        "the mean subtracted": {"offset": 0},
    },
)


def explore_folds() -> Explorer:
    """Move a cloud over the folds of a network; see `FoldScene`."""
    return explore(
        FoldScene(),
        "Explore: the folds",
        FOLD_PLAN,
        kind=ToggleButtons(options=KINDS, description="network"),
        offset=FloatSlider(4, min=0, max=8, step=0.25, description="distance"),
        width=FloatSlider(0.7, min=0.1, max=2, step=0.1, description="width"),
        layers=IntSlider(2, min=1, max=3, description="layers"),
        units=IntSlider(8, min=2, max=24, description="units"),
        seed=IntSlider(0, min=0, max=9, description="seed"),
    )
