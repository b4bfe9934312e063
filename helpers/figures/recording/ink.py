"""Colours, lines and clips of what Matplotlib draws, as JSON."""

import json
from typing import Any

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.colors import to_hex
from matplotlib.transforms import Transform

from helpers.figures.recording.paths import PRECISION, outline, svg

CAPS = {"butt": "butt", "round": "round", "projecting": "square"}


class Ink:
    """How the operations of a frame look.

    Parameters
    ----------
    height : int
        Of the frame, in pixels.
    dpi : float
        Pixels an inch.
    flip : Transform
        From Matplotlib's pixels to those of a canvas.
    """

    def __init__(self, height: int, dpi: float, flip: Transform) -> None:
        self.height, self.dpi, self.flip = height, dpi, flip

    def style(
        self, gc: GraphicsContextBase, face: Any, snapped: bool = False
    ) -> str | None:
        """Return colours, line and clip as JSON; None where nothing is seen."""
        style: dict[str, Any] = {}
        if face is not None and (fill := color(face, gc)):
            style["fill"] = fill
        width = self.pixels(gc.get_linewidth())
        stroke = color(gc.get_rgb(), gc)
        if not gc.get_antialiased() and not (width and stroke):
            width, stroke = 1, style.get("fill", "")  # no seams between neighbours
        if width > 0 and stroke:
            style |= {"stroke": stroke, "width": round(width * PRECISION, 1)}
            offset, dashes = gc.get_dashes()
            if dashes is not None:
                lengths = np.append(offset or 0, np.asarray(dashes))
                scaled = self.pixels(lengths)
                style["dash"] = [round(float(v), 1) for v in scaled * PRECISION]
            style["cap"] = CAPS[str(gc.get_capstyle())]
            style["join"] = str(gc.get_joinstyle())
            if snapped:
                style["snap"] = 1
        if not {"fill", "stroke"} & style.keys():
            return None
        return json.dumps(style | self.clip(gc), separators=(",", ":"))

    def clip(self, gc: GraphicsContextBase) -> dict[str, str]:
        """Return the SVG paths inside of which something is seen."""
        clips = {}
        box: Any = gc.get_clip_rectangle()
        outer: Any = gc.get_clip_path()
        if box is not None:
            x0, y0, x1, y1 = (round(v * PRECISION) for v in box.extents)
            top = self.height * PRECISION - y1
            clips["box"] = f"M{x0} {top}h{x1 - x0}v{y1 - y0}h{x0 - x1}z"
        path, transform = outer
        if path is not None:
            edge = transform.transform_path(path).transformed(self.flip)
            text, (x, y) = svg(*outline(edge))
            clips["clip"] = f"M{x} {y}{text}"
        return clips

    def pixels(self, points: Any) -> Any:
        """Return a length in pixels."""
        return points * self.dpi / 72


def color(rgba: Any, gc: GraphicsContextBase) -> str:
    """Return a colour as ``#rrggbb`` or ``#rrggbbaa``; nothing if it is clear."""
    own = len(rgba) == 4 and not gc.get_forced_alpha()
    rgb, alpha = rgba[:3], rgba[3] if own else gc.get_alpha()
    return to_hex((*rgb, alpha), keep_alpha=alpha < 1) if alpha > 0 else ""
