"""Drawings of the backward pass: its Jacobian, its checks, its geometry."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyArrowPatch, FancyBboxPatch
from numpy.typing import NDArray

from helpers.figures import style
from helpers.figures.curves import Curve
from helpers.figures.numbers import fixed
from helpers.figures.parts import arrow, bare

DIRECT, MEAN_PATH, VARIANCE_PATH = style.INK, style.HIGHLIGHT, style.ACCENT
"""The colours of the three paths from x to y, in every figure of the notebook."""

NODES = {
    "x": (0.55, 3.0, "batch"),
    "centred": (3.35, 3.0, "x − mean"),
    "x_hat": (6.8, 3.0, "centred · inv_std"),
    "y": (9.25, 3.0, "γ x_hat + β"),
    "mean": (1.6, 1.0, "mean of x"),
    "var": (3.6, 1.0, "mean of centred²"),
    "inv_std": (6.8, 1.0, "1 / √(var + ε)"),
    "γ": (8.65, 1.0, ""),
    "β": (9.75, 1.0, ""),
}
"""From a name to its place and what is computed there."""

ARROWS = [
    ("x", "centred", "1", DIRECT, (0, 9)),
    ("centred", "x_hat", "inv_std", DIRECT, (0, 9)),
    ("x_hat", "y", "γ", DIRECT, (0, 9)),
    ("x", "mean", "1/m", MEAN_PATH, (-20, -6)),
    ("mean", "centred", "−1", MEAN_PATH, (-14, 8)),
    ("centred", "var", "2 centred / m", VARIANCE_PATH, (46, 8)),
    ("var", "inv_std", "−½ inv_std³", VARIANCE_PATH, (0, 9)),
    ("inv_std", "x_hat", "centred", VARIANCE_PATH, (30, 0)),
    ("γ", "y", "x_hat", style.MUTED, (-30, 0)),
    ("β", "y", "1", style.MUTED, (14, 0)),
]
"""From which node to which, the local derivative, its colour, its label's place."""


def plot_graph(ax: Axes) -> None:
    """Draw the layer as a graph: a box a stage, an arrow a local derivative."""
    boxes = {name: _box(name, ax) for name in NODES}
    for start, end, label, color, offset in ARROWS:
        a, b = NODES[start][:2], NODES[end][:2]
        look: dict[str, Any] = {"arrowstyle": "-|>", "shrinkA": 1, "shrinkB": 1}
        look |= {"mutation_scale": 20, "color": color, "linewidth": 3}
        look |= {"patchA": boxes[start], "patchB": boxes[end]}
        ax.add_patch(FancyArrowPatch(a, b, **look))
        x, y = np.add(a, b) / 2
        va = "bottom" if offset[0] == 0 else "center"
        place: dict[str, Any] = {"xytext": offset, "ha": "center", "va": va}
        style.label_line(ax, x, y, label, style.INK, fontsize=12, **place)
    ax.set(xlim=(-0.1, 10.25), ylim=(0.45, 3.6))
    ax.axis("off")


def _box(name: str, ax: Axes) -> FancyBboxPatch:
    x, y, formula = NODES[name]
    half = max(0.28, 0.057 * len(formula), 0.075 * len(name) + 0.05)
    height = 0.62 if formula else 0.42
    place = (x - half, y - height / 2)
    box = FancyBboxPatch(place, 2 * half, height, boxstyle="round,pad=0.06", zorder=3)
    box.set(facecolor="white", edgecolor=style.INK, linewidth=1.5)
    ax.add_patch(box)
    text: dict[str, Any] = {"ha": "center", "va": "center", "zorder": 4}
    rise = 0.13 if formula else 0
    ax.text(x, y + rise, name, fontsize=14, fontweight="bold", **text)
    ax.text(x, y - 0.19, formula, fontsize=11, color=style.INK, **text)
    return box


Array = NDArray[Any]


def plot_gradient_over_scale(
    scales: Array, norms: Array, expected: Array, ax: Axes
) -> None:
    """Draw gradient norms, and the expected ones, over the factor of the weights."""
    ax.loglog(scales, expected, color=style.INK, linewidth=1.3)
    ax.loglog(scales, norms, "o", color=style.NORMALIZED, markersize=9)
    ax.set(xlabel="factor a of the weights", ylabel="norm of the gradient")
    ax.minorticks_off()


def plot_growth(curves: Sequence[Curve], ylabel: str, ax: Axes) -> None:
    """Draw what was measured and what predicted (2, n) over the steps of training."""
    for name, (measured, predicted), color, _ in curves:
        ax.plot(measured, color=color, linewidth=3)
        every = max(1, len(predicted) // 12)
        ax.plot(predicted, "o", color=style.INK, markersize=4, markevery=every)
        style.label_line(
            ax, len(measured), measured[-1], name, color, annotation_clip=False
        )
    ax.set(xlabel="steps", ylabel=ylabel)


def plot_jacobian(jacobian: Array, limit: float, title: str, ax: Axes) -> None:
    """Draw derivatives, a row an output; what is as large as `limit` is strong."""
    reach = 1.4 * limit
    image = ax.imshow(jacobian, cmap=style.MATRIX_COLORMAP, vmin=-reach, vmax=reach)
    for (i, j), value in np.ndenumerate(jacobian):
        text = "0" if value == 0 else fixed(value)
        look: dict[str, Any] = {
            "color": style.ink_on(image.to_rgba(value)),
            "fontsize": 11,
        }
        ax.text(j, i, text, ha="center", va="center", **look)
    numbers = range(1, len(jacobian) + 1)
    ax.set(xticks=range(len(jacobian)), xticklabels=numbers)
    ax.set(yticks=range(len(jacobian)), yticklabels=numbers)
    bare(ax)
    ax.set(title=title, xlabel="moved: x of example", ylabel="answers: y of example")


def plot_step_errors(steps: Array, curves: Sequence[Curve], ax: Axes) -> None:
    """Draw errors by step, named beside the point `label_at`: the last, or below."""
    below: dict[str, Any] = {"xytext": (-6, -6), "ha": "right", "va": "top"}
    for name, errors, color, at in curves:
        ax.loglog(steps, errors, "o-", color=color, markersize=4)
        place = {"annotation_clip": False} if at == -1 else below
        style.label_line(ax, steps[at], errors[at], name, color, **place)
    ax.text(1e-11, 3e-8, "rounding:\nerror ~ 1/h", ha="center", fontsize=12)
    ax.text(1.5e-2, 1e-10, "truncation:\nerror ~ h²", ha="center", fontsize=12)
    ax.set(xlabel="step h of the numerical gradient", ylabel="relative error")
    ax.minorticks_off()


def plot_residuals(x_hat: Array, dy: Array, line: Array, dx: Array, axes: Any) -> None:
    """Draw `dy` over `x_hat` with the line that is subtracted, and what is left."""
    order = np.argsort(x_hat)
    for ax, low, high, color in zip(
        axes, (line, 0), (dy, dx), (style.INK, style.WIDE_START), strict=True
    ):
        ax.vlines(x_hat, low, high, color=style.WIDE_START, linewidth=2)
        if ax is axes[0]:
            ax.plot(x_hat[order], line[order], color=style.ACCENT, linewidth=3)
        ax.plot(x_hat, high, "o", color=color, markersize=7)
    axes[0].set(title="dy: what comes in", xlabel="x_hat", ylabel="dy")
    axes[1].axhline(0, color=style.INK, linewidth=1.2)
    axes[1].set(title="dx: what goes on", xlabel="x_hat", ylabel="dx")


def space_and_plane(height: float) -> tuple[Figure, Any, Axes]:
    """Return a figure with axes of three dimensions and axes of two."""
    figure, (first, plane) = style.new_figure(
        1, 2, height=height, width_ratios=[1.15, 1]
    )
    place = first.get_subplotspec()
    first.remove()
    space = figure.add_subplot(place, projection="3d", computed_zorder=False)
    return figure, space, plane


def plot_space(dy: Array, radius: float, examples: Array, ax: Any) -> None:
    """Draw a batch of three in space, turned so that the plane of sum 0 lies flat.

    All is given along `x_hat` (of length `radius`), across, and along (1, 1, 1).
    """
    x, y = 1.9 * np.array([[-1, 1], [-1, 1]]), 1.9 * np.array([[-1, -1], [1, 1]])
    ax.plot_surface(x, y, 0 * x, color=style.SKY, alpha=0.2, shade=False)
    angle = np.linspace(0, 2 * np.pi, 100)
    ax.plot(radius * np.cos(angle), radius * np.sin(angle), 0, color=style.MUTED)
    for i, direction in enumerate(2.1 * examples):
        thin: dict[str, Any] = {"linewidth": 1.3, "arrow_length_ratio": 0.08}
        ax.quiver(0, 0, 0, *direction, color=style.MUTED, **thin)
        side = "left" if direction[0] > 0 else "right"
        above = np.add(direction, [0, 0, 0.25])  # clear of the circle
        ax.text(*above, f"example {i + 1}", color=style.MUTED, ha=side)
    flat, x_hat = dy * [1, 1, 0], np.array([radius, 0, 0])
    ends = {"dy": (dy, style.INK), "x_hat": (x_hat, style.NORMALIZED)}
    for name, (end, color) in (ends | {"dy − mean": (flat, style.HIGHLIGHT)}).items():
        ax.quiver(0, 0, 0, *end, color=color, linewidth=3, arrow_length_ratio=0.12)
        ax.text(*(1.1 * end), name, color=style.text_color(color), fontsize=13)
    ax.plot(*np.array([dy, flat]).T, ":", color=style.INK, linewidth=2.5)
    ax.text(*(0.5 * dy + 0.5 * flat), "  along (1, 1, 1)", color=style.INK, va="center")
    ax.set(xlim=(-1.6, 1.6), ylim=(-1.6, 1.6), zlim=(-0.4, 1.6))
    ax.view_init(elev=24, azim=-70)
    ax.set_box_aspect((1.6, 1.6, 1), zoom=1.25)
    ax.set_axis_off()
    ax.set_title("dy loses its mean …", y=1.03)  # level with that of the plane


def plot_plane(flat: Array, radius: float, ax: Axes) -> None:
    """Draw the plane of sum 0: `dy` minus its mean, along `x_hat` and across."""
    across = flat[1]
    ax.add_patch(Circle((0, 0), radius, fill=False, edgecolor=style.MUTED, linewidth=2))
    vectors: list[Any] = [
        ("x_hat", (0, 0), (radius, 0), style.NORMALIZED, 1, (-4, -14)),
        ("dy − mean", (0, 0), flat, style.HIGHLIGHT, 0.4, (10, -2)),
        ("part along x_hat", (0, across), flat, VARIANCE_PATH, 1, (-4, 12)),
        ("dx · σ / γ", (0, 0), (0, across), style.WIDE_START, 1, (-8, -30)),
    ]
    for name, start, end, color, share, place in vectors:
        arrow(ax, start, end, color, linewidth=3, mutation_scale=18)
        x, y = share * np.array(end)
        side = "right" if place[0] < 0 else "left"
        style.label_line(ax, x, y, name, color, fontsize=13, xytext=place, ha=side)
    ax.set(xlim=(-2.1, 2.5), ylim=(-1.9, 1.9), aspect="equal")
    ax.axis("off")
    ax.set_title("… and its part along x_hat")
