"""The live figures of notebook 04: data on the sigmoid, and gradients on their way."""

from typing import Any

import numpy as np
from ipywidgets import Checkbox, FloatLogSlider, FloatSlider, IntSlider, ToggleButtons
from matplotlib.axes import Axes
from numpy.typing import NDArray

from helpers.figures import style
from helpers.figures.explorer import Explorer, explore
from helpers.figures.numbers import true_minus
from helpers.figures.parts import note
from helpers.figures.recording.plan import Pick, Plan
from helpers.figures.style import ACCENT, INK, SKY, new_figure, text_color
from helpers.nn import ReLU, Sequential, Sigmoid, Tanh
from helpers.studies import gradient_flow
from helpers.studies.gradient_flow import value_and_slope

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
        ink = text_color(ACCENT)
        ax.text(6, 0.93, "sigmoid", color=INK)
        ax.text(-1.7, 0.93, "slope, share of 1/4", color=ink, ha="right")
        (self._density,) = ax.fill(*np.zeros((2, 3)), color=SKY, alpha=0.45, lw=0)
        (self._line,) = ax.plot([], [], color=style.HIGHLIGHT, linestyle="--")
        ax.set(xlim=(-self.REACH, self.REACH), ylim=(0, 1.05))
        ax.set(xlabel="input of the sigmoid, h", ylabel="share")
        self.artists = [self._density, self._line]

    def draw(self, shape: str, mean: float, spread: float) -> str:
        """Draw one distribution of inputs; return its mean slope and its bend."""
        z, p = gradient_flow.gaussian_grid()
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


SLOPE_PLAN = Plan(
    values={
        "mean": tuple(np.arange(-40, 41) / 5),
        "spread": (0.1, 0.2, 0.5, 1, 1.5, 2, 2.5, 2.6, 3, 3.5, 4, 5, 6, 8, 10),
    },
    situations={
        "half of the slope": {"mean": 2.2},
        "a mean of 4": {"mean": 4},
        "a spread of 4": {"spread": 4},
    },
    picks=[Pick("mean")],
)


def explore_slope() -> Explorer:
    """Drag the mean and the spread of the sigmoid's input."""
    return explore(
        SlopeScene(),
        "Explore: data on the sigmoid",
        SLOPE_PLAN,
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
    LIMITS = ((1e-13, 1e7), (0.1, 100.0))
    """The vertical range without and with normalization."""
    REACH = 8.0
    """The least horizontal range on the right, which grows with the data."""

    def __init__(self) -> None:
        shape: dict[str, Any] = {"height": 3.7, "width_ratios": [1.25, 1]}
        self.figure, (self._norm_ax, self._fed_ax) = new_figure(1, 2, **shape)
        self._init_norms(self._norm_ax)
        self._init_fed(self._fed_ax)
        self.artists = [*self._runs, self._theory, self._slope, self._fed]

    def _init_norms(self, ax: Axes) -> None:
        self._runs = [ax.semilogy([], [])[0] for _ in range(self.SEEDS)]
        (self._theory,) = ax.semilogy([], [], "--", color=INK, linewidth=1.6)
        ax.axhline(1, color=style.MUTED, linewidth=1.2)
        ax.set(xlim=(20, -0.3), ylim=self.LIMITS[0], xticks=[20, 15, 10, 5, 0])
        ax.set_title("Gradient norm (dashed: theory)")
        ax.set_xlabel("on the output side of layer … (0: the input)")
        ax.set_ylabel("norm / norm at the output")

    def _init_fed(self, ax: Axes) -> None:
        (self._slope,) = ax.plot([], [], color=ACCENT)
        (self._fed,) = ax.fill(*np.zeros((2, 3)), color=SKY, alpha=0.6, lw=0)
        ax.set(ylim=(0, 1.2), yticks=[0, 0.5, 1])
        ax.set(title="Into the last activation", xlabel="input h, all units")
        note(ax, 0.02, 0.92, "slope, share of peak", ACCENT)
        self._set_reach(self.REACH)

    def _set_reach(self, reach: float) -> None:
        self._reach = reach
        ticks = reach * np.array([-1, -0.5, 0, 0.5, 1])
        texts = [true_minus(f"{tick:.3g}") for tick in ticks]
        if reach > 1000:
            texts[0] = texts[-1] = ""  # there is no room for two long numbers
        self._fed_ax.set_xlim(-reach, reach)
        self._fed_ax.set_xticks(ticks, texts)

    def draw(
        self, activation: str, depth: int, weight_scale: float, normalize: bool
    ) -> str:
        """Draw one network with three seeds; return the gradient's share."""
        kind, limits = ACTIVATIONS[activation], self.LIMITS[normalize]
        # Beyond the frame, but where Matplotlib's drawing still copes.
        clip = limits[0] * 1e-3, limits[1] * 1e3
        shares, color = [], style.NORMALIZED if normalize else style.RAW
        layers = np.arange(depth + 1)
        for seed, line in enumerate(self._runs):
            rng = np.random.default_rng(seed)
            x, dy = rng.standard_normal((2, self.BATCH, self.WIDTH))
            options = (weight_scale, rng, normalize)
            network = gradient_flow.deep_network(depth, self.WIDTH, kind, *options)
            norms = gradient_flow.gradient_norms(network, x, dy)
            # One norm for each product and its activation, not those in between.
            norms = norms[:: len(network.layers) // depth]
            shares.append(norms / norms[-1])
            line.set(data=(layers, np.clip(shares[-1], *clip)), color=color)
        if normalize:
            factors = gradient_flow.normalized_factors(kind, depth)
        else:
            factors = gradient_flow.gradient_factors(kind, weight_scale, depth)
        theory = gradient_flow.expected_shares(factors)
        self._theory.set_data(layers, np.clip(theory, *clip))
        self._norm_ax.set(xlim=(depth, -0.015 * depth), ylim=limits)
        self._norm_ax.set_xticks(np.unique(np.linspace(0, depth, 5).round())[::-1])
        middle = np.median(shares, axis=0)
        facts = normalized_facts if normalize else plain_facts
        text = facts(middle, theory)
        if not limits[0] < middle[0] < limits[1]:
            text += "; the curve leaves the picture"
        return text + "\n" + self._draw_fed(network, x, kind)

    def _draw_fed(self, network: Sequential, x: Array, kind: type) -> str:
        """Draw the last activation's inputs; say which cause of vanishing they show."""
        fed = gradient_flow.pre_activations(network, x)[-1]
        reach = roomy(float(np.quantile(np.abs(fed), 0.999)), self.REACH)
        if reach != self._reach:
            self._set_reach(reach)
        near, far = np.linspace(-8, 8, 161), np.linspace(-reach, reach, 401)
        h = np.union1d(near, far)  # fine where the slope changes
        slope = value_and_slope(kind, h)[1]
        self._slope.set_data(h, slope / slope.max())
        counts, edges = np.histogram(fed, np.linspace(-reach, reach, 65))
        heights = 0.9 * counts / max(counts.max(), 1)
        x_steps = np.concatenate([edges[:1], np.repeat(edges, 2)[1:-1], edges[-1:]])
        y_steps = np.concatenate([[0], np.repeat(heights, 2), [0]])
        self._fed.set_xy(np.column_stack([x_steps, y_steps]))
        rms = np.sqrt(np.mean(value_and_slope(kind, fed)[1] ** 2)) / slope.max()
        return (
            "into the last activation: spread over the batch "
            f"**{stated_spread(fed)}** (over batch and units {fed.std():.2g})"
            f", rms slope **{100 * rms:.0f} %** of the peak"
        )


def roomy(farthest: float, least: float) -> float:
    """Return a range for the data: `least`, doubled as needed, or a power of ten."""
    if farthest <= least:
        return least
    if farthest > 1000:
        return float(10 ** np.ceil(np.log10(farthest)))
    return float(least * 2 ** np.ceil(np.log2(farthest / least)))


def stated_spread(fed: Array) -> str:
    """Say how much a unit varies over the batch, if that is more than rounding."""
    spread = float(np.mean(fed.std(axis=0)))
    rounding = spread < 1e-14 * np.sqrt(np.mean(fed**2))
    return "below 1e-14 (rounding)" if rounding else f"{spread:.2g}"


def plain_facts(shares: Array, theory: Array) -> str:
    """Say which share arrives at the input, and what that is per layer."""
    per_layer = shares[0] ** (1 / (len(shares) - 1))
    return (
        f"at the input: **{shares[0]:.2g}** times the norm at the output (theory "
        f"{theory[0]:.2g}): a factor **{per_layer:.3g}** a layer"
    )


def normalized_facts(shares: Array, theory: Array) -> str:
    """Say how the gradient grows down to layer 1, and apart from it the last step."""
    depth = len(shares) - 1
    measured, expected = (s[1] ** (1 / (depth - 1)) for s in (shares, theory))
    return (
        f"layer {depth} to layer 1: **{shares[1]:.2g}** times, a factor "
        f"**{measured:.3g}** a layer (theory {expected:.3g}); the input's step, "
        f"where the variance is 1: {shares[0] / shares[1]:.2g} times"
    )


DEPTH_PLAN = Plan(
    values={
        "depth": (2, 3, 5, 7, 10, 15, 20),
        "weight_scale": tuple(2 ** np.unique([*np.arange(-8, 25) / 4, 3.375])),
    },
    situations={
        "sigmoid, s = 10.37": {"weight_scale": 2**3.375},
        "tanh, s = 2": {"activation": "tanh", "weight_scale": 2},
        "ReLU, normalized": {"activation": "ReLU", "normalize": True},
    },
)


def explore_depth() -> Explorer:
    """Choose activation, depth, weight scale and normalization of a deep network."""
    scale = {"description": "weight scale s", "readout_format": ".2f"}
    before = "normalize before each activation"
    return explore(
        DepthScene(),
        "Explore: the gradient through the layers",
        DEPTH_PLAN,
        depth=IntSlider(20, min=2, max=20, description="depth [layers]"),
        weight_scale=FloatLogSlider(1, base=2, min=-2, max=6, step=0.125, **scale),
        activation=ToggleButtons(options=list(ACTIVATIONS), description="activation"),
        normalize=Checkbox(False, description=before, indent=False),
    )
