"""The live figure of notebook 06: one mini-batch on its way through the layer."""

from typing import Any

import numpy as np
from ipywidgets import FloatLogSlider, FloatSlider, IntSlider, ToggleButtons
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from numpy.typing import NDArray

from helpers.figures.explorer import Explorer, explore
from helpers.figures.numbers import fixed
from helpers.figures.parts import name_rows
from helpers.figures.recording.plan import Plan
from helpers.figures.style import INK, new_figure
from helpers.lessons.batch_norm_forward.plots import GROUP_COLORS
from helpers.nn.batch_norm import batch_norm_forward

Array = NDArray[Any]

STEPS = ("raw", "centred", "divided", "scaled and shifted")
TOO_EARLY = "ε acts from “divided” on, γ and β in the last step: not here."
ACTING = {
    "raw": TOO_EARLY,
    "centred": TOO_EARLY,
    "divided": "ε acts from this step on; γ and β act in the last step: not here.",
    "scaled and shifted": "ε, γ and β all act here.",
}
"""Which of the sliders do something at each step."""
NAMES = ("A", "B", "C", "D")
POPULATION = 4000
REACH = 14
"""Of the lines' scale: no setting of the sliders goes beyond it."""
NEAR = 6
"""The same from the step "divided" on, as long as no dot lies beyond it."""
COLOR_LIMITS = (4, NEAR, 10, REACH)
"""Where the colours of the table may end: at the first that no number exceeds."""
BATCHES = 20
LARGEST_BATCH = 64


def population() -> Array:
    """Make the features: two Gaussian ones, a skewed one, and a nearly constant one."""
    rng = np.random.default_rng(0)
    z = rng.standard_normal((POPULATION, 4))
    z[:, 2] = rng.gamma(2, size=POPULATION)
    # The same first example in every batch; far from the mean in A.
    z[0] = [2, 0.5, 4, 1]
    return np.array([7, -4, 1, -8]) + np.array([1, 2, 1.2, 0.01]) * z


def draw_batch(batch_size: int, number: int) -> Array:
    """Return the indices of batch `number` of a shuffle: example 0, and others."""
    others = np.random.default_rng(number).permutation(POPULATION - 1) + 1
    return np.append(0, others[: batch_size - 1])


def normalize_in_steps(x: Array, eps: float, gamma: float, beta: float) -> list[Array]:
    """Return the batch after each of `STEPS`."""
    y, cache = batch_norm_forward(x, np.full(4, gamma), np.full(4, beta), eps)
    return [x, cache.centred, cache.centred * cache.inv_std, y]


def reach_of(step: str, places: Array) -> float:
    """Return how far the scale of the lines must go at this step, for these numbers."""
    wide = step in STEPS[:2] or np.max(np.abs(places)) > NEAR
    return REACH if wide else NEAR


def color_limit(values: Array) -> float:
    """Return where the colours end for these numbers."""
    farthest = np.max(np.abs(values))
    return next(limit for limit in COLOR_LIMITS if farthest <= limit)


class ForwardScene:
    """A batch as a coloured table, and each feature's numbers on one line."""

    def __init__(self) -> None:
        self._x = population()
        self.figure, axes = new_figure(1, 2, height=3.9, width_ratios=[1, 2.6])
        table, self._lines = axes
        self._init_table(table)
        self._init_lines(self._lines)
        self.artists: list[Artist] = [self._table, *self._dots, *self._bars]
        self.artists += [self._ticks, self._marked, self._pointer]

    def _init_table(self, ax: Axes) -> None:
        look: dict[str, Any] = {"aspect": "auto", "interpolation": "nearest"}
        extent = (-0.5, 3.5, 1, 0)
        self._table = ax.imshow(np.zeros((2, 4)), "PuOr_r", extent=extent, **look)
        ax.set_xticks(range(4), NAMES)
        ax.set(yticks=[], ylabel="examples", title="The batch")
        ax.grid(False)
        look = {"color": INK, "markersize": 9, "clip_on": False}
        (self._pointer,) = ax.plot([-0.68], [0], ">", **look)
        ax.set(xlim=(-0.5, 3.5), ylim=(1, 0))
        ax.yaxis.labelpad = 12
        self._colors = self.figure.colorbar(self._table, ax=ax)

    def _init_lines(self, ax: Axes) -> None:
        look: dict[str, Any] = {"markersize": 6, "alpha": 0.6, "mew": 0}
        self._dots = [ax.plot([], [], "o", color=c, **look)[0] for c in GROUP_COLORS]
        look = {"color": INK, "markersize": 9}
        self._bars = [ax.plot([], [], "|-", linewidth=1.5, **look)[0] for _ in NAMES]
        ring: dict[str, Any] = {"markersize": 11, "mfc": "none", "mew": 2, "zorder": 5}
        (self._marked,) = ax.plot([], [], "o", color=INK, **ring)
        ax.axvline(0, color=INK, linewidth=0.8, zorder=0)
        name_rows(ax, NAMES, above=0.6, below=0.6)
        ax.set(xlim=(-REACH, REACH), xlabel="value")
        ax.set_title("Each feature, mean ± standard deviation")
        (self._ticks,) = ax.plot([], [], "|", mew=1, **look)

    def draw(
        self,
        step: str,
        batch_size: int,
        batch: int,
        eps: float,
        gamma: float,
        beta: float,
    ) -> str:
        """Draw one batch at one step; return its moments."""
        dealt = [self._x[draw_batch(batch_size, i + 1)] for i in range(BATCHES)]
        at = STEPS.index(step)
        batches = [normalize_in_steps(x, eps, gamma, beta)[at] for x in dealt]
        values, places = batches[batch - 1], np.array([b[0] for b in batches])
        reach = reach_of(step, np.concatenate([values, places]))
        self._lines.set_xlim(-reach, reach)
        self._set_colors(color_limit(values))
        mean, std = values.mean(axis=0), values.std(axis=0)
        self._table.set_data(values)  # a batch of any size fills the table
        self._pointer.set_ydata([0.5 / len(values)])  # the middle of the first row
        for i, (dots, bar) in enumerate(zip(self._dots, self._bars, strict=True)):
            dots.set_data(values[:, i], i + scatter(len(values)))
            bar.set_data(mean[i] + std[i] * np.array([-1, 0, 1]), [i - 0.36] * 3)
        self._marked.set_data(values[0], np.arange(4))
        self._ticks.set_data(places.ravel(), np.tile(np.arange(4) + 0.4, BATCHES))
        return f"{facts(values, mean, std)}; {extent(places)}\n{ACTING[step]}"

    def _set_colors(self, limit: float) -> None:
        if self._table.get_clim()[1] != limit:
            self._table.set_clim(-limit, limit)
            self._colors.set_ticks([-limit, 0, limit])


def scatter(count: int) -> Array:
    """Return a height for each dot of a line, so that they do not hide each other."""
    heights = np.random.default_rng(0).uniform(-0.2, 0.25, LARGEST_BATCH)
    heights[0] = 0  # of the circled example
    return heights[:count]


def facts(values: Array, mean: Array, std: Array) -> str:
    """Say what mean and spread each feature has, and where the example went."""
    each = zip(NAMES, mean, std, strict=True)
    # Equal numbers have a spread of rounding.
    moments = "; ".join(f"{name}: {fixed(m)} ± {s.round(9):.3g}" for name, m, s in each)
    places = ", ".join(map(fixed, values[0]))
    farthest = fixed(values.flat[np.argmax(np.abs(values))])
    return (
        f"mean ± standard deviation: **{moments}** (farthest number: {farthest})\n"
        f"the circled example: {places}"
    )


def extent(places: Array) -> str:
    """Say between which numbers the circled example lies in all batches."""
    if np.ptp(places, axis=0).max() == 0:
        return f"the same in batches 1 to {BATCHES}"
    ends = zip(NAMES, places.min(axis=0), places.max(axis=0), strict=True)
    spans = [f"{name} {fixed(low)} to {fixed(high)}" for name, low, high in ends]
    return f"in batches 1 to {BATCHES}: {', '.join(spans)}"


SLIDERS = ("eps", "gamma", "beta")
IDLE = {STEPS[0]: SLIDERS, STEPS[1]: SLIDERS, STEPS[2]: SLIDERS[1:], STEPS[3]: ()}
"""Which of the sliders do nothing at a step, as `ACTING` says."""
PLAN = Plan(
    values={
        "batch_size": (2, 4, 16, 64),
        "batch": range(1, 9),
        "eps": (1e-8, 1e-5, 1e-4, 10**-3.5, 1e-3, 1, 10**0.5, 100),
        "gamma": (-2, -1, 0, 1, 2),
        "beta": (-4, 0, 4),
    },
    situations={
        "D collapses": {"step": "divided", "eps": 10**-3.5},
        "two examples": {"step": "divided", "batch_size": 2},
        "a negative gamma": {"step": "scaled and shifted", "gamma": -1},
    },
    idle=lambda values: IDLE[values["step"]],
)


def explore_forward() -> Explorer:
    """Walk a mini-batch through the steps of batch normalization."""
    eps: dict[str, Any] = {"min": -8, "max": 2, "step": 0.5, "readout_format": ".1e"}
    return explore(
        ForwardScene(),
        "Explore: a batch on its way through the layer",
        PLAN,
        step=ToggleButtons(options=STEPS, description="step"),
        batch_size=IntSlider(16, min=2, max=LARGEST_BATCH, description="batch size"),
        batch=IntSlider(1, min=1, max=BATCHES, description="batch (deal anew)"),
        eps=FloatLogSlider(1e-5, description="epsilon", **eps),
        gamma=FloatSlider(1, min=-2, max=2, step=0.1, description="gamma"),
        beta=FloatSlider(0, min=-4, max=4, step=0.1, description="beta"),
    )
