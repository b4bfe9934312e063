"""Drawings for notebook 09: answers that depend on the batch, and running averages."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from helpers.figures import style
from helpers.figures.curves import Curve, log_axis, plot_ranges
from helpers.figures.parts import name_rows

Array = NDArray[Any]


def plot_companies(
    companies: Sequence[tuple[Array, str]], counts: Mapping[str, int], figure: Figure
) -> None:
    """Draw a picture, the first of each batch, beside its company, and its answers."""
    left, right = figure.axes
    for row, (batch, answer) in enumerate(companies):
        side = batch.shape[1]
        top = row * (side + 10)
        for column, picture in enumerate(batch):
            start = column * (side + 3) + (8 if column else 0)
            extent = (start, start + side, top + side, top)
            left.imshow(picture, cmap="gray", extent=extent, interpolation="nearest")
        look: dict[str, Any] = {"fill": False, "ec": style.HIGHLIGHT, "lw": 4}
        left.add_patch(Rectangle((0, top), side, side, **look))
        end = len(batch) * (side + 3) + 12
        left.text(end, top + side / 2, answer, va="center", weight="bold")
    left.set(xlim=(-3, end + 62), ylim=(top + side + 4, -4), aspect="equal")
    left.axis("off")
    left.set_title("the framed picture, seven mates, its answer")
    right.barh(list(counts), list(counts.values()), color=style.RAW)
    right.invert_yaxis()
    right.grid(False, axis="y")
    right.set(xlabel="companies", title="answers it gets")


def plot_weights(
    weights: Mapping[float, Array], colors: Mapping[float, str], ax: Axes
) -> None:
    """Draw what past batches weigh in running averages, newest first."""
    for a, values in weights.items():
        ax.plot(values, color=colors[a])
        ax.fill_between(range(len(values)), values, color=colors[a], alpha=0.15, lw=0)
        middle, text = round(0.5 / a), {"xytext": (6, 6), "va": "bottom"}
        style.label_line(ax, middle, values[middle], f"a = {a:g}", colors[a], **text)
    ax.set(xlabel="age of a batch [steps]", ylabel="its weight in the average")
    ax.set(title="what an average remembers", ylim=(0, None))
    ax.set_xlim(0, len(values) - 1)


def plot_streams(
    batches: Array,
    averages: Mapping[float, Array],
    colors: Mapping[float, str],
    true: float,
    ax: Axes,
) -> None:
    """Draw the mean of one batch after another, and averages that follow."""
    steps = np.arange(1, len(batches) + 1)
    ax.plot(steps, batches, ".", color=style.MUTED, ms=4, alpha=0.6, label="one batch")
    for a, values in averages.items():
        width = 1 if a > 0.5 else 2.5
        ax.plot(steps, values, color=colors[a], lw=width, label=f"a = {a:g}")
    ax.axhline(true, color=style.INK, ls="--", lw=1.5, label="true mean")
    ax.set(xlabel="step", ylabel="mean of the unit in a batch", xlim=(0, len(steps)))
    ax.set_title("one unit, fixed weights")
    low, high = ax.get_ylim()
    ax.set_ylim(low, high + 0.2 * (high - low))  # room for the legend
    style.line_legend(ax, loc="upper right")


def plot_gaps(momenta: Sequence[float], gaps: Sequence[Curve], ax: Axes) -> Axes:
    """Draw the points of accuracy lost, of shape (seeds, momenta)."""
    for i, (name, points, color, _) in enumerate(gaps):
        beside = 1.08 ** (i - (len(gaps) - 1) / 2)  # ranges must not hide each other
        at = beside * np.asarray(momenta)
        plot_ranges(at, points.T, ax, fmt="o-", color=color, label=name)
    ax.axhline(0, color=style.INK, lw=1)
    log_axis(ax, momenta)
    ax.set_xlabel("momentum (weight of the newest batch)")
    ax.set_ylabel("points of accuracy lost")
    style.line_legend(ax, loc="upper left")
    return ax


def plot_variance_ratios(
    sizes: Sequence[int], panels: Mapping[str, Mapping[str, Array]], figure: Figure
) -> None:
    """Draw average batch variances as shares of the population's variance."""
    colors = {"biased": style.HIGHLIGHT, "unbiased": style.ACCENT}
    for ax, (title, ratios) in zip(figure.axes, panels.items(), strict=True):
        ax.axhline(1, color=style.INK, lw=1, ls="--", label="truth")
        for name, values in ratios.items():
            ax.plot(sizes, values, "o-", color=colors[name], label=name)
        log_axis(ax, sizes).set(xlabel="batch size m", title=title)
    figure.axes[0].set_ylabel("share of the true variance")
    style.line_legend(figure.axes[0], loc="upper right")


def plot_costs(results: Sequence[Curve], ax: Axes) -> None:
    """Draw shares of 1 as dots, one for each seed, with their median in words."""
    for row, (_, shares, color, _) in enumerate(results):
        points = 100 * np.asarray(shares)
        ax.plot([0, 100], [row, row], color="#EEEEEE", lw=1, zorder=1)
        ax.plot(points, [row] * len(points), "o", color=color, ms=8, alpha=0.8)
        style.label_line(ax, points.max(), row, f"{np.median(points):.0f} %", color)
    ax.axvline(10, color=style.MUTED, ls=":", lw=1.5)
    name_rows(ax, [result.name for result in results], above=0.5)
    ax.set(xlim=(0, 100), xlabel="test accuracy [%] (dotted: chance)")
    ax.grid(False)
