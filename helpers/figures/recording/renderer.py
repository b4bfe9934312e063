"""A Matplotlib renderer that writes down what is drawn, as vectors.

An operation is a list of numbers and words that a canvas of the browser can follow:

- ``[SHAPE, style, path, x, y]``: an SVG path, drawn at a place;
- ``[LINE, style, xs, ys, x, y, width, height]``: a line through points; ``RING``: a
  closed one;
- ``[MARKS, style, xs, ys, x, y, width, height, path]``: a path at each of the points;
- ``[IMAGE, style, pixels, columns, a, b, c, d, e, f]``: a picture, a character for the
  colour of each pixel, placed by the matrix of its unit square.

Lengths are whole numbers, `PRECISION` to a pixel. Paths start at the origin, and the
coordinates of points run from 0 to a power of two: what is only moved or stretched
keeps its text, and is stored once.
"""

import json
from collections.abc import Hashable
from itertools import islice
from typing import Any

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.font_manager import FontProperties
from matplotlib.transforms import Affine2D, Transform
from numpy.typing import NDArray

from helpers.figures.recording.ink import Ink
from helpers.figures.recording.paths import (
    FARTHEST,
    PRECISION,
    is_rectilinear,
    letters,
    measure,
    normalized,
    outline,
    polyline,
    svg,
    visible,
)

SHAPE, LINE, RING, MARKS, IMAGE = range(5)
FEWEST_POINTS = 6
"""A line through fewer points is a path: ticks, grid lines, bars."""
FIRST_COLOR = 35
"""The character of colour 0."""

Array = NDArray[Any]
Operation = list[Any]


class Numbers(dict[Any, int]):
    """A number for each different thing, in the order of their coming."""

    def __init__(self) -> None:
        super().__init__()
        self._taken = 0

    def __missing__(self, thing: Hashable) -> int:
        self[thing] = len(self)
        return self[thing]

    def take(self) -> list[Any]:
        """Return what has come since the last call."""
        new = list(islice(reversed(self), len(self) - self._taken))[::-1]
        self._taken = len(self)
        return new


class RecordingRenderer(RendererBase):
    """Write down operations instead of setting pixels.

    Parameters
    ----------
    width, height : int
        Of the frame, in pixels.
    dpi : float
        Pixels an inch.
    colors : Numbers
        Of the colours in pictures; the new ones are added.
    """

    def __init__(self, width: int, height: int, dpi: float, colors: Numbers) -> None:
        super().__init__()
        self.colors = colors
        self.width, self.height, self.dpi = width, height, dpi
        self.operations: list[Operation] = []
        self._flip = Affine2D().scale(1, -1).translate(0, height)
        self._ink = Ink(height, dpi, self._flip)

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the size of the frame."""
        return self.width, self.height

    def points_to_pixels(self, points: Any) -> Any:
        """Return a length in pixels."""
        return self._ink.pixels(points)

    def flipy(self) -> bool:
        """Say that y grows downwards, as on a canvas."""
        return True

    def option_scale_image(self) -> bool:
        """Ask for images with a pixel for each number: the canvas enlarges them."""
        return True

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Any,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        """Write a path down: as a line through points, or as a shape."""
        # A filled path would get another line where it is cut off.
        size = None if rgbFace is not None else (self.width, self.height)
        vertices, codes = visible(path, transform + self._flip, size)
        points, closed = polyline(vertices, codes)
        # Between pixels, a straight thin line would be a wide and pale one.
        snapped = 1 < len(points) < FEWEST_POINTS and is_rectilinear(points)
        style = self._ink.style(gc, rgbFace, snapped)
        if style is None or not len(vertices):
            return
        if len(points) < FEWEST_POINTS:
            text, (x, y) = svg(vertices, codes)
            if text:
                self.operations.append([SHAPE, style, text, x, y])
        else:
            rows = zip(*map(normalized, points.T), strict=True)
            texts, starts, lengths = rows
            kind = RING if closed else LINE
            self.operations.append([kind, style, *texts, *starts, *lengths])

    def draw_markers(
        self,
        gc: GraphicsContextBase,
        marker_path: Any,
        marker_trans: Transform,
        path: Any,
        trans: Transform,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        """Write down all markers of a line as one operation."""
        points = (trans + self._flip).transform(path.vertices)
        points = points[(np.abs(points) < FARTHEST).all(axis=1)]  # and no nan
        flat = Affine2D().scale(1, -1)
        marker = marker_path.transformed(marker_trans + flat)
        style = self._ink.style(gc, rgbFace)
        if style is None or not len(points):
            return
        text, (x, y) = svg(*outline(marker))
        rows = zip(*map(normalized, points.T), strict=True)
        texts, (left, top), lengths = rows
        place = [left + x, top + y]
        self.operations.append([MARKS, style, *texts, *place, *lengths, text])

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,
    ) -> None:
        """Write a text down as the shape of its letters."""
        text, (left, top) = letters(s, prop.copy(), self.dpi, angle, bool(ismath))
        gc.set_linewidth(0)
        style = self._ink.style(gc, gc.get_rgb())
        if text and style is not None:
            place = [round(x * PRECISION) + left, round(y * PRECISION) + top]
            self.operations.append([SHAPE, style, text, *place])

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: Any
    ) -> tuple[float, float, float]:
        """Return the size of a text in JupyterLab's picture, to place it the same."""
        return measure(self.dpi).get_text_width_height_descent(s, prop, ismath)

    def draw_image(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        im: Any,
        transform: Any = None,
    ) -> None:
        """Write down the colours of a picture, and where its corners lie."""
        height, width = im.shape[:2]
        if transform is None:  # already in pixels of the frame
            transform = Affine2D().scale(width, height)
        full = transform + Affine2D().translate(x, y) + self._flip
        matrix = full.get_matrix()[:2].T.ravel()
        self._picture(gc, np.reshape(im, (height * width, 4)), width, matrix)

    def draw_quad_mesh(
        self,
        gc: GraphicsContextBase,
        master_transform: Transform,
        meshWidth: int,  # noqa: N803
        meshHeight: int,  # noqa: N803
        coordinates: Any,
        offsets: Any,
        offsetTrans: Transform,  # noqa: N803
        facecolors: Any,
        antialiased: bool,
        edgecolors: Any,
    ) -> None:
        """Write a mesh of equal rectangles, as in a colour bar, down as a picture."""
        to_canvas = master_transform + self._flip
        corners = to_canvas.transform(np.reshape(coordinates, (-1, 2)))
        corners = corners.reshape(meshHeight + 1, meshWidth + 1, 2)
        origin, right, up = corners[0, 0], corners[0, -1], corners[-1, 0]
        u, v = np.linspace(0, 1, meshWidth + 1), np.linspace(0, 1, meshHeight + 1)
        even = origin + u[:, None] * (right - origin) + v[:, None, None] * (up - origin)
        if len(edgecolors) or np.abs(even - corners).max() > 0.5 / PRECISION:
            super().draw_quad_mesh(
                *(gc, master_transform, meshWidth, meshHeight, coordinates, offsets),
                *(offsetTrans, facecolors, antialiased, edgecolors),
            )
            return
        pixels = np.rint(255 * np.broadcast_to(facecolors, (meshHeight * meshWidth, 4)))
        matrix = np.concatenate([right - origin, up - origin, origin])
        self._picture(gc, pixels, meshWidth, matrix)

    def _picture(
        self, gc: GraphicsContextBase, pixels: Array, width: int, matrix: Array
    ) -> None:
        style = json.dumps(self._ink.clip(gc), separators=(",", ":"))
        places = [float(f"{v:.7g}") for v in matrix * PRECISION]
        whole = np.ascontiguousarray(pixels, np.uint8).view("<u4").ravel()
        different, where = np.unique(whole, return_inverse=True)
        colors = different.view(np.uint8).reshape(-1, 4).tolist()
        numbers = [FIRST_COLOR + self.colors[tuple(color)] for color in colors]
        text = np.array(numbers, "<u4")[where].tobytes().decode("utf-32-le")
        self.operations.append([IMAGE, style, text, width, *places])
