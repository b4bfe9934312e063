"""Drawings of the backward pass: its Jacobian, its checks, its geometry."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle
from matplotlib.ticker import NullLocator
from numpy.typing import NDArray

from helpers.figures.numbers import fixed
from helpers.figures.style import (
    ACCENT,
    HIGHLIGHT,
    INK,
    MATRIX_COLORMAP,
    MUTED,
    NORMALIZED,
    SKY,
    WIDE_START,
    ink_on,
    label_line,
    new_figure,
    text_color,
)
from helpers.lessons.batch_norm_backward.graph_plot import VARIANCE_PATH

Array = NDArray[Any]


def plot_jacobian(jacobian: Array, limit: float, title: str, ax: Axes) -> Axes:
    """Draw a table of derivatives, row an output, column an input; white is zero.

    What is as large as `limit` has the strongest colour.
    """
    image = ax.imshow(
        jacobian, cmap=MATRIX_COLORMAP, vmin=-1.4 * limit, vmax=1.4 * limit
    )
    for (i, j), value in np.ndenumerate(jacobian):
        text = "0" if value == 0 else fixed(value)
        ink = ink_on(image.to_rgba(value))
        ax.text(j, i, text, color=ink, ha="center", va="center", fontsize=11)
    ticks = np.arange(len(jacobian))
    ax.set_xticks(ticks, [str(i + 1) for i in ticks])
    ax.set_yticks(ticks, [str(i + 1) for i in ticks])
    ax.grid(visible=False)
    ax.tick_params(length=0)
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.set(title=title, xlabel="moved: x of example", ylabel="answers: y of example")
    return ax


def plot_step_errors(
    steps: Array, curves: Mapping[str, tuple[Array, str, int]], ax: Axes
) -> Axes:
    """Draw, over the step of the numerical gradient, its distance from formulas.

    `curves` is ``{name: (relative errors, colour, index)}``; the name stands beside the
    point of that index, the last, or below another.
    """
    below: dict[str, Any] = {"xytext": (-6, -6), "ha": "right", "va": "top"}
    for name, (errors, color, at) in curves.items():
        ax.loglog(steps, errors, "o-", color=color, markersize=4)
        place = {"annotation_clip": False} if at == -1 else below
        label_line(ax, steps[at], errors[at], name, color, **place)
    ax.text(1e-11, 3e-8, "rounding:\nerror ~ 1/h", ha="center", fontsize=12)
    ax.text(1.5e-2, 1e-10, "truncation:\nerror ~ h²", ha="center", fontsize=12)
    ax.set(xlabel="step h of the numerical gradient", ylabel="relative error")
    ax.xaxis.set_minor_locator(NullLocator())
    ax.yaxis.set_minor_locator(NullLocator())
    return ax


def plot_residuals(
    x_hat: Array, dy: Array, line: Array, dx: Array, panels: Any
) -> None:
    """Draw `dy` over `x_hat` with the line that is subtracted, and what is left."""
    left, right = panels
    order = np.argsort(x_hat)
    left.vlines(x_hat, line, dy, color=WIDE_START, linewidth=2)
    left.plot(x_hat[order], line[order], color=ACCENT, linewidth=3)
    left.plot(x_hat, dy, "o", color=INK, markersize=7)
    left.set(title="dy: what comes in", xlabel="x_hat", ylabel="dy")
    right.vlines(x_hat, 0, dx, color=WIDE_START, linewidth=2)
    right.plot(x_hat, dx, "o", color=WIDE_START, markersize=7)
    right.axhline(0, color=INK, linewidth=1.2)
    right.set(title="dx: what goes on", xlabel="x_hat", ylabel="dx")


def space_and_plane(height: float = 4.2) -> tuple[Figure, Any, Axes]:
    """Return a figure with axes of three dimensions and axes of two."""
    figure, (first, plane) = new_figure(1, 2, height=height, width_ratios=[1.15, 1])
    place = first.get_subplotspec()
    first.remove()
    return (
        figure,
        figure.add_subplot(place, projection="3d", computed_zorder=False),
        plane,
    )


def plot_space(dy: Array, radius: float, examples: Array, ax: Any) -> None:
    """Draw a batch of three in space, turned so that the plane of sum 0 lies flat.

    All is given along `x_hat` (of length `radius`), across, and along (1, 1, 1).
    """
    x, y = 1.9 * np.array([[-1, 1], [-1, 1]]), 1.9 * np.array([[-1, -1], [1, 1]])
    ax.plot_surface(x, y, 0 * x, color=SKY, alpha=0.2, shade=False)
    angle = np.linspace(0, 2 * np.pi, 100)
    ax.plot(radius * np.cos(angle), radius * np.sin(angle), 0, color=MUTED)
    for i, direction in enumerate(2.1 * examples):
        thin: dict[str, Any] = {"linewidth": 1.3, "arrow_length_ratio": 0.08}
        ax.quiver(0, 0, 0, *direction, color=MUTED, **thin)
        side = "left" if direction[0] > 0 else "right"
        above = np.add(direction, [0, 0, 0.25])  # clear of the circle
        ax.text(*above, f"example {i + 1}", color=MUTED, ha=side)
    flat = dy * [1, 1, 0]
    arrows: list[Any] = [(dy, INK, "dy"), ((radius, 0, 0), NORMALIZED, "x_hat")]
    for end, color, name in [*arrows, (flat, HIGHLIGHT, "dy − mean")]:
        ax.quiver(0, 0, 0, *end, color=color, linewidth=3, arrow_length_ratio=0.12)
        ax.text(*(1.1 * np.array(end)), name, color=text_color(color), fontsize=13)
    ax.plot(*np.array([dy, flat]).T, ":", color=INK, linewidth=2.5)
    ax.text(*(0.5 * dy + 0.5 * flat), "  along (1, 1, 1)", color=INK, va="center")
    ax.set(xlim=(-1.6, 1.6), ylim=(-1.6, 1.6), zlim=(-0.4, 1.6))
    ax.view_init(elev=24, azim=-70)
    ax.set_box_aspect((1.6, 1.6, 1), zoom=1.25)
    ax.set_axis_off()
    ax.set_title("dy loses its mean …", y=1.03)  # level with that of the plane


def plot_plane(flat: Array, radius: float, ax: Axes) -> Axes:
    """Draw the plane of sum 0, turned so that `x_hat` points to the right.

    `flat` is `dy` minus its mean, along and across; `radius` the length of `x_hat`.
    """
    along, across = flat
    ax.add_patch(Circle((0, 0), radius, fill=False, edgecolor=MUTED, linewidth=2))
    place: dict[str, dict[str, Any]] = {
        "middle": {"xytext": (10, -2)},
        "left": {"xytext": (-8, -30), "ha": "right"},
        "below": {"xytext": (-4, -14), "ha": "right"},
        "above": {"xytext": (-4, 12), "ha": "right"},
    }
    vectors = {
        "x_hat": ((0, 0), (radius, 0), NORMALIZED, "below"),
        "dy − mean": ((0, 0), (along, across), HIGHLIGHT, "middle"),
        "part along x_hat": ((0, across), (along, across), VARIANCE_PATH, "above"),
        "dx · σ / γ": ((0, 0), (0, across), WIDE_START, "left"),
    }
    for name, (start, end, color, where) in vectors.items():
        arrow = {"arrowstyle": "-|>", "color": color, "linewidth": 3}
        arrow |= {"mutation_scale": 18, "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", end, start, arrowprops=arrow)
        x, y = 0.4 * np.array(end) if where == "middle" else end
        label_line(ax, x, y, name, color, fontsize=13, **place[where])
    ax.set(xlim=(-2.1, 2.5), ylim=(-1.9, 1.9), aspect="equal")
    ax.axis("off")
    ax.set_title("… and its part along x_hat")
    return ax
