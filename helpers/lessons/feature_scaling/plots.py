"""Drawings of features on different scales, and of what a neuron makes of them."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from helpers.figures.curves import Curve
from helpers.figures.style import ACCENT, HIGHLIGHT, INK, MUTED, SKY, label_line

Array = NDArray[Any]

FEATURE_COLORS = (ACCENT, HIGHLIGHT)
"""Of the features A and B, wherever the two are told apart."""


def plot_contributions(contributions: Array, ax: Axes) -> None:
    """Draw what each feature adds to a neuron's output, a pair of bars an example."""
    places = np.arange(1, len(contributions) + 1)
    for i, (name, color) in enumerate(zip("AB", FEATURE_COLORS, strict=True)):
        heights, label = contributions[:, i], f"$w_{name} {name}$"
        ax.bar(places + 0.4 * (i - 0.5), heights, 0.4, color=color, label=label)
    ax.axhline(0, color=INK, linewidth=0.8)
    ax.set(xlabel="week", ylabel="contribution to the output")
    ax.set_xticks(places[:: max(1, len(places) // 10)])
    ax.grid(False, axis="x")
    ax.legend(ncols=2, loc="lower right", bbox_to_anchor=(1, 1), fontsize=13)


def plot_progress(shares: Array, counted: int, ax: Axes) -> None:
    """Draw what share of its way each weight and the bias have gone, step by step."""
    a, b = FEATURE_COLORS
    ax.plot(shares[:, 0], color=a, label="$w_A$", linewidth=2.6)
    ax.plot(shares[:, 1], "--", color=b, label="$w_B$", linewidth=2.6)
    ax.plot(shares[:, 2], color=INK, label="$b$", linewidth=1.2)
    ax.axhline(1, color=MUTED, linestyle=":", linewidth=1.4)
    ax.axvline(counted, ymax=0.6, color=MUTED, linewidth=1.4)
    late = counted**2 > len(shares)
    label = f" {counted:,} steps "
    ax.text(counted, 0.08, label, ha="right" if late else "left", va="bottom")
    ax.set_xscale("symlog", linthresh=1, linscale=0.4)
    ax.set_xticks([0, 1, 10, 100, 1000], ["0", "1", "10", "100", "1,000"])
    ax.set(xlabel="gradient steps", ylabel="share of the way", xlim=(-0.1, len(shares)))
    ax.legend(fontsize=13, loc="upper right")


def plot_cloud(x: Array, color: str, ax: Axes) -> None:
    """Draw two features to the same scale, with a cross at the origin."""
    ax.plot(*x.T, "o", color=color, markersize=2.5, alpha=0.7)
    ax.plot(0, 0, "+", color=INK, markersize=16, markeredgewidth=2)
    low, high = min(x.min(), 0), max(x.max(), 0)
    margin = 0.12 * (high - low) or 1
    limits = (low - margin, high + margin)
    ax.set(xlim=limits, ylim=limits, aspect="equal", xlabel="A")
    ax.locator_params(nbins=4)
    ax.tick_params(labelleft=False)  # the same as below: room for the cloud


def plot_predictions(actual: Array, predictions: Sequence[Curve], ax: Axes) -> None:
    """Draw predictions against what happened: right ones, and some that are too low."""
    corners = ((0.03, 0.92), (0.72, 0.07))
    for curve, marker, (x, y) in zip(predictions, "os", corners, strict=True):
        look: dict[str, Any] = {"marker": marker, "color": curve.color, "markersize": 7}
        ax.plot(actual, curve.y, linestyle="", **look)
        ax.plot(x, y, transform=ax.transAxes, **look)
        place: dict[str, Any] = {"xytext": (9, 0), "xycoords": "axes fraction"}
        label_line(ax, x, y, curve.name, curve.color, fontsize=13, **place)
    low, high = actual.min(), actual.max()
    ax.plot([low, high], [low, high], color=INK, linewidth=1, zorder=0)
    along: dict[str, Any] = {"rotation": 45, "transform_rotates_text": True}
    along |= {"ha": "center", "va": "bottom", "rotation_mode": "anchor"}
    x = low + 0.25 * (high - low)
    ax.text(x, x + 0.02 * (high - low), "prediction = growth", **along)
    ax.set(xlabel="actual growth [cm]", ylabel="predicted [cm]")


def plot_alarms(scores: Sequence[Curve], threshold: float, ax: Axes) -> None:
    """Draw standardized readings in the order they came, and the alarm line."""
    for name, z, color, _ in scores:
        days = np.arange(1, len(z) + 1)
        ax.plot(days, z, "o-", color=color, markersize=5, linewidth=1)
        label_line(ax, days[-1], z[-1], name, color, xytext=(8, 0))
    ax.axhline(threshold, color=INK, linestyle="--", linewidth=1.4)
    ax.text(1, threshold, "alarm", va="bottom", fontsize=12)
    ax.set(xlabel="new week", ylabel="standardized temperature A")
    ax.set_xticks([1, 5, 10, 15, 20])


def plot_drift(
    outputs: Mapping[str, Array], color: str, band: Array, band_name: str, ax: Axes
) -> None:
    """Draw the distribution of a neuron's output at several moments, one a row.

    Every row is as high as the others: its highest bar fills it.
    """
    lowest, highest = (f(list(outputs.values())) for f in (np.min, np.max))
    bins = np.linspace(lowest, highest, 26)
    for row, values in enumerate(outputs.values()):
        counts, edges = np.histogram(values, bins)
        heights = 0.85 * counts / counts.max()
        ax.stairs(-row + heights, edges, baseline=-row, fill=True, color=color)
    ax.axvspan(*band, color=SKY, alpha=0.45, linewidth=0, zorder=0)
    second = list(outputs.values())[1]
    label_line(ax, second.max(), -0.6, band_name, INK)
    ax.set_yticks(-np.arange(len(outputs)), list(outputs))
    ax.grid(False, axis="y")
    ax.set(xlabel="output of the neuron [cm]", ylabel="number of weeks")
