"""Drawings of what a layer does while it learns, and of what many runs reach."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from helpers.figures.curves import Curve
from helpers.figures.style import ink_on, line_legend

Array = NDArray[Any]

ACCURACY_COLORMAP = "bone"
"""Neutral as the map of the losses, and light where the accuracy is high."""
GUESSING = 12
"""Per cent: more than anybody reaches who guesses between ten classes."""


class Watched(NamedTuple):
    """One network's row in `plot_panel`; n records, the first before training.

    Attributes
    ----------
    color : str
    loss : ndarray, shape (n - 1,)
        Between each record and the next.
    accuracy : ndarray, shape (n,)
        Share of 1.
    bands : mapping
        From a title to quantiles, of shape (n, 3) or (n, 5): one axes each.
    """

    color: str
    loss: Array
    accuracy: Array
    bands: Mapping[str, Array]


def plot_panel(
    steps: Array, networks: Mapping[str, Watched], grid: NDArray[Any]
) -> None:
    """Draw loss and accuracy of two networks, and a row of bands for each."""
    loss_ax, accuracy_ax = grid[:, 0]
    for (name, row), axes in zip(networks.items(), grid[:, 1:], strict=True):
        loss_ax.plot(steps[1:], row.loss, color=row.color, label=name)
        accuracy_ax.plot(steps, 100 * row.accuracy, color=row.color)
        for (title, values), ax in zip(row.bands.items(), axes, strict=True):
            plot_bands(steps, values, row.color, ax)
            ax.set(title=title)
    for ax in (loss_ax, accuracy_ax):
        stretch_early_steps(steps, ax)
    loss_ax.set(title="Loss", ylim=(0, None))
    line_legend(loss_ax, loc="upper right", handlelength=1, borderaxespad=0)
    accuracy_ax.set(title="Test accuracy [%]", ylim=(0, 100))
    for ax in grid[0]:
        ax.tick_params(labelbottom=False)
    for ax in grid[1]:
        ax.set_xlabel("training step")


def plot_unit_bands(steps: Array, units: Sequence[Curve], axes: Sequence[Axes]) -> None:
    """Draw quantiles of one unit's pre-activation, one network an axes."""
    for (name, quantiles, color, _), ax in zip(units, axes, strict=True):
        if ax is not axes[0]:
            ax.sharey(axes[0])
            ax.tick_params(labelleft=False)
        plot_bands(steps, quantiles, color, ax)
        ax.set(title=name, xlabel="training step")


def plot_map(
    rates: Sequence[float],
    widths: Sequence[float],
    accuracies: Mapping[str, Array],
    axes: Sequence[Axes],
) -> None:
    """Draw one map an axes: the accuracy by learning rate and width of the weights.

    Fields of networks that only guess between ten classes stay without a number.
    """
    for (title, grid), ax in zip(accuracies.items(), axes, strict=True):
        percent = 100 * grid
        image = ax.imshow(
            percent, ACCURACY_COLORMAP, vmin=0, vmax=95, origin="lower", aspect="auto"
        )
        for (row, column), value in np.ndenumerate(percent):
            ink = ink_on(image.to_rgba(value))
            text = f"{value:.0f}" if value > GUESSING else ""
            ax.text(column, row, text, color=ink, ha="center", va="center")
        ax.set(title=title, xlabel="learning rate")
        ax.set_xticks(range(len(rates)), [f"{rate:g}" for rate in rates])
        ax.set_yticks(range(len(widths)), [_as_fraction(width) for width in widths])
        ax.grid(False)


def _as_fraction(width: float) -> str:
    return f"{width:g}" if width >= 1 else f"1/{1 / width:g}"


BAR_WIDTH = 0.8
"""What the bars of a layer take of the distance between two layers."""


def plot_bands(steps: Array, bands: Array, color: str, ax: Axes) -> Axes:
    """Draw how quantiles move with the training step."""
    middle = bands.shape[1] // 2
    for i in range(middle):
        shade = 0.15 if middle - i == 2 else 0.28
        ax.fill_between(
            steps, bands[:, i], bands[:, -1 - i], color=color, alpha=shade, lw=0
        )
    ax.plot(steps, bands[:, middle], color=color)
    return stretch_early_steps(steps, ax)


def outlines(x: Array, bands: Array) -> list[Array]:
    """Return two areas for each row of `x` (rows, n): all of its band, and the inner.

    `bands` holds five quantiles, of shape (rows, n, 5).
    """
    there_and_back = np.concatenate([x, x[:, ::-1]], axis=1)
    return [
        np.column_stack([places, np.concatenate([fan[:, low], fan[::-1, high]])])
        for places, fan in zip(there_and_back, bands, strict=True)
        for low, high in [(0, 4), (1, 3)]
    ]


def stretch_early_steps(steps: Array, ax: Axes) -> Axes:
    """Give the first steps of training more room, where most happens."""
    ax.set_xscale("symlog", linthresh=10, linscale=0.5)
    ax.set_xticks([0, 10, 100, 1000], ["0", "10", "100", "1,000"])
    ax.minorticks_off()
    ax.set_xlim(steps[0], steps[-1])
    return keep_last_label_inside(ax) if steps[-1] <= 1000 else ax


def keep_last_label_inside(ax: Axes) -> Axes:
    """Keep the last number under an axes from the 0 of its right neighbour."""
    for label in ax.get_xticklabels()[-1:]:
        label.set_horizontalalignment("right")
    return ax
