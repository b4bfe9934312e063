"""The live figure of notebook 07: the paths of the backward pass, on and off."""

from typing import Any

import numpy as np
from ipywidgets import Checkbox, FloatLogSlider, FloatSlider, IntSlider
from numpy.typing import NDArray

from helpers.figures import style
from helpers.figures.explorer import Explorer, explore
from helpers.figures.numbers import significant
from helpers.figures.parts import note
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
        self.figure, (left, right) = style.new_figure(1, 2, height=3.9)
        self._outgoing = right
        (self._line,) = left.plot([], [], color=style.ACCENT, linewidth=3)
        (self._dy,) = left.plot([], [], "o", color=style.INK, markersize=7)
        left.set(title="dy, and what is subtracted", ylabel="dy")
        note(left, 0.02, 0.03, "line: what the paths subtract", style.ACCENT)
        self._missing = right.vlines([0.0], [0.0], [0.0], color=style.RAW, linewidth=2)
        ring: dict[str, Any] = {"fillstyle": "none", "markersize": 12, "mew": 1.8}
        (self._measured,) = right.plot([], [], "o", color=style.NORMALIZED, **ring)
        self._agreeing, self._wrong = (
            right.plot([], [], "o", color=color, markersize=7)[0]
            for color in (style.WIDE_START, style.RAW)
        )
        right.set(title="dx by formula, and measured", ylabel="dx · σ")
        note(right, 0.02, 0.11, "dots: formula", style.INK)
        note(right, 0.02, 0.03, "right", style.WIDE_START)
        note(right, 0.16, 0.03, "or wrong", style.RAW)
        note(right, 0.98, 0.03, "rings: measured", style.NORMALIZED, ha="right")
        for ax in (left, right):
            ax.axhline(0, color=style.MUTED, linewidth=1.2)
            ax.set(xlabel="x", xlim=(-2.9, 2.9), ylim=(-self.REACH, self.REACH))
        self.artists = [self._line, self._dy, self._missing, self._measured]
        self.artists += [self._agreeing, self._wrong]

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
    scene = PathsScene()
    eps: dict[str, Any] = {"min": -8, "max": 2, "step": 0.25, "readout_format": ".1e"}
    mean_path, variance_path = (
        Checkbox(on, description=f"path through the {name}", indent=False)
        for on, name in [(True, "mean"), (False, "variance")]
    )
    return explore(
        scene,
        "Explore: the paths of the backward pass",
        PLAN,
        mean_path=mean_path,
        variance_path=variance_path,
        mean_dy=FloatSlider(1, min=-2, max=2, step=0.1, description="offset of dy"),
        slope=FloatSlider(
            1.5, min=-2, max=2, step=0.05, description="slope of dy over x"
        ),
        batch_size=IntSlider(16, min=2, max=scene.LARGEST, description="batch size"),
        sample=IntSlider(1, min=1, max=scene.DRAWS, description="draw of dy"),
        eps=FloatLogSlider(1e-5, description="epsilon", **eps),
    )
