"""The live figure of notebook 15: a circle on its way through fifty layers."""

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from ipywidgets import Checkbox, IntSlider, ToggleButtons
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from helpers.figures.explorer import Explorer, explore
from helpers.figures.numbers import fixed
from helpers.figures.parts import note
from helpers.figures.recording.plan import Plan
from helpers.figures.style import ACCENT, INK, MUTED, new_figure
from helpers.lessons.depth_and_other_norms.plots import arcs, box, set_arcs
from helpers.nn import Sequential
from helpers.studies.deep_networks import ACTIVATIONS, deep_blocks
from helpers.studies.deep_signals import (
    block_outputs,
    circle,
    effective_rank,
    read_out,
    relative_spread,
    shadow,
)

Array = NDArray[Any]

DEPTH, WIDTH, POINTS = 50, 100, 512
SHOWN = 2
"""Of the points, every other is drawn."""
MOST_RANK = 20
"""What the curve of the rank is drawn as a share of."""


class Passage(NamedTuple):
    """What the figure shows, for every layer; the input is layer 0."""

    shadows: list[Array]
    """Of the signals divided by their lengths, as are the spreads."""
    ranks: Array
    spreads: Array
    told: Array
    """What a linear map reads out, nothing at worst."""


@lru_cache(maxsize=32)
def passage(norm: str, activation: str, skip: bool) -> Passage:
    """Send the circle through one network."""
    rng = np.random.default_rng(0)
    x, place = circle(POINTS, WIDTH, rng)
    options: dict[str, Any] = {"norm": norm, "activation": activation, "skip": skip}
    outputs = block_outputs(Sequential(deep_blocks(DEPTH, WIDTH, rng, **options)), x)
    units = [h / np.linalg.norm(h, axis=1, keepdims=True) for h in outputs]
    return Passage(
        [shadow(h, place)[::SHOWN] for h in units],
        np.array([effective_rank(h) for h in outputs]),
        np.array([relative_spread(h) for h in units]),
        np.array([max(0.0, read_out(h, place)) for h in outputs]),
    )


class CircleScene:
    """The circle behind one layer, in true size and enlarged, and two curves."""

    def __init__(self) -> None:
        ratios = [1.15, 1.15, 1.3]
        self.figure, axes = new_figure(1, 3, height=3.5, width_ratios=ratios)
        true_size, close, curves = axes
        self._close_ax = close
        self._true_size = arcs(true_size, ms=4)
        self._close = arcs(close, ms=4)
        for ax in (true_size, close):
            box(ax)
        true_size.set_title("true size")
        self._ranks, self._told, self._cursor = self._curves(curves)
        self.artists = [
            *self._true_size,
            *self._close,
            self._ranks,
            self._told,
            self._cursor,
        ]

    def _curves(self, ax: Axes) -> tuple[Line2D, Line2D, Line2D]:
        (ranks,) = ax.plot([], [], color=ACCENT)
        (told,) = ax.plot([], [], color=INK)
        (cursor,) = ax.plot([], [], color=MUTED, lw=1.2, ls="--")
        ax.set(xlim=(0, DEPTH), ylim=(0, 1.02), xlabel="layer")
        note(ax, 0, 1.03, "read out", INK)
        note(ax, 1, 1.03, f"effective rank / {MOST_RANK}", ACCENT, ha="right")
        return ranks, told, cursor

    def draw(self, layer: int, norm: str, activation: str, skip: bool) -> str:
        """Draw the circle behind a layer; return its rank, spread and read-out."""
        shown = passage(norm, activation, skip)
        points = shown.shadows[layer]
        size = float(np.hypot(*points.T).max())
        set_arcs(self._true_size, points)
        set_arcs(self._close, points / size)
        self._close_ax.set_title(f"enlarged {1 / size:.1f} times")
        layers = np.arange(DEPTH + 1)
        self._ranks.set_data(layers, shown.ranks / MOST_RANK)
        self._told.set_data(layers, shown.told)
        self._cursor.set_data([layer, layer], [0, 1.02])
        return (
            f"behind layer {layer}: effective rank **{fixed(shown.ranks[layer])}**, "
            f"spread **{fixed(shown.spreads[layer])}** of the length\n"
            f"a linear map reads out **{100 * shown.told[layer]:.0f} %** of where "
            "unseen points lie on the circle"
        )


PLAN = Plan(
    values={"layer": (*range(13), *range(14, 31, 2), 35, 40, 45, 50)},
    situations={
        "rank 1, and nearly all is told": {"norm": "layer", "layer": 50},
        "a higher rank, and nothing is told": {"norm": "batch", "layer": 50},
        "with skips": {"norm": "batch", "skip": True, "layer": 50},
    },
)


def explore_circle() -> Explorer:
    """Choose a network and a layer; see what has become of the circle there."""
    return explore(
        CircleScene(),
        "Explore: the circle",
        PLAN,
        layer=IntSlider(10, min=0, max=DEPTH, description="layer"),
        norm=ToggleButtons(
            options=["none", "layer", "RMS", "batch"], description="norm"
        ),
        activation=ToggleButtons(options=list(ACTIVATIONS), description="activation"),
        skip=Checkbox(False, description="skips", indent=False),
    )
