"""The live figures of notebook 03."""

from typing import Any

import numpy as np
from ipywidgets import Checkbox, FloatSlider, SelectionSlider, ToggleButtons, dlink
from numpy.typing import NDArray

from helpers.datasets import article_valley
from helpers.figures import style
from helpers.figures.explorer import Explorer, explore
from helpers.figures.numbers import significant
from helpers.figures.recording.plan import Pick, Plan
from helpers.figures.style import HIGHLIGHT, INK, MUTED, label_line, new_figure
from helpers.lessons.loss_valley.plots import plot_surface
from helpers.linear import least_squares
from helpers.linear.least_squares import best_weights, hessian, loss
from helpers.linear.scaling import standardize

Array = NDArray[Any]

LEVELS = 10.0 ** np.arange(-5, 1)
TOLERANCE = 1e-6
STEPS = np.unique(np.geomspace(1, 1e6, 240).astype(int))
SPANS = [1, 2, 3, 5, 9, 15, 25, 40, 70, 100, 150, 199, 300, 400]
ANGLES = range(0, 360, 15)
AT_ZERO = -1
"""In the place of an angle: the path starts at zero weights."""


class ValleyScene:
    """The valley of two features: level lines with the path, and the loss by step.

    Weights are drawn relative to the best ones, in units of the distance that the
    path has to go, so that valleys of all data fit the same axes and a circle is
    drawn as a circle.
    """

    def __init__(self) -> None:
        rng = np.random.default_rng(42)
        self._unit_a, self._unit_b = rng.uniform(size=(2, 100))
        self._noise = 0.1 * rng.normal(size=100)
        self.figure, (map_ax, loss_ax) = new_figure(1, 2, height=4.2)
        self._map = map_ax
        self._levels = [map_ax.plot([], [], color=MUTED, lw=1)[0] for _ in LEVELS]
        (self._path,) = map_ax.plot([], [], "o-", markersize=2.5, linewidth=0.6)
        (self._start,) = map_ax.plot([], [], "o", markersize=9, color=INK, mfc="white")
        map_ax.plot(0, 0, "x", color=HIGHLIGHT, markersize=11, markeredgewidth=3)
        map_ax.set(xlim=(-1.3, 1.3), ylim=(-1.3, 1.3), aspect="equal")
        map_ax.set_xlabel("error of $w_A$ (distance at start = 1)")
        map_ax.set_ylabel("error of $w_B$ (distance at start = 1)")
        (self._curve,) = loss_ax.loglog([1, 2], [1, 2])
        loss_ax.axhline(TOLERANCE, color=MUTED, linestyle="--", linewidth=1.2)
        label_line(loss_ax, 4e5, TOLERANCE, "goal", MUTED, xytext=(0, -9), ha="center")
        loss_ax.set(xlim=(0.5, 1e6), ylim=(1e-8, 1e3), title="Excess loss")
        loss_ax.set(xlabel="gradient steps", ylabel="share of start")
        self.artists = [*self._levels, self._path, self._start, self._curve]

    def data(
        self, span: float, centre: bool, scale: bool, intercept: bool
    ) -> tuple[Array, Array]:
        """Return features and target: A in 1..10, B in 1..1 + span, y = 2A + 3B."""
        x = np.column_stack([1 + 9 * self._unit_a, 1 + span * self._unit_b])
        y = x @ [2, 3] + self._noise
        if centre:
            x = x - x.mean(axis=0)
        if scale:
            x = x / x.std(axis=0)
        return (np.column_stack([x, np.ones(len(x))]) if intercept else x), y

    def draw(
        self,
        span: float,
        rate: float,
        promised: bool,
        centre: bool,
        scale: bool,
        intercept: bool,
        start: int = AT_ZERO,
    ) -> str:
        """Draw one setting; return condition number and steps."""
        x, y = self.data(span, centre, scale, intercept)
        valley = least_squares.modes(x, y, first_weights(x, y, start))
        flat, *_, steep = valley.curvature
        limit = 2 / steep
        if promised:
            rate = steep / (flat + steep)
        # Later steps would only paint the map over.
        drawn = 8 if rate > 1 else 40
        self._map.set_title(f"Level lines and first {drawn} steps")
        steps = np.arange(drawn + 1)
        path = least_squares.errors_after(valley, rate * limit, steps)[:, :2]
        path = path / np.linalg.norm(path[0])
        highest = 0.5 * path[0] @ hessian(x[:, :2]) @ path[0]
        level = least_squares.level_set(x[:, :2], highest).T
        for line, share in zip(self._levels, LEVELS, strict=True):
            line.set_data(*np.sqrt(share) * level)
        excess = least_squares.excess_after(valley, rate * limit, STEPS)
        excess = excess / least_squares.excess_after(valley, rate * limit, 0)
        color = style.NORMALIZED if centre and scale else style.RAW
        self._path.set(data=path.T, color=color)
        self._start.set_data(path[:1].T)
        self._curve.set(data=(STEPS, np.clip(excess, 1e-9, 1e9)), color=color)
        needed = least_squares.steps_until(valley, rate * limit, TOLERANCE)
        count = f"**{needed:,}** steps" if np.isfinite(needed) else "**never**"
        if rate >= 1:
            count += " (at or beyond the limit)"
        floor = loss(best_weights(x, y), x, y)
        kappa = least_squares.condition_number(x)
        return (
            f"condition number κ = **{significant(kappa, 4)}**; "
            f"learning rate {significant(rate * limit)}, {rate:.6g} of the limit\n"
            f"excess loss down to a millionth: {count}; "
            f"best reachable loss {significant(floor)}"
        )


def on_circle(degrees: float) -> Array:
    """Return the first error in a direction, of length 1."""
    if degrees == AT_ZERO:  # it lies elsewhere for each data
        return np.full(2, np.nan)
    angle = np.radians(degrees)
    return np.array([np.cos(angle), np.sin(angle)])


def first_weights(x: Array, y: Array, start: int) -> Array | None:
    """Return weights with the errors of `on_circle`, as far away as zero."""
    if start == AT_ZERO:
        return None
    best = best_weights(x, y)
    error = np.linalg.norm(best[:2]) * on_circle(start)
    return np.append(best[:2] + error, 0 * best[2:])


VALLEY_PLAN = Plan(
    values={
        "span": (1, 3, 9, 25, 40, 100, 199, 400),
        "rate": (0.1, 0.3, 0.5, 0.57, 0.7, 0.9, 0.95, 0.99, 1, 1.01, 1.1),
        "start": (AT_ZERO, *range(0, 360, 45)),
    },
    situations={
        "equal widths": {"span": 9, "promised": True},
        "standardized": dict.fromkeys(
            ("promised", "centre", "scale", "intercept"), True
        ),
        "beyond the limit": {"rate": 1.01},
    },
    picks=[Pick("start", at=on_circle)],
)


def explore_valley() -> Explorer:
    """Change the data, the learning rate and the start; follow path and loss."""
    rate = FloatSlider(
        0.99, min=0.05, max=1.1, step=0.01, description="learning rate / limit"
    )
    promised = Checkbox(False, description="promised rate", indent=False)
    dlink((promised, "value"), (rate, "disabled"))
    return explore(
        ValleyScene(),
        "Explore: the valley",
        VALLEY_PLAN,
        span=SelectionSlider(options=SPANS, value=199, description="width of B"),
        rate=rate,
        promised=promised,
        centre=Checkbox(False, description="centre A and B", indent=False),
        scale=Checkbox(False, description="scale A and B", indent=False),
        intercept=Checkbox(False, description="add an intercept", indent=False),
        start=SelectionSlider(
            options=[("weights 0", AT_ZERO), *((f"{a}°", a) for a in ANGLES)],
            value=AT_ZERO,
            description="start",
        ),
    )


class SurfaceScene:
    """The loss as a surface that turns."""

    GRID = 41  # points along each weight

    def __init__(self, x: Array, y: Array) -> None:
        self._data = {"raw": (x, y), "standardized": (standardize(x), y - y.mean())}
        self.figure, self._ax = new_figure(
            width=6.5, height=4.6, subplot_kw={"projection": "3d"}
        )
        self.figure.set_layout_engine("none")  # it leaves a surface too little room
        self._ax.set_position((0.0, 0.0, 1.0, 0.98))
        self._shown, self._highest = "", 0.0
        self.artists = [self._ax]

    def draw(self, features: str, azimuth: float) -> str:
        """Draw one view; return how steep the surface is along both weights."""
        x, y = self._data[features]
        best = best_weights(x, y)
        if features != self._shown:  # to turn a surface is faster than to plot it
            self._shown = features
            self._plot(x, y, best)
        self._ax.view_init(self._ax.elev, azimuth)
        curvature = np.diag(hessian(x))
        return (
            f"{features} features: curvature along the weight of A "
            f"**{significant(curvature[0], 4)}**, of B "
            f"**{significant(curvature[1], 4)}**\n"
            f"lowest loss {significant(loss(best, x, y))}, "
            f"highest in this picture {significant(self._highest)}"
        )

    def _plot(self, x: Array, y: Array, best: Array) -> None:
        side = np.linspace(-1, 1, self.GRID) * np.abs(best).max()
        w_a, w_b = np.meshgrid(best[0] + side, best[1] + side)
        error = np.stack([w_a - best[0], w_b - best[1]], axis=-1)
        losses = 0.5 * np.einsum("...i,ij,...j->...", error, hessian(x), error)
        self._highest = losses.max() + loss(best, x, y)
        self._ax.clear()
        plot_surface(w_a, w_b, losses, self._ax)
        self._ax.set_box_aspect(None, zoom=0.95)
        self._ax.title.set_y(0.95)


SURFACE_PLAN = Plan(
    values={"azimuth": range(-180, 181, 6)},
    situations={
        "along the valley": {"azimuth": 0},
        "across it": {"azimuth": -90},
        "the bowl": {"features": "standardized"},
    },
)


def explore_surface() -> Explorer:
    """Turn the loss surface of the raw and of the standardized features."""
    view = {"description": "view from [°]", "readout_format": ".0f"}
    return explore(
        SurfaceScene(*article_valley()),
        "Explore: the surface",
        SURFACE_PLAN,
        features=ToggleButtons(
            options=["raw", "standardized"], value="raw", description="features"
        ),
        azimuth=FloatSlider(-60, min=-180, max=180, step=3, **view),
    )
