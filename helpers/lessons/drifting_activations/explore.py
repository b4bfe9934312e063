"""The live figure of notebook 05."""

from typing import Any

import numpy as np
from ipywidgets import IntSlider, SelectionSlider, ToggleButtons
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import Polygon
from numpy.typing import NDArray

from helpers.checked import takes
from helpers.figures.bands import BAR_WIDTH, stretch_early_steps
from helpers.figures.explorer import Explorer, explore
from helpers.figures.recording.plan import Plan
from helpers.figures.style import INK, NORMALIZED, RAW, WIDE_START, new_figure
from helpers.lessons.drifting_activations.plots import unit_places
from helpers.nn.activations import Sigmoid
from helpers.records import Record

Array = NDArray[Any]

COLORS = {"plain": RAW, "wide start": WIDE_START, "normalized": NORMALIZED}
REACH = {"plain": 8.0, "wide start": 18.0, "normalized": 4.0}
QUANTITIES = ("pre-activation h", "activation y")
UNITS = 8
INTERVAL = 50


class DriftScene:
    """A recorded training run: all layers at one step, and one layer at all steps.

    Parameters
    ----------
    run : Record
        That of ``data/activations.npz``; see data/README.md.
    """

    def __init__(self, run: Record) -> None:
        self.steps: list[int] = run.axes["step"]
        self._bands, self._center, self._spread = (
            {name: run[key].at(network=name).astype(float) for name in COLORS}
            for key in ("bands", "center", "spread")
        )
        # These are of one rate and of the first seed.
        of_run = {"rate": run.settings["rate"], "seed": 0}
        self._accuracy = {
            name: run["accuracy"].at(network=name, **of_run) for name in COLORS
        }
        layers = self._center["plain"].shape[1]
        self.figure, axes = new_figure(1, 2, height=3.8, width_ratios=[1, 1.15])
        self._left, self._right = axes
        self._left.set(xlabel="layer", xlim=(0.4, layers + 0.6))
        self._left.set_xticks(range(1, layers + 1))
        self._left.grid(False, axis="x")
        self._left.set_title("all layers at this step")
        self._right.set(xlabel="training step", title="this layer at all steps")
        stretch_early_steps(np.array(self.steps), self._right)
        self._boxes = [self._area(self._left, a) for a in [0.14, 0.24] * layers]
        self._fans = [self._area(self._right, a) for a in (0.14, 0.24)]
        self._bars = LineCollection([], linewidths=2.5)
        self._left.add_collection(self._bars, autolim=False)
        (self._dots,) = self._left.plot([], [], "o", markersize=4)
        self._paths = LineCollection([], linewidths=1.8)
        self._right.add_collection(self._paths, autolim=False)
        (self._cursor,) = self._right.plot([], [], ":", color=INK, linewidth=1.5)
        (self._mark,) = self._left.plot([], [], color=INK, linewidth=3)
        self._filled = [*self._boxes, *self._fans]
        lines = [self._bars, self._dots, self._paths, self._cursor, self._mark]
        self.artists = [*self._filled, *lines]

    def _area(self, ax: Axes, alpha: float) -> Polygon:
        (area,) = ax.fill(*np.zeros((2, 3)), alpha=alpha, linewidth=0)
        return area

    def draw(self, network: str, quantity: str, layer: int, step: int) -> str:
        """Draw one step and one layer of a network; return its numbers."""
        at, ruler = self.steps.index(step), quantity == QUANTITIES[1]
        low, high = (0.0, 1.0) if ruler else (-REACH[network], REACH[network])
        self._left.set(ylim=(low, high), ylabel=quantity)
        bands = self._bands[network]
        bands = Sigmoid().forward(bands) if ruler else bands
        reach = 1.1 * np.abs(bands[:, layer - 1]).max()
        self._right.set_ylim((0, 1) if ruler else (-reach, reach))
        self._draw_step(bands[at], network, at, ruler)
        self._draw_layer(bands[:, layer - 1], network, layer, ruler)
        self._cursor.set_data([step, step], self._right.get_ylim())
        self._mark.set_data([layer - 0.45, layer + 0.45], [low, low])
        for artist in (*self._filled, self._bars, self._dots, self._paths):
            artist.set_color(COLORS[network])
        return self._facts(network, layer, at, bands[at, layer - 1])

    def _draw_step(self, bands: Array, network: str, at: int, ruler: bool) -> None:
        half = BAR_WIDTH / 2
        for i, band in enumerate(bands):
            x = np.array([i + 1 - half, i + 1 + half, i + 1 + half, i + 1 - half])
            for box, (a, b) in zip(
                self._boxes[2 * i : 2 * i + 2], [(0, 4), (1, 3)], strict=True
            ):
                y = np.array([band[a], band[a], band[b], band[b]])
                box.set_xy(np.column_stack([x, y]))
        center = self._center[network][at, :, :UNITS]
        spread = self._spread[network][at, :, :UNITS]
        bars = np.stack([center - spread, center, center + spread])
        low, middle, high = Sigmoid().forward(bars) if ruler else bars
        x = unit_places(*center.shape)
        ends = np.stack([np.stack([x, low], -1), np.stack([x, high], -1)], axis=2)
        self._bars.set_segments(list(ends.reshape(-1, 2, 2)))
        self._dots.set_data(x.ravel(), middle.ravel())

    def _draw_layer(self, bands: Array, network: str, layer: int, ruler: bool) -> None:
        there_and_back = np.concatenate([self.steps, self.steps[::-1]])
        for fan, (a, b) in zip(self._fans, [(0, 4), (1, 3)], strict=True):
            y = np.concatenate([bands[:, a], bands[::-1, b]])
            fan.set_xy(np.column_stack([there_and_back, y]))
        units = self._center[network][:, layer - 1, :UNITS].T
        paths = Sigmoid().forward(units) if ruler else units
        self._paths.set_segments([np.column_stack([self.steps, y]) for y in paths])

    def _facts(self, network: str, layer: int, at: int, band: Array) -> str:
        spread = np.median(self._spread[network][at, layer - 1])
        return (
            f"{network}, step {self.steps[at]:,}: test accuracy "
            f"**{100 * self._accuracy[network][at]:.0f} %**; layer {layer}, all units: "
            f"median **{band[2]:.2g}**, 15 to 85 % {band[1]:.2g} to {band[3]:.2g}\n"
            f"median unit: spread of h **{spread:.2g}**, "
            + self._shift(network, layer, at)
        )

    def _shift(self, network: str, layer: int, at: int) -> str:
        """Say how far the units have moved in the last `INTERVAL` steps."""
        earlier = self.steps[at] - INTERVAL
        if earlier not in self.steps:
            return f"shift: no record {INTERVAL} steps before this one"
        before = self.steps.index(earlier)
        center = self._center[network][:, layer - 1]
        spread = self._spread[network][before, layer - 1]
        shift = np.median(np.abs(center[at] - center[before]) / spread)
        return f"shift over the last {INTERVAL} steps **{shift:.2g}** spreads"


WIDE = "wide start"
PLAN = Plan(
    situations={
        "before layer 5 opens": {"step": 700},
        "wide start, 50 steps": {"network": WIDE, "step": 50},
        "values at both ends": {
            "network": WIDE,
            "quantity": QUANTITIES[1],
            "layer": 1,
        },
    }
)


@takes()
def explore_drift(run: Record) -> Explorer:
    """Scrub through the recorded training run; see `DriftScene`."""
    if missing := {"bands", "center", "spread", "accuracy"} - run.keys():
        raise ValueError(f"run is no recorded run: it has no {', '.join(missing)}.")
    scene = DriftScene(run)
    return explore(
        scene,
        "Explore: what drifts",
        PLAN,
        network=ToggleButtons(
            options=list(COLORS),
            description="network",
        ),
        quantity=ToggleButtons(options=QUANTITIES, description="show"),
        step=SelectionSlider(
            options=[(f"{step:,}", step) for step in scene.steps],
            value=750,
            description="training step",
        ),
        layer=IntSlider(5, min=1, max=5, description="layer"),
    )
