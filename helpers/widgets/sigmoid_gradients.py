"""The live figures of notebook 04."""

from typing import Any

import numpy as np
from ipywidgets import Checkbox, FloatLogSlider, FloatSlider, IntSlider, ToggleButtons
from numpy.typing import NDArray

from helpers.nn.activations import ReLU, Sigmoid, Tanh
from helpers.nn.gradient_flow import (
    deep_network,
    gaussian_grid,
    gradient_factors,
    gradient_norms,
    normalized_factors,
    pre_activations,
    value_and_slope,
)
from helpers.nn.layers import Sequential
from helpers.plots.style import ACCENT, INK, MUTED, NORMALIZED, RAW, SKY, new_figure
from helpers.widgets.explorer import Explorer, explore

Array = NDArray[Any]

ACTIVATIONS = {"sigmoid": Sigmoid, "tanh": Tanh, "ReLU": ReLU}


class SlopeScene:
    """Data with a mean and a spread under the sigmoid, and the slope they find."""

    REACH = 12

    def __init__(self) -> None:
        self._h = np.linspace(-self.REACH, self.REACH, 601)
        y, slope = value_and_slope(Sigmoid, self._h)
        self.figure, ax = new_figure(width=9, height=3.4)
        ax.plot(self._h, y, color=INK)
        ax.plot(self._h, slope / 0.25, color=ACCENT)
        ax.text(6, 0.93, "sigmoid", color=INK)
        ax.text(-1.7, 0.93, "slope, share of 1/4", color=ACCENT, ha="right")
        (self._density,) = ax.fill(*np.zeros((2, 3)), color=SKY, alpha=0.45, lw=0)
        (self._line,) = ax.plot([], [], color=INK, linestyle="--", linewidth=1.5)
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


class DepthScene:
    """The gradient's norm layer by layer, and what the last activation is fed with."""

    WIDTH, BATCH, SEEDS = 64, 128, 3
    LIMITS = (1e-13, 1e7)
    REACH = 8

    def __init__(self) -> None:
        self.figure, (norm_ax, fed_ax) = new_figure(
            1, 2, height=3.7, width_ratios=[1.25, 1]
        )
        self._runs = [norm_ax.semilogy([], [])[0] for _ in range(self.SEEDS)]
        (self._theory,) = norm_ax.semilogy([], [], "--", color=INK, linewidth=1.6)
        norm_ax.axhline(1, color=MUTED, linestyle="--", linewidth=1.2)
        norm_ax.set(xlim=(20, -0.3), ylim=self.LIMITS, xticks=[20, 15, 10, 5, 0])
        norm_ax.set(
            xlabel="gradient behind layer (0: the input)",
            title="Gradient norm (dashed: theory)",
        )
        norm_ax.set_ylabel("share of output's")
        self._h = np.linspace(-self.REACH, self.REACH, 401)
        (self._slope,) = fed_ax.plot([], [], color=ACCENT)
        (self._fed,) = fed_ax.fill(*np.zeros((2, 3)), color=SKY, alpha=0.6, lw=0)
        fed_ax.set(xlim=(-self.REACH, self.REACH), ylim=(0, 1.1), yticks=[0, 0.5, 1])
        fed_ax.set(title="Into the last activation", xlabel="input h, all units")
        fed_ax.set_xticks([-8, -4, 0, 4, 8])
        fed_ax.text(-7.7, 1.02, "slope, share of peak", color=ACCENT)
        self.artists = [*self._runs, self._theory, self._slope, self._fed]

    def draw(
        self, activation: str, depth: int, weight_scale: float, normalize: bool
    ) -> str:
        """Draw one network with three seeds; return the gradient's share."""
        kind = ACTIVATIONS[activation]
        shares, color = [], NORMALIZED if normalize else RAW
        layers = np.arange(depth + 1)
        for seed, line in enumerate(self._runs):
            rng = np.random.default_rng(seed)
            x, dy = rng.standard_normal((2, self.BATCH, self.WIDTH))
            network = deep_network(
                depth, self.WIDTH, kind, weight_scale, rng, normalize
            )
            norms = gradient_norms(network, x, dy)[:: len(network.layers) // depth]
            shares.append(norms / norms[-1])
            line.set(data=(layers, np.clip(shares[-1], *self._clip())), color=color)
        factors = (
            normalized_factors(kind, depth)
            if normalize
            else gradient_factors(kind, weight_scale, depth)
        )
        theory = np.append(np.cumprod(factors[::-1])[::-1], 1)
        self._theory.set_data(layers, np.clip(theory, *self._clip()))
        return self._facts(np.median(shares, axis=0)[0], theory[0], depth) + (
            self._draw_fed(network, x, kind)
        )

    def _draw_fed(self, network: Sequential, x: Array, kind: type) -> str:
        """Draw the last activation's inputs; say which cause of vanishing they show."""
        slope = value_and_slope(kind, self._h)[1]
        self._slope.set_data(self._h, slope / slope.max())
        fed = pre_activations(network, x)[-1]
        counts, edges = np.histogram(fed, np.linspace(-self.REACH, self.REACH, 65))
        heights = 0.9 * counts / max(counts.max(), 1)
        x_steps = np.concatenate([edges[:1], np.repeat(edges, 2)[1:-1], edges[-1:]])
        y_steps = np.concatenate([[0], np.repeat(heights, 2), [0]])
        self._fed.set_xy(np.column_stack([x_steps, y_steps]))
        rms = np.sqrt(np.mean(value_and_slope(kind, fed)[1] ** 2)) / slope.max()
        outside = np.mean(np.abs(fed) > self.REACH)
        text = "into the last activation: spread over the batch "
        text += f"**{np.mean(fed.std(axis=0)):.2g}**, rms slope **{100 * rms:.0f} %** "
        return (
            text + f"of the peak, {100 * outside:.0f} % of the inputs off the picture"
        )

    def _facts(self, share: float, theory: float, depth: int) -> str:
        text = f"at the input: **{share:.2g}** times the norm at the output"
        text += f" (theory {theory:.2g}): a factor {share ** (1 / depth):.3g} a layer"
        low, high = self.LIMITS
        return text + (
            "\n" if low < share < high else "; the curve leaves the picture\n"
        )

    def _clip(self) -> tuple[float, float]:
        # Beyond the frame, but where Matplotlib's drawing still copes.
        return self.LIMITS[0] * 1e-3, self.LIMITS[1] * 1e3


def explore_depth() -> Explorer:
    """Choose activation, depth, weight scale and normalization of a deep network."""
    return explore(
        DepthScene(),
        "Explore: the gradient through the layers",
        depth=IntSlider(20, min=2, max=20, description="depth [layers]"),
        weight_scale=FloatLogSlider(
            1,
            base=2,
            min=-2,
            max=6,
            step=0.125,
            description="weight scale s",
            readout_format=".2f",
        ),
        activation=ToggleButtons(
            options=list(ACTIVATIONS),
            value="sigmoid",
            description="activation",
            style={"button_width": "6.5em"},
        ),
        normalize=Checkbox(
            False, description="normalize before each activation", indent=False
        ),
    )
