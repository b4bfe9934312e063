"""The drawing of batch normalization as a computation graph."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from helpers.figures.style import ACCENT, HIGHLIGHT, INK, MUTED, label_line

DIRECT, MEAN_PATH, VARIANCE_PATH = INK, HIGHLIGHT, ACCENT
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
    ("γ", "y", "x_hat", MUTED, (-30, 0)),
    ("β", "y", "1", MUTED, (14, 0)),
]
"""From which node to which, the local derivative, its colour, its label's place."""


def plot_graph(ax: Axes) -> Axes:
    """Draw the layer as a graph: a box a stage, an arrow a local derivative."""
    boxes = {name: _box(name, ax) for name in NODES}
    for start, end, label, color, offset in ARROWS:
        a, b = (np.array(NODES[name][:2]) for name in (start, end))
        arrow = FancyArrowPatch(
            tuple(a),
            tuple(b),
            patchA=boxes[start],
            patchB=boxes[end],
            arrowstyle="-|>",
            mutation_scale=20,
            shrinkA=1,
            shrinkB=1,
            color=color,
            linewidth=3,
        )
        ax.add_patch(arrow)
        place: dict[str, Any] = {"xytext": offset, "ha": "center"}
        va = "bottom" if offset[0] == 0 else "center"
        x, y = (a + b) / 2
        label_line(ax, x, y, label, INK, va=va, fontsize=12, **place)
    ax.set(xlim=(-0.1, 10.25), ylim=(0.45, 3.6))
    ax.axis("off")
    return ax


def _box(name: str, ax: Axes) -> FancyBboxPatch:
    x, y, formula = NODES[name]
    half = max(0.28, 0.057 * len(formula), 0.075 * len(name) + 0.05)
    height = 0.62 if formula else 0.42
    box = FancyBboxPatch(
        (x - half, y - height / 2),
        2 * half,
        height,
        boxstyle="round,pad=0.06",
        facecolor="white",
        edgecolor=INK,
        linewidth=1.5,
        zorder=3,
    )
    ax.add_patch(box)
    rise = 0.13 if formula else 0
    text: dict[str, Any] = {"ha": "center", "va": "center", "zorder": 4}
    ax.text(x, y + rise, name, fontsize=14, fontweight="bold", **text)
    ax.text(x, y - 0.19, formula, fontsize=11, color=INK, **text)
    return box
