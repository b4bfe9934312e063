"""The live figure of notebook 05."""

from typing import Any

import numpy as np
from ipywidgets import IntSlider, SelectionSlider, ToggleButtons
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgba
from numpy.typing import NDArray

from helpers.checked import takes
from helpers.figures.bands import BAR_WIDTH, outlines, stretch_early_steps
from helpers.figures.explorer import Explorer, explore
from helpers.figures.recording.plan import Pick, Plan
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
    """The run of ``data/activations.npz``: layers at one step, a layer at all steps."""

    def __init__(self, run: Record) -> None:
        self.steps: list[int] = run.axes["step"]
        self._bands, self._center, self._spread = (
            {name: run[key].at(network=name).astype(float) for name in COLORS}
            for key in ("bands", "center", "spread")
        )
        # These are of one rate and of the first seed.
        of_run = {"rate": run.settings["rate"], "seed": 0}
        self._accuracy = {n: run["accuracy"].at(network=n, **of_run) for n in COLORS}
        self.figure, axes = new_figure(1, 2, height=3.8, width_ratios=[1, 1.15])
        self._left, self._right = left, right = axes
        layers = np.arange(1, self._center["plain"].shape[1] + 1)
        self._sides = layers[:, np.newaxis] + BAR_WIDTH * np.array([-0.5, 0.5])
        left.set(xlabel="layer", xlim=(0.4, len(layers) + 0.6), xticks=layers)
        left.set_title("all layers at this step")
        left.grid(False, axis="x")
        right.set(xlabel="training step", title="this layer at all steps")
        stretch_early_steps(np.array(self.steps), right)
        self._areas = [PolyCollection([], linewidths=0) for _ in axes]
        self._lines = [LineCollection([], linewidths=width) for width in (2.5, 1.8)]
        for ax, areas, lines in zip(axes, self._areas, self._lines, strict=True):
            ax.add_collection(areas, autolim=False)
            ax.add_collection(lines, autolim=False)
        (self._dots,) = left.plot([], [], "o", markersize=4)
        (self._cursor,) = right.plot([], [], ":", color=INK, linewidth=1.5)
        (self._mark,) = left.plot([], [], color=INK, linewidth=3)
        bars, paths = self._lines
        self.artists = [*self._areas, bars, self._dots, paths, self._cursor, self._mark]

    def draw(self, network: str, quantity: str, layer: int, step: int) -> str:
        """Draw one step and one layer of a network; return its numbers."""
        at, bent = self.steps.index(step), quantity == QUANTITIES[1]
        low, high = (0.0, 1.0) if bent else (-REACH[network], REACH[network])
        self._left.set(ylim=(low, high), ylabel=quantity)
        bands = as_shown(self._bands[network], bent)
        here = bands[:, layer - 1]
        reach = 1.1 * np.abs(here).max()
        self._right.set_ylim((0, 1) if bent else (-reach, reach))
        boxes, fans = self._areas
        boxes.set_verts(outlines(self._sides, np.stack([bands[at]] * 2, axis=1)))
        fans.set_verts(outlines(np.array([self.steps]), here[np.newaxis]))
        for areas in (boxes, fans):
            areas.set_facecolor([to_rgba(COLORS[network], a) for a in (0.14, 0.24)])
        self._draw_units(network, layer, at, bent)
        self._cursor.set_data([step, step], self._right.get_ylim())
        self._mark.set_data([layer - 0.45, layer + 0.45], [low, low])
        for artist in (*self._lines, self._dots):
            artist.set_color(COLORS[network])
        return self._facts(network, layer, at, here[at])

    def _draw_units(self, network: str, layer: int, at: int, bent: bool) -> None:
        center = self._center[network][..., :UNITS]
        spread = self._spread[network][at, :, :UNITS]
        bars, paths = self._lines
        ends = np.stack([center[at] - spread, center[at], center[at] + spread])
        low, middle, high = as_shown(ends, bent)
        x = unit_places(*spread.shape)
        bars.set_segments(list(np.stack([x, low, x, high], -1).reshape(-1, 2, 2)))
        self._dots.set_data(x.ravel(), middle.ravel())
        units = as_shown(center[:, layer - 1].T, bent)
        paths.set_segments([np.column_stack([self.steps, y]) for y in units])

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


def as_shown(h: Array, bent: bool) -> Array:
    """Return pre-activations, or on the bent scale activations."""
    return Sigmoid().forward(h) if bent else h


BENT = {"network": "wide start", "quantity": QUANTITIES[1], "layer": 1}
PLAN = Plan(
    values={"layer": range(1, 6)},  # and all of the others: nothing is thinned
    situations={
        "before layer 5 opens": {"step": 700},
        "wide start, 50 steps": {"network": "wide start", "step": 50},
        "values at both ends": BENT,
    },
    picks=[Pick("layer"), Pick("step", axes=1)],
)


@takes()
def explore_drift(run: Record) -> Explorer:
    """Scrub through the recorded training run; see `DriftScene`."""
    if missing := {"bands", "center", "spread", "accuracy"} - run.keys():
        raise ValueError(f"run is no recorded run: it has no {', '.join(missing)}.")
    scene = DriftScene(run)
    steps = [(f"{step:,}", step) for step in scene.steps]
    return explore(
        scene,
        "Explore: what drifts",
        PLAN,
        network=ToggleButtons(options=list(COLORS), description="network"),
        quantity=ToggleButtons(options=QUANTITIES, description="show"),
        step=SelectionSlider(options=steps, value=750, description="training step"),
        layer=IntSlider(5, min=1, max=5, description="layer"),
    )
