"""The live figure of notebook 08."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from ipywidgets import IntSlider, SelectionSlider
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from helpers.plots.style import ACCENT, INK, NORMALIZED, RAW, SOUND, new_figure
from helpers.plots.training import plot_level
from helpers.widgets.explorer import Explorer, explore

Array = NDArray[Any]

COLORS = {
    "plain": RAW,
    "wide start": SOUND,
    "normalized once": ACCENT,
    "normalized": NORMALIZED,
}


class RateScene:
    """Recorded runs: accuracy by step at one learning rate, by rate at one step.

    Parameters
    ----------
    accuracy : mapping
        From a network's name, a key of `COLORS`, to test accuracies as shares of 1,
        of shape (rates, seeds, records).
    rates, steps : ndarray
        The learning rates, and the training step of each record.
    """

    def __init__(
        self, accuracy: Mapping[str, Array], rates: Array, steps: Array
    ) -> None:
        self._accuracy, self._rates, self._steps = accuracy, list(rates), list(steps)
        self.figure, (by_step, by_rate) = new_figure(1, 2, height=4.2, sharey=True)
        self._axes = by_step, by_rate
        self._by_step = [self._lines(by_step, name) for name in accuracy]
        self._by_rate = [self._lines(by_rate, name) for name in accuracy]
        (self._step_mark,) = by_step.plot([], [], color=INK, lw=1.2, ls=":")
        (self._rate_mark,) = by_rate.plot([], [], color=INK, lw=1.2, ls=":")
        self._lay_out(rates, steps)
        pairs = [*self._by_step, *self._by_rate]
        marks = [self._step_mark, self._rate_mark]
        self.artists = [line for pair in pairs for line in pair] + marks

    def _lay_out(self, rates: Array, steps: Array) -> None:
        by_step, by_rate = self._axes
        by_step.set(xlabel="training step", xlim=(0, 1.03 * steps[-1]), ylim=(0, 100))
        by_step.set_ylabel("test accuracy [%]")
        by_rate.set(xlabel="learning rate", xscale="log")
        by_rate.set_xlim(0.8 * rates[0], 1.25 * rates[-1])
        by_rate.set_xticks(rates, [f"{rate:g}" for rate in rates])
        by_rate.minorticks_off()
        for ax in self._axes:
            plot_level(ax, 0.8)
        self.figure.legend(
            handles=[median for _, median in self._by_step],
            labelcolor="linecolor",
            loc="outside upper center",
            ncols=len(self._by_step),
        )

    def _lines(self, ax: Axes, name: str) -> tuple[Line2D, Line2D]:
        (seeds,) = ax.plot([], [], color=COLORS[name], lw=0.8, alpha=0.5)
        (median,) = ax.plot([], [], color=COLORS[name], label=name)
        return seeds, median

    def draw(self, rate: float, step: int) -> str:
        """Draw one learning rate and one step; return the medians there."""
        at_rate, at_step = self._rates.index(rate), self._steps.index(step)
        facts = []
        for i, (name, accuracy) in enumerate(self._accuracy.items()):
            percent = 100 * accuracy
            set_runs(self._by_step[i], self._steps, percent[at_rate])
            set_runs(self._by_rate[i], self._rates, percent[:, :, at_step].T)
            facts.append(f"{name} **{np.median(percent[at_rate, :, at_step]):.1f} %**")
        self._axes[0].set_title(f"learning rate {rate:g}")
        self._axes[1].set_title(f"after {step:,} steps")
        self._step_mark.set_data([step, step], [0, 100])
        self._rate_mark.set_data([rate, rate], [0, 100])
        return (
            f"learning rate {rate:g}, after {step:,} steps: {', '.join(facts)} "
            "(median of the seeds)"
        )


def set_runs(lines: tuple[Line2D, Line2D], x: list[float], runs: Array) -> None:
    """Give one line all runs, with gaps between them, and the other the median."""
    seeds, median = lines
    gaps = np.full((len(runs), 1), np.nan)
    seeds.set_data([*x, np.nan] * len(runs), np.hstack([runs, gaps]).ravel())
    median.set_data(x, np.median(runs, axis=0))


def explore_rates(
    accuracy: Mapping[str, Array], rates: Array, steps: Array
) -> Explorer:
    """Scrub through the recorded runs by learning rate and by training step.

    Parameters are those of `RateScene`.
    """
    return explore(
        RateScene(accuracy, rates, steps),
        "Explore: learning rates",
        rate=SelectionSlider(
            options=[(f"{rate:g}", rate) for rate in rates],
            value=rates[len(rates) // 2],
            description="learning rate",
        ),
        step=IntSlider(
            int(steps[-1]),
            min=0,
            max=int(steps[-1]),
            step=int(steps[1]),
            description="training step",
        ),
    )
