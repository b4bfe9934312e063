"""Look at every text that Matplotlib draws: it is large and stands out.

``make check`` imports this in the kernels of the notebooks.
"""

from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.text import Text

SMALLEST = 11
"""Points."""
CONTRAST = 4.5
"""The ratio of luminances that the guidelines for accessible pages (WCAG) ask for."""

faults: set[str] = set()
"""What was wrong with the texts that were drawn since `watch` was called."""

draw_text = RendererAgg.draw_text


def watch() -> None:
    """Look at the texts that are drawn from now on."""
    RendererAgg.draw_text = watched


def watched(
    renderer: RendererAgg,
    gc: Any,
    x: float,
    y: float,
    s: str,
    prop: Any,
    angle: float,
    ismath: Any = False,
    mtext: Text | None = None,
) -> None:
    """Draw a text as Matplotlib does, and note what is wrong with it."""
    if (size := prop.get_size_in_points()) < SMALLEST:
        faults.add(f"the text {s!r} has {size:g} pt, fewer than {SMALLEST}")
    if mtext is not None:
        below = background(renderer, mtext)
        *color, alpha = gc.get_rgb()
        seen = contrast(alpha * np.array(color) + (1 - alpha) * below, below)
        if seen < CONTRAST:
            faults.add(f"the text {s!r} has a contrast of {seen:.2f}, below {CONTRAST}")
    draw_text(renderer, gc, x, y, s, prop, angle, ismath, mtext)


def background(renderer: RendererAgg, text: Text) -> np.ndarray:
    """Return the colour that prevails where a text will be drawn."""
    pixels = np.asarray(renderer.buffer_rgba())
    left, bottom, right, top = np.round(text.get_window_extent(renderer).extents)
    rows = slice(max(int(len(pixels) - top), 0), max(int(len(pixels) - bottom), 0))
    patch = pixels[rows, max(int(left), 0) : max(int(right), 0)].reshape(-1, 4)
    *color, alpha = np.median(patch, axis=0) / 255 if len(patch) else np.zeros(4)
    return alpha * np.array(color) + 1 - alpha  # what is transparent lies on white


def contrast(one: np.ndarray, other: np.ndarray) -> float:
    """Return the contrast of two colours, from 1 to 21, as the WCAG define it."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def luminance(color: np.ndarray) -> float:
    """Return the relative luminance of a colour with parts from 0 to 1."""
    parts = np.asarray(color, float)
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def move_all_controls() -> None:
    """Draw each open live figure with each control at each end, one at a time."""
    from helpers.figures.explorer import _open_explorers

    for explorer in list(_open_explorers.values()):
        start = explorer.recording["state"]
        for i, control in enumerate(explorer.recording["controls"]):
            count = len(control["texts"])
            for place in {0, count - 1} if control["kind"] == "range" else range(count):
                explorer._show([*start[:i], place, *start[i + 1 :]])
                FigureCanvasAgg(explorer._scene.figure).draw()
        explorer._show(start)
