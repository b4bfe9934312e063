"""Paths, rows of points and letters, written as text.

Lengths are whole numbers, `PRECISION` to a pixel.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

PRECISION = 5
"""Steps to a pixel. A frame has 1.5 pixels to a CSS pixel."""
FARTHEST = 20_000.0
"""Pixels. What lies farther out is not seen, and could not be drawn exactly."""
COMMANDS = {Path.MOVETO: "m", Path.LINETO: "l", Path.CURVE3: "q", Path.CURVE4: "c"}
POINTS = {Path.MOVETO: 1, Path.LINETO: 1, Path.CURVE3: 2, Path.CURVE4: 3}

Array = NDArray[Any]


def outline(path: Any) -> tuple[Array, Array]:
    """Return vertices and codes of a path that may have none, which means one line."""
    if path.codes is not None:
        return path.vertices, path.codes
    codes = [Path.MOVETO] + [Path.LINETO] * (len(path.vertices) - 1)
    return path.vertices, np.array(codes)


def visible(
    path: Any, to_canvas: Any, size: tuple[int, int] | None
) -> tuple[Array, Array]:
    """Return a path in pixels, without what cannot be seen in a frame of a size."""
    options: Any = {"remove_nans": True, "curves": True}
    if size is not None:
        width, height = size
        options["clip"] = (-width, -height, 2 * width, 2 * height)
    cleaned = path.cleaned(to_canvas, **options)
    if path.should_simplify and size is not None:
        fewer = path.cleaned(to_canvas, simplify=True, **options)
        # All points of a curve often have x in common with other curves.
        if 2 * len(fewer.vertices) < len(cleaned.vertices):
            cleaned = fewer
    stop = np.flatnonzero(cleaned.codes == Path.STOP)
    end = stop[0] if len(stop) else len(cleaned.codes)
    vertices = np.clip(cleaned.vertices[:end], -FARTHEST, FARTHEST)
    return vertices, cleaned.codes[:end]


def is_rectilinear(points: Array) -> bool:
    """Say whether all lines between the points run along the axes."""
    return bool((np.abs(np.diff(points, axis=0)) < 1e-6).any(axis=1).all())


def polyline(vertices: Array, codes: Array) -> tuple[Array, bool]:
    """Return the points of a single line, and whether it is closed; else no points."""
    closed = len(codes) > 1 and bool(codes[-1] == Path.CLOSEPOLY)
    inner = codes[1:-1] if closed else codes[1:]
    if not len(codes) or np.any(inner != Path.LINETO):
        return np.empty((0, 2)), False
    return (vertices[:-1] if closed else vertices), closed


def normalized(values: Array) -> tuple[str, int, int]:
    """Write coordinates as steps that sum to 0..2^k; return their start and length."""
    low, high = values.min(), values.max()
    start, length = round(low * PRECISION), round((high - low) * PRECISION)
    if not length:
        return " ".join("0" * len(values)), start, 0
    levels = 2 ** int(np.ceil(np.log2(length)))
    # A little more than half: what differs by rounding only is written the same.
    places = np.floor((values - low) / (high - low) * levels + 0.500001).astype(int)
    steps = [places[0], *(places[1:] - places[:-1]).tolist()]
    return " ".join(map(str, steps)), start, length


def svg(vertices: Array, codes: Array) -> tuple[str, tuple[int, int]]:
    """Write a path relative to its first point; return that point, too."""
    first = np.rint(vertices[0] * PRECISION).astype(int)
    places = np.rint((vertices - vertices[0]) * PRECISION).astype(int)
    text, last, index = [], "", 0
    here = start = (0, 0)
    while index < len(codes):
        code = codes[index]
        if code == Path.CLOSEPOLY:
            text.append("z")
            here, last, index = start, "z", index + 1
            continue
        points = places[index : index + POINTS[code]].tolist()
        numbers = [v - h for point in points for v, h in zip(point, here, strict=True)]
        here, index = tuple(points[-1]), index + POINTS[code]
        if code == Path.MOVETO:
            start = here
        command = COMMANDS[code]
        # Numbers after "m" would be lines.
        word = "" if command == last and command != "m" else command
        words = "".join(f" {n}" if n >= 0 else str(n) for n in numbers)
        text.append(word + words.lstrip() if word else words)
        last = command
    return ("" if len(text) < 2 else "".join(text)), (int(first[0]), int(first[1]))


@cache
def measure(dpi: float) -> RendererAgg:
    """Return the renderer of JupyterLab's pictures."""
    return RendererAgg(1, 1, dpi)


@cache
def letters(
    text: str, prop: FontProperties, dpi: float, angle: float, ismath: bool
) -> tuple[str, tuple[int, int]]:
    """Write down the outline of a text, as `svg` does; its baseline starts at 0, 0."""
    get_path: Callable[..., Any] = text_to_path.get_text_path
    vertices, codes = get_path(prop, text, ismath=ismath)
    if not len(vertices):
        return "", (0, 0)
    scale = prop.get_size_in_points() * dpi / 72 / text_to_path.FONT_SCALE
    # Pixels fit letters into whole pixels: a long text becomes narrower, or wider.
    wide, *_ = measure(dpi).get_text_width_height_descent(text, prop, ismath)
    free, *_ = text_to_path.get_text_width_height_descent(text, prop, ismath)
    ratio = wide / (free * dpi / 72) if free else 1.0
    upright = Affine2D().scale(ratio * scale, scale)
    turned = upright.rotate_deg(angle).scale(1, -1).transform(vertices)
    return svg(turned, np.asarray(codes))
