"""The live figure of notebook 01."""

from typing import Any

import numpy as np
from ipywidgets import FloatSlider, SelectionSlider, ToggleButtons
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from numpy.typing import NDArray

from helpers.figures.explorer import Explorer, explore
from helpers.figures.numbers import fixed, significant
from helpers.figures.recording.plan import Plan
from helpers.figures.style import HIGHLIGHT, INK, NORMALIZED, RAW, new_figure
from helpers.lessons.feature_scaling.plots import FEATURE_COLORS
from helpers.linear.least_squares import best_weights, errors_after, gradient, modes
from helpers.linear.scaling import Scaler, fit_min_max, fit_standard

Array = NDArray[Any]

KINDS = ("raw", "centred", "scaled", "standardized", "min-max")
SPANS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30, 50, 70, 100, 150, 200, 500, 1000)
WEEKS = 8
MOST_STEPS = 10_000_000
CLOSE = 0.01
LIMITS = (-2.5, 3.4)
"""Of the axes of the first step: no setting of the sliders goes beyond them."""


class ScalingScene:
    """Two features of any span and offset: their cloud, contributions, first step.

    The target is 1 + 2 a + 2 b and noise, where a and b run from 0 to 1 over the span
    of the features: both matter equally, on whatever scale they come.
    """

    def __init__(self) -> None:
        rng = np.random.default_rng(0)
        self._unit = rng.uniform(size=(200, 2))
        self._y = 1 + 2 * self._unit.sum(axis=1) + rng.normal(0, 0.1, 200)
        self.figure, (cloud_ax, bar_ax, step_ax) = new_figure(1, 3, height=3.5)
        self._cloud, self._range = _prepare_cloud(cloud_ax)
        self._bars = _prepare_bars(bar_ax)
        self._step, self._end = _prepare_step(step_ax)
        self.artists: list[Artist] = [self._cloud, self._range, *self._bars]
        self.artists += [self._step, self._end]

    def features(
        self, span_a: float, lowest_a: float, span_b: float, lowest_b: float, kind: str
    ) -> Array:
        """Return the two features after scaling, shape (200, 2)."""
        x = self._unit * [span_a, span_b] + [lowest_a, lowest_b]
        return scaler_of(kind, x).transform(x)

    def draw(self, **values: Any) -> str:
        """Draw one setting; return its numbers."""
        x = self.features(**values)
        shares, steps = first_step(x, self._y)
        color = RAW if values["kind"] == "raw" else NORMALIZED
        self._cloud.set(data=(x / np.abs(x).max()).T, color=color)
        self._range.set_text(range_text(x))
        contributions = x[:WEEKS] / np.abs(x[:WEEKS]).max()
        for bar, height in zip(self._bars, contributions.T.ravel(), strict=True):
            bar.set_height(height)
        self._step.set_data(*np.stack([[0, 0], shares]).T)
        self._end.set(data=shares[:, np.newaxis], color=color)
        self._step.set_color(color)
        std = x.std(axis=0)
        mean = x.mean(axis=0).round(9)  # a rounding error is zero
        known = steps < MOST_STEPS
        count = f"about **{steps:,.0f}**" if known else "**over 10 million**"
        a, b = (
            f"{significant(middle)} ± {significant(spread)}"
            for middle, spread in zip(mean, std, strict=True)
        )
        return (
            f"mean ± standard deviation: A {a}, B {b}; with equal weights, A varies "
            f"**{significant(std[0] / std[1])}** times as much\n"
            f"first step: w_A goes **{significant(shares[0])}**, w_B "
            f"**{significant(shares[1])}** of its way; steps until both are within "
            f"1 %: {count}"
        )


def range_text(x: Array) -> str:
    """Return from where to where each feature runs, to a hundredth."""
    return "\n".join(
        f"{name}: {fixed(column.min())} to {fixed(column.max())}"
        for name, column in zip("AB", x.T, strict=True)
    )


def scaler_of(kind: str, x: Array) -> Scaler:
    """Return the scaler of the given kind, fitted to `x`."""
    standard = fit_standard(x)
    zero, one = np.zeros(x.shape[1]), np.ones(x.shape[1])
    scalers = {
        "raw": Scaler(zero, one),
        "centred": Scaler(standard.offset, one),
        "scaled": Scaler(zero, standard.scale),
        "standardized": standard,
        "min-max": fit_min_max(x),
    }
    return scalers[kind]


def first_step(x: Array, y: Array) -> tuple[Array, float]:
    """Take one step from zero with half the largest stable learning rate.

    Return which share of its way each weight goes, and after how many steps all are
    within 1 % of their best values, to two digits; `MOST_STEPS` if not by then.
    """
    with_bias = np.column_stack([x, np.ones(len(x))])
    valley, best = modes(with_bias, y), best_weights(with_bias, y)
    rate = 1 / valley.curvature[-1]
    step = -rate * gradient(np.zeros(len(best)), with_bias, y)
    counts = np.unique(np.geomspace(1, MOST_STEPS, 1000).astype(int))
    errors = errors_after(valley, rate, counts)
    far = (np.abs(errors) > CLOSE * np.abs(best))[:, :-1].any(axis=1)
    arrived = counts[np.append(np.flatnonzero(far), -1).max() + 1 :]
    steps = float(f"{arrived[0]:.2g}") if len(arrived) else MOST_STEPS
    return (step / best)[:-1], steps


def _prepare_cloud(ax: Axes) -> tuple[Any, Any]:
    ax.axhline(0, color=INK, linewidth=0.8)
    ax.axvline(0, color=INK, linewidth=0.8)
    (cloud,) = ax.plot([], [], "o", markersize=3, alpha=0.7)
    ranges = ax.text(-1.15, -1.22, "", va="top")
    ax.text(1.1, 0.06, "A", ha="center")
    ax.text(0.08, 1.08, "B", va="center")
    ax.set(xlim=(-1.15, 1.15), ylim=(-1.15, 1.15), aspect="equal")
    ax.set(xticks=[], yticks=[], title="The cloud")
    return cloud, ranges


def _prepare_bars(ax: Axes) -> list[Any]:
    bars: list[Any] = []
    weeks = np.arange(1, WEEKS + 1)
    for i, (name, color) in enumerate(zip("AB", FEATURE_COLORS, strict=True)):
        places = weeks + 0.4 * (i - 0.5)
        bars += ax.bar(places, np.zeros(WEEKS), 0.4, color=color, label=name)
    ax.axhline(0, color=INK, linewidth=0.8)
    ax.set(ylim=(-1.1, 1.4), xticks=weeks[::2], yticks=[-1, 0, 1], xlabel="example")
    ax.set(title="Contributions", ylabel="share of the largest")
    ax.set_box_aspect(1)
    ax.legend(ncols=2, loc="upper right")
    return bars


def _prepare_step(ax: Axes) -> tuple[Any, Any]:
    (step,) = ax.plot([], [], linewidth=3)
    (end,) = ax.plot([], [], "o", markersize=9)
    ax.plot(0, 0, "o", color=INK, markersize=9, markerfacecolor="white")
    ax.plot(1, 1, "x", color=HIGHLIGHT, markersize=12, markeredgewidth=3)
    ax.text(1.15, 0.5, "goal", va="center")  # not where the first steps often end
    ax.axhline(0, color=INK, linewidth=0.8, zorder=1)
    ax.axvline(0, color=INK, linewidth=0.8, zorder=1)
    ticks = range(-2, 4)
    ax.set(aspect="equal", xlim=LIMITS, ylim=LIMITS, xticks=ticks, yticks=ticks)
    ax.set(xlabel="$w_A$, share of its way", ylabel="$w_B$, share of its way")
    ax.set_title("First step")
    return step, end


def _idle(values: dict[str, Any]) -> tuple[str, ...]:
    """Name what a way of scaling takes out."""
    lowest = ("lowest_a", "lowest_b")
    taken_out = {"raw": (), "scaled": (), "centred": lowest}
    return taken_out.get(values["kind"], ("span_a", "span_b", *lowest))


PLAN = Plan(
    values={
        "span_a": (0.1, 1, 2, 5, 10, 20, 30, 50, 70, 100, 200, 1000),
        "span_b": (0.1, 1, 2, 20, 100, 1000),
        "lowest_a": (-100, -30, -10, 0, 10, 100),
        "lowest_b": (-10, -1, 0, 10),
    },
    situations={
        "spans of 20 about 0": {"span_b": 20, "lowest_a": -10, "lowest_b": -10},
        "a hundredfold": {
            "span_a": 200,
            "lowest_a": -100,
            "span_b": 2,
            "lowest_b": -1,
        },
        "scaled, far from 0": {"kind": "scaled", "lowest_a": -100},
    },
    idle=_idle,
)


def explore_scaling() -> Explorer:
    """Drag the spans and offsets of two features, and choose how to scale them."""
    lowest = {"min": -100, "max": 100, "step": 1, "readout_format": ".0f"}
    return explore(
        ScalingScene(),
        "Explore: two features",
        PLAN,
        span_a=SelectionSlider(options=SPANS, value=20, description="span of A"),
        span_b=SelectionSlider(options=SPANS, value=2, description="span of B"),
        lowest_a=FloatSlider(description="lowest A", **lowest),
        lowest_b=FloatSlider(description="lowest B", **lowest),
        kind=ToggleButtons(options=KINDS, description="scaling"),
    )
