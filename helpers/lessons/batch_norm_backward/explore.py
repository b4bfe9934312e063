"""The live figure of notebook 07: the paths of the backward pass, on and off."""

from typing import Any

import numpy as np
from ipywidgets import Checkbox, FloatLogSlider, FloatSlider, IntSlider
from matplotlib.axes import Axes
from numpy.typing import NDArray

from helpers.figures import style
from helpers.figures.explorer import Explorer, explore
from helpers.figures.numbers import significant
from helpers.figures.recording.plan import Plan
from helpers.studies.backward_paths import formula_and_measured

Array = NDArray[Any]

AGREEMENT = 1e-8
"""Below this share of the direct path, formula and measurement count as equal."""


class PathsScene:
    """The gradient of a batch by formula, with chosen paths, and as measured."""

    LARGEST = 32
    DRAWS = 10
    REACH = 10.0
    """Half the height shown of what comes in."""
    REACHES = (1.0, 3.0, REACH)
    """Half the heights of what goes on: the first that shows everything is taken."""

    def __init__(self) -> None:
        rng = np.random.default_rng(0)
        self._x, *self._noise = rng.standard_normal((1 + self.DRAWS, self.LARGEST, 1))
        self.figure, (left, self._outgoing) = style.new_figure(1, 2, height=3.9)
        self._init_incoming(left)
        self._init_outgoing(self._outgoing)
        self.artists = [
            *(self._line, self._dy, self._missing, self._measured),
            *(self._agreeing, self._wrong),
        ]

    def _init_incoming(self, ax: Axes) -> None:
        (self._line,) = ax.plot([], [], color=style.ACCENT, linewidth=3)
        (self._dy,) = ax.plot([], [], "o", color=style.INK, markersize=7)
        ax.axhline(0, color=style.MUTED, linewidth=1.2)
        ax.set(xlim=(-2.9, 2.9), ylim=(-self.REACH, self.REACH))
        ax.set(title="dy, and what is subtracted", xlabel="x", ylabel="dy")
        note = "line: what the paths subtract"
        ax.text(
            0.02,
            0.03,
            note,
            color=style.text_color(style.ACCENT),
            transform=ax.transAxes,
        )

    def _init_outgoing(self, ax: Axes) -> None:
        self._missing = ax.vlines([0.0], [0.0], [0.0], color=style.RAW, linewidth=2)
        ring: dict[str, Any] = {
            "fillstyle": "none",
            "markersize": 12,
            "markeredgewidth": 1.8,
        }
        (self._measured,) = ax.plot([], [], "o", color=style.NORMALIZED, **ring)
        (self._agreeing,) = ax.plot([], [], "o", color=style.WIDE_START, markersize=7)
        (self._wrong,) = ax.plot([], [], "o", color=style.RAW, markersize=7)
        ax.axhline(0, color=style.MUTED, linewidth=1.2)
        ax.set(xlim=(-2.9, 2.9), title="dx by formula, and measured")
        ax.set(xlabel="x", ylabel="dx · σ", ylim=(-self.REACH, self.REACH))
        place: dict[str, Any] = {"transform": ax.transAxes}
        ax.text(0.02, 0.11, "dots: formula", color=style.INK, **place)
        ax.text(0.02, 0.03, "right", color=style.text_color(style.WIDE_START), **place)
        ax.text(0.16, 0.03, "or wrong", color=style.text_color(style.RAW), **place)
        ax.text(
            0.98, 0.03, "rings: measured", color=style.NORMALIZED, ha="right", **place
        )

    def draw(
        self,
        batch_size: int,
        mean_dy: float,
        slope: float,
        eps: float,
        mean_path: bool,
        variance_path: bool,
        sample: int = 1,
    ) -> str:
        """Draw one batch; return how far the formula is from the measured gradient."""
        x = self._x[:batch_size]
        x = (x - x.mean()) / x.std()  # variance 1: eps is relative to it
        dy = mean_dy + slope * x + self._noise[sample - 1][:batch_size]
        x_hat, *both, scale = formula_and_measured(x, dy, eps, mean_path, variance_path)
        formula, measured = [dx / scale for dx in both]  # a large eps shrinks neither
        line = dy - formula
        order = np.argsort(x[:, 0])
        self._line.set_data(x[order], line[order])
        self._dy.set_data(x, dy)
        error = float(np.abs(formula - measured).max())
        share = error / np.abs(dy).max()
        self._draw_gradients(x, formula, measured, share < AGREEMENT)
        passed = np.sum(formula * x_hat) / np.sum(dy * x_hat)
        judged = judgement(error, share)
        return f"{judged}\n{contents(formula, float(passed), eps / (1 + eps))}"

    def _draw_gradients(
        self, x: Array, formula: Array, measured: Array, agrees: bool
    ) -> None:
        """Draw both gradients, and lines between them where they differ."""
        self._measured.set_data(x, measured)
        shown, hidden = (self._agreeing, self._wrong)[:: 1 if agrees else -1]
        shown.set_data(x, formula)
        hidden.set_data([], [])
        points = np.stack([np.hstack([x, y]) for y in (measured, formula)], axis=1)
        self._missing.set_segments([] if agrees else list(points))
        largest = 1.25 * np.abs(points[..., 1]).max()
        reach = min(r for r in self.REACHES if r > largest or r == self.REACH)
        self._outgoing.set_ylim(-reach, reach)


def judgement(error: float, share: float) -> str:
    """Say whether the formula is right; `share` is of the direct path's largest."""
    if share < AGREEMENT:
        return "formula and measured gradient **agree** (difference below 1e-8)"
    return (
        f"the formula is **wrong**: dx · σ is off by up to {tidy(error)}, "
        f"**{tidy(100 * share)} %** of the direct path's largest"
    )


def contents(dx: Array, passed: float, expected: float) -> str:
    """Say how large `dx` is, and what it has of the directions it should not have."""
    return (
        f"dx · σ: largest {tidy(np.abs(dx).max())}, sum **{tidy(dx.sum())}**; of dy's "
        f"part along x_hat **{tidy(100 * passed)} %** passes (right: "
        f"{tidy(100 * expected)} %)"
    )


def tidy(value: float) -> str:
    """Write a number with two digits, and rounding errors as zero."""
    return "0" if abs(value) < AGREEMENT else significant(value, 2)


PLAN = Plan(
    values={
        "mean_dy": (-2, 0, 1, 2),
        "slope": (-2, 0, 0.05, 0.1, 1.5),
        "batch_size": (2, 3, 4, 16, 32),
        "sample": (1, 2),
        "eps": (1e-8, 1e-5, 1, 100),
    },
    situations={
        "both paths": {"variance_path": True},
        "three examples": {"variance_path": True, "batch_size": 3},
        "no path, epsilon 100": {"mean_path": False, "eps": 100},
    },
)


def explore_paths() -> Explorer:
    """Switch the paths through mean and variance; choose the batch and what it gets."""
    return explore(
        PathsScene(),
        "Explore: the paths of the backward pass",
        PLAN,
        mean_path=Checkbox(True, description="path through the mean", indent=False),
        variance_path=Checkbox(
            False, description="path through the variance", indent=False
        ),
        mean_dy=FloatSlider(1, min=-2, max=2, step=0.1, description="offset of dy"),
        slope=FloatSlider(
            1.5, min=-2, max=2, step=0.05, description="slope of dy over x"
        ),
        batch_size=IntSlider(
            16, min=2, max=PathsScene.LARGEST, description="batch size"
        ),
        sample=IntSlider(1, min=1, max=PathsScene.DRAWS, description="draw of dy"),
        eps=FloatLogSlider(
            1e-5,
            min=-8,
            max=2,
            step=0.25,
            description="epsilon",
            readout_format=".1e",
        ),
    )
