"""The first live figure of notebook 04: data on the sigmoid."""

from typing import Any

import numpy as np
from ipywidgets import FloatSlider, ToggleButtons
from numpy.typing import NDArray

from helpers.figures.explorer import Explorer, explore
from helpers.figures.style import ACCENT, HIGHLIGHT, INK, SKY, new_figure, text_color
from helpers.nn.activations import Sigmoid
from helpers.studies.gradient_flow import gaussian_grid, value_and_slope

Array = NDArray[Any]


class SlopeScene:
    """Data with a mean and a spread under the sigmoid, and the slope they find."""

    REACH = 12

    def __init__(self) -> None:
        self._h = np.linspace(-self.REACH, self.REACH, 601)
        y, slope = value_and_slope(Sigmoid, self._h)
        self.figure, ax = new_figure(width=9, height=3.4)
        ax.plot(self._h, y, color=INK)
        ax.plot(self._h, slope / 0.25, color=ACCENT)
        ink = text_color(ACCENT)
        ax.text(6, 0.93, "sigmoid", color=INK)
        ax.text(-1.7, 0.93, "slope, share of 1/4", color=ink, ha="right")
        (self._density,) = ax.fill(*np.zeros((2, 3)), color=SKY, alpha=0.45, lw=0)
        (self._line,) = ax.plot([], [], color=HIGHLIGHT, linestyle="--")
        ax.set(xlim=(-self.REACH, self.REACH), ylim=(0, 1.05))
        ax.set(xlabel="input of the sigmoid, h", ylabel="share")
        self.artists = [self._density, self._line]

    def draw(self, shape: str, mean: float, spread: float) -> str:
        """Draw one distribution of inputs; return its mean slope and its bend."""
        z, p = gaussian_grid()
        if shape == "uniform":
            z, p = np.linspace(-np.sqrt(3), np.sqrt(3), 4001), np.full(4001, 1 / 4001)
        h = mean + spread * z
        y, slope = value_and_slope(Sigmoid, h)
        tilt = p @ (z * y)
        straight = tilt**2 / (p @ y**2 - (p @ y) ** 2)
        # Closed at both ends, so that a uniform distribution gets its walls.
        outline = np.concatenate([[0], 0.8 * p / p.max(), [0]])
        self._density.set_xy(np.column_stack([h[[0, *range(len(h)), -1]], outline]))
        shown = np.abs(z) <= 2
        self._line.set_data(h[shown], p @ y + tilt * z[shown])
        return (
            f"mean slope **{p @ slope:.4f}**, {100 * (p @ slope) / 0.25:.0f} % of the "
            f"peak; {100 * (p @ (np.abs(h) > 2)):.1f} % of the data lie outside -2..2\n"
            f"a straight line (dashed) explains **{100 * straight:.1f} %** of what the "
            "sigmoid does to them"
        )


def explore_slope() -> Explorer:
    """Drag the mean and the spread of the sigmoid's input."""
    return explore(
        SlopeScene(),
        "Explore: data on the sigmoid",
        mean=FloatSlider(
            0, min=-8, max=8, step=0.1, description="mean of h (shift, beta)"
        ),
        spread=FloatSlider(
            1, min=0.1, max=10, step=0.1, description="spread of h (scale, gamma)"
        ),
        shape=ToggleButtons(options=["Gaussian", "uniform"], description="data"),
    )
