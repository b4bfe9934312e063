"""Drawings of feature maps, and of what their statistics are worth."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgb
from matplotlib.image import AxesImage
from matplotlib.patches import Rectangle
from matplotlib.ticker import LogLocator
from numpy.typing import NDArray

from helpers.figures import style
from helpers.figures.curves import Curve, log_axis
from helpers.figures.parts import arrow, label_middle

Array = NDArray[Any]

DIRECTIONS = np.array([[-0.87, 0.5], [0.87, 0.5], [0.0, 1.0]])
"""How one picture, one channel, one position further move a cube on the page."""

SHADES = (0.78, 0.9, 1.0)
"""Brightness of the faces that look along the three directions."""

PAINTS = np.outer((1.0, 0.5), to_rgb(style.HIGHLIGHT))
"""Of the coloured cubes, and of those among them that are marked."""

CUBE = 0.84
"""Side of a cube, of the distance between two."""


def plot_cube(chosen: Array, ax: Axes, title: str = "") -> list[PolyCollection]:
    """Draw a batch (N, C, P) as cubes: 0 clear as glass, 1 coloured, 2 marked, too."""
    glass, solid = plot_glass(chosen.shape, ax), PolyCollection([])
    ax.add_collection(solid)
    set_cube(chosen, solid)
    n, c, p = chosen.shape
    ax.set(xlim=(-0.87 * n - 1.5, 0.87 * c + 1.5), ylim=(-1.2, (n + c) / 2 + p + 0.3))
    ax.set(title=title, aspect="equal")
    ax.set_axis_off()
    return [glass, solid]


def plot_glass(shape: tuple[int, ...], ax: Axes) -> PolyCollection:
    """Draw the cubes on the three sides of a block that can be seen."""
    glass = PolyCollection(_faces(outer_cells(shape)), zorder=0.5)  # behind the solid
    glass.set(
        facecolor=(*to_rgb(style.SKY), 0.1), edgecolor=(*to_rgb(style.MUTED), 0.35)
    )
    ax.add_collection(glass)
    return glass


def set_cube(chosen: Array, solid: PolyCollection) -> None:
    """Give the coloured cubes of `plot_cube` other places."""
    cells = painters_order(np.argwhere(chosen))
    solid.set_verts(_faces(cells))
    solid.set(edgecolor=style.INK, linewidth=0.7)
    paints = PAINTS[chosen[tuple(cells.T)].astype(int) - 1]
    solid.set_facecolor([tuple(s * paint) for paint in paints for s in SHADES])


def _faces(cells: Array) -> Any:
    """Return the three faces of each cell, shape (3 * cells, 4, 2)."""
    faces = [cube_face(cells, direction) for direction in range(3)]
    return np.stack(faces, axis=1).reshape(-1, 4, 2)


def cube_face(cells: Array, direction: int) -> Array:
    """Return the corners (..., 4, 2) of the faces of cells (..., 3) seen from there."""
    side = CUBE * np.eye(3)
    first, second = (side[i] for i in range(3) if i != direction)
    corners = np.array([np.zeros(3), first, first + second, second])
    corners += side[2] if direction == 2 else 0
    return (cells[..., np.newaxis, :] + corners) @ DIRECTIONS


def painters_order(cells: Array) -> Array:
    """Sort cells from the farthest to the nearest, and from below to above."""
    ordered = sorted(cells.tolist(), key=lambda c: (-c[0] - c[1], c[2]))
    return np.array(ordered, int).reshape(-1, 3)


def outer_cells(shape: tuple[int, ...]) -> Array:
    """Return the cells on the three sides of a block that can be seen."""
    visible = np.zeros(shape, bool)
    visible[0], visible[:, 0], visible[:, :, -1] = True, True, True
    return painters_order(np.argwhere(visible))


def label_cube(shape: tuple[int, ...], ax: Axes) -> None:
    """Write the names of the axes along the lower edges of a block, from their 0."""
    n, c, p = shape
    for name, place, angle in [
        ("pictures N", (max(n / 2, 2) + 0.4, -0.8, 0), -30),
        ("channels C", (-0.8, max(c / 2, 2.6), 0), 30),
        ("positions", (n + 0.7, 0, p / 2), 90),
        ("0", (-0.5, -0.5, 0), 0),
    ]:
        look: dict[str, Any] = {"ha": "center", "va": "center", "rotation": angle}
        x, y = np.array(place) @ DIRECTIONS
        ax.text(x, y, name, fontsize=12, **look)


def plot_map(
    values: Array, title: str, ax: Axes, limit: float | None = None
) -> AxesImage:
    """Draw a map around zero, red at `limit`, or without it a picture in grey."""
    colors = style.MATRIX_COLORMAP if limit else "gray"
    image = ax.imshow(values, colors, vmin=-(limit or 0), vmax=limit or 1)
    ax.set_title(title, fontsize=12, fontweight="normal")
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set(visible=True, color=style.MUTED)
    return image


def plot_scale(image: AxesImage, ax: Axes) -> None:
    """Put the scale of a map's colours under it."""
    below: Axes = ax.inset_axes((0, -0.13, 1, 0.05))
    ticks = [-image.get_clim()[1], 0, image.get_clim()[1]]
    ax.figure.colorbar(image, cax=below, orientation="horizontal", ticks=ticks)


def plot_patch(row: int, column: int, size: int, ax: Axes) -> None:
    """Frame a patch of a drawn map, given its first pixel."""
    look: dict[str, Any] = {"fill": False, "edgecolor": style.HIGHLIGHT, "lw": 3}
    ax.add_patch(Rectangle((column - 0.5, row - 0.5), size, size, **look))


def plot_noise(
    counts: Sequence[int], measured: Array, theories: Iterable[Curve], ax: Axes
) -> None:
    """Draw by how much a mean scatters: measured as dots, by theories as lines."""
    for name, expected, color, _ in theories:
        ax.plot(counts, expected, color=color)
        label_middle(ax, counts, expected, name, color, xytext=(4, 16))
    ax.plot(counts, measured, "o", color=style.INK, markersize=8)
    style.label_line(ax, counts[0], measured[0], "measured", style.INK, xytext=(10, 4))
    ax.set(yscale="log", xlabel="pictures in the batch, N")
    ax.set_ylabel("standard deviation of a mean")
    ax.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    ax.yaxis.set_major_formatter("{x:g}")
    ax.margins(y=0.1)
    log_axis(ax, counts)


def plot_gap(x: float, low: float, high: float, text: str, ax: Axes) -> None:
    """Draw a double arrow between two heights, with a text on a logarithmic scale."""
    arrow(ax, (x, high), (x, low), style.INK, arrowstyle="<->", lw=1.5)
    style.label_line(ax, x, np.sqrt(low * high), text, style.INK, fontweight="bold")


def plot_numbers(
    values: Array, frames: Mapping[str, tuple[int, int, int, int]], ax: Axes
) -> None:
    """Write a table of numbers, and frames {colour: (row, column, rows, columns)}."""
    rows, columns = values.shape
    for (row, column), value in np.ndenumerate(values):
        ax.text(column, row, f"{value:g}", ha="center", va="center", fontsize=12)
    for color, (row, column, high, wide) in frames.items():
        look: dict[str, Any] = {"fill": False, "edgecolor": color, "lw": 2.5}
        place = (column - 0.42, row - 0.42)
        ax.add_patch(Rectangle(place, wide - 0.16, high - 0.16, **look))
    ax.set(xlim=(-0.6, columns - 0.4), ylim=(rows - 0.4, -0.6), aspect="equal")
    ax.set_axis_off()
