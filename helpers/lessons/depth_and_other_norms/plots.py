"""Drawings of notebook 15."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from helpers.figures.parts import bare
from helpers.figures.style import (
    ACCENT,
    HIGHLIGHT,
    MUTED,
    NORMALIZED,
    RAW,
    SKY,
    WIDE_START,
    new_figure,
)

Array = NDArray[Any]

ARCS = 32
AROUND = LinearSegmentedColormap.from_list(
    "around", [RAW, HIGHLIGHT, WIDE_START, SKY, NORMALIZED, ACCENT, RAW]
)
"""The colours of the palette, once around the circle."""


def arcs(ax: Axes, **look: Any) -> list[Line2D]:
    """Return dots for a circle's points, a colour for each of its arcs."""
    style: dict[str, Any] = {"ls": "", "marker": ".", "mew": 0} | look
    return [
        ax.plot([], [], color=to_hex(AROUND(i / ARCS)), **style)[0] for i in range(ARCS)
    ]


def set_arcs(lines: Sequence[Line2D], points: Array) -> None:
    """Put the points (N, 2), in their order around the circle, where they are."""
    for line, part in zip(lines, np.array_split(points, len(lines)), strict=True):
        line.set_data(*part.T)


def passages(
    shadows: Mapping[str, Sequence[Array]], notes: Mapping[str, str], every: int = 2
) -> Figure:
    """Draw a circle on its way through the layers, in true size; the end enlarged.

    A row for each network: the shadow (N, 2) behind each layer, the input first, and
    what to write beside the last.
    """
    shape: dict[str, Any] = {"height": 5.6, "width_ratios": [7.2, 1]}
    figure, rows = new_figure(len(shadows), 2, **shape)
    for (name, layers), (ax, close) in zip(shadows.items(), rows, strict=True):
        for layer in range(0, len(layers), every):
            x, y = layers[layer].T
            beside = np.column_stack([layer + 1.25 * x, y])
            set_arcs(arcs(ax, ms=2.2), beside)
        ax.set(xlim=(-2, len(layers) + 0.5), ylim=(-1.25, 1.25), yticks=[])
        ax.set_title(name)
        bare(ax)
        enlarged(close, layers[-1], notes[name])
        if ax is not rows[-1, 0]:
            ax.tick_params(labelbottom=False)
    rows[-1, 0].set_xlabel("layer")
    return figure


def enlarged(ax: Axes, points: Array, text: str) -> None:
    """Draw points as large as they fit, and how much larger that is."""
    reach = float(np.quantile(np.abs(points), 0.98))
    set_arcs(arcs(ax, ms=3), points / reach)
    ax.set(xlim=(-1.4, 1.4), ylim=(-1.4, 1.4), aspect="equal", xticks=[], yticks=[])
    ax.set_xlabel(text, fontsize=11)
    ax.grid(False)
    for spine in ax.spines.values():
        spine.set(visible=True, color=MUTED)
