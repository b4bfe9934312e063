"""The live figure of notebook 09: running averages that follow a moving target."""

from typing import Any

import numpy as np
from ipywidgets import Checkbox, FloatSlider, SelectionSlider, ToggleButtons
from matplotlib.axes import Axes
from numpy.typing import NDArray

from helpers.figures.explorer import Explorer, explore
from helpers.figures.parts import note
from helpers.figures.recording.plan import Pick, Plan
from helpers.figures.style import ACCENT, INK, MUTED, NORMALIZED, new_figure
from helpers.studies import running_averages as study
from helpers.studies.running_averages import START, STEPS

Array = NDArray[Any]

MOMENTA = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.99, 1]
SIZES = [2, 4, 8, 16, 32, 64, 128, 256]


class RunningScene:
    """Batches, the truth and the running average; and its error by weight."""

    def __init__(self) -> None:
        self._steps = np.arange(1, STEPS + 1)
        self._grid = np.geomspace(0.001, 1, 61)
        self.figure, (left, right) = new_figure(1, 2, height=3.8, width_ratios=[1.5, 1])
        self._axes: tuple[Axes, Axes] = (left, right)
        (self._dots,) = left.plot([], [], ".", color=MUTED, ms=4, alpha=0.6)
        (self._truth,) = left.plot([], [], color=INK, ls="--", lw=1.8, zorder=3)
        (self._curve,) = left.plot([], [], color=NORMALIZED, lw=2.5)
        left.set(xlabel="step", xlim=(0, STEPS))
        (self._errors,) = right.plot([], [], color=ACCENT)
        (self._best,) = right.plot([], [], "o", color=ACCENT, ms=10, mfc="none", mew=2)
        (self._here,) = right.plot([], [], "o", color=NORMALIZED, ms=10, mec="white")
        right.set(xscale="log", yscale="log", xlim=(0.001, 1.15), ylim=(0.001, 30))
        right.set(xlabel="weight of the newest batch", title="error by weight")
        right.set_yticks([0.001, 0.01, 0.1, 1, 10], ["0.001", "0.01", "0.1", "1", "10"])
        right.set_xticks([0.001, 0.01, 0.1, 1], ["0.001", "0.01", "0.1", "1"])
        note(left, 0.0, 1.03, "● each batch", MUTED)
        note(left, 0.37, 1.03, "- - - truth", INK)
        note(left, 1.0, 1.03, "— running average", NORMALIZED, ha="right")
        self.artists = [self._dots, self._truth, self._curve]
        self.artists += [self._errors, self._best, self._here]

    def draw(
        self,
        momentum: float,
        batch_size: int,
        drift: float,
        path: str,
        statistic: str,
        correct: bool,
    ) -> str:
        """Draw one stream and one momentum; return the errors in numbers."""
        data = study.stream(statistic, path, drift, batch_size)
        momenta = np.append(self._grid, momentum)
        curves = study.running_averages(
            data.batches, START[statistic], momenta, correct
        )
        unit = study.SPREAD if statistic == "mean" else data.true
        errors = (curves - data.true) / unit
        late = np.sqrt(np.mean(errors[:, STEPS // 2 :] ** 2, axis=1))
        self._draw_stream(data, curves[-1], statistic)
        # A floor, where nothing moves and the average is nearly exact.
        self._errors.set_data(self._grid, np.maximum(late[:-1], 0.001))
        best = late[:-1].argmin()
        self._best.set_data([self._grid[best]], [max(late[best], 0.001)])
        self._here.set_data([momentum], [max(late[-1], 0.001)])
        name = "spreads" if statistic == "mean" else "true variances"
        self._axes[1].set_ylabel(f"error [{name}]")
        return f"{_start_facts(momentum, correct)}\n{self._error_facts(late, name)}"

    def _error_facts(self, late: Array, unit: str) -> str:
        best = self._grid[late[:-1].argmin()]
        return (
            f"error over the last {STEPS // 2} steps **{late[-1]:.2g}** {unit} (one "
            f"batch alone {late[-2]:.2g}); smallest, {late[:-1].min():.2g}, at a "
            f"weight near {best:.2g}"
        )

    def _draw_stream(self, data: study.Stream, curve: Array, statistic: str) -> None:
        left, _ = self._axes
        self._dots.set_data(self._steps, data.batches)
        self._truth.set_data(self._steps, data.true)
        self._curve.set_data(self._steps, curve)
        low, high = data.true.min(), data.true.max()
        margin = 0.5 if statistic == "mean" else 0.6 * high + 0.02
        bottom = min(0, low) - 0.1 if statistic == "mean" else 0.0
        left.set_ylim(bottom, max(high + margin, START[statistic] + 0.1))
        left.set_ylabel(f"{statistic} of one unit")


def _start_facts(momentum: float, correct: bool) -> str:
    left = 100 * (1 - momentum) ** STEPS
    percent = f"{left:.2g} %" if left >= 0.01 else "less than 0.01 %"
    return (
        f"PyTorch momentum=**{momentum:g}**, Keras momentum=**{1 - momentum:.4g}**; "
        f"after {STEPS} steps the start weighs {percent}"
        f"{', divided out' if correct else ''}"
    )


SLOW, JUMP = {"momentum": 0.01}, {"path": "jump", "drift": 1}
PLAN = Plan(
    values={
        "momentum": (0.001, 0.005, 0.01, 0.05, 0.1, 0.2, 0.5, 1),
        "batch_size": (2, 16, 256),
        "drift": (0, 1, 4, 8),
    },
    situations={
        "only the start is wrong": SLOW | {"statistic": "variance", "drift": 0},
        "after a jump": SLOW | JUMP | {"batch_size": 256, "correct": True},
        "slowing": {"path": "slowing", "momentum": 0.05},
    },
    picks=[Pick("momentum", axes=1)],
)


def explore_running_statistics() -> Explorer:
    """Drag momentum, batch size and drift; see `RunningScene`."""
    weights = [(f"{a:g}", a) for a in MOMENTA]
    name, drift = "weight of the newest batch", "drift [spreads in all]"
    return explore(
        RunningScene(),
        "Explore: running against true statistics",
        PLAN,
        momentum=SelectionSlider(options=weights, value=0.1, description=name),
        batch_size=SelectionSlider(options=SIZES, value=16, description="batch size"),
        drift=FloatSlider(4, min=0, max=8, step=0.1, description=drift),
        correct=Checkbox(False, description="divide the start out"),
        path=ToggleButtons(options=study.PATHS, description="path"),
        statistic=ToggleButtons(options=list(START), description="statistic"),
    )
