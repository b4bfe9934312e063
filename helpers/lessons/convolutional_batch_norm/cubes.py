"""A batch of feature maps as a block of small cubes, of which some are coloured."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgb
from numpy.typing import NDArray

from helpers.figures.style import HIGHLIGHT, INK, MUTED, SKY

Array = NDArray[Any]

DIRECTIONS = np.array([[-0.87, 0.5], [0.87, 0.5], [0.0, 1.0]])
"""How one picture, one channel, one position further move a cube on the page."""

SHADES = (0.78, 0.9, 1.0)
"""Brightness of the faces that look along the three directions."""

PAINTS = np.outer((1.0, 0.5), to_rgb(HIGHLIGHT))
"""Of the coloured cubes, and of those among them that are marked."""

CUBE = 0.84
"""Side of a cube, of the distance between two."""


def plot_cube(chosen: Array, ax: Axes, title: str = "") -> list[PolyCollection]:
    """Draw a batch (N, C, P) as a block of cubes: the glass ones and the solid ones.

    A number is 0, as clear as glass; 1, coloured; 2, coloured and marked.
    """
    glass, solid = PolyCollection([]), PolyCollection([])
    for collection in (glass, solid):
        ax.add_collection(collection)
    set_cube(chosen, glass, solid)
    ax.set(title=title, aspect="equal")
    ax.set_axis_off()
    fit_cube(chosen.shape, ax)
    return [glass, solid]


def set_cube(chosen: Array, glass: PolyCollection, solid: PolyCollection) -> None:
    """Give the two collections of `plot_cube` the faces of another block."""
    glass.set_verts(_faces(outer_cells(chosen.shape)))
    glass.set(facecolor=(*to_rgb(SKY), 0.1), edgecolor=(*to_rgb(MUTED), 0.35))
    cells = painters_order(np.argwhere(chosen))
    solid.set_verts(_faces(cells))
    solid.set(edgecolor=INK, linewidth=0.7)
    paints = PAINTS[chosen[tuple(cells.T)].astype(int) - 1]
    solid.set_facecolor([tuple(s * paint) for paint in paints for s in SHADES])


def _faces(cells: Array) -> Any:
    """Return the three faces of each cell, shape (3 * cells, 4, 2)."""
    faces = [cube_face(cells, direction) for direction in range(3)]
    return np.stack(faces, axis=1).reshape(-1, 4, 2)


def cube_face(cells: Array, direction: int) -> Array:
    """Return the corners on the page of the faces that are seen along a direction.

    From cells of shape (..., 3) to corners of shape (..., 4, 2).
    """
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


def fit_cube(shape: tuple[int, ...], ax: Axes) -> Axes:
    """Set the limits so that a block and the names of its axes fit."""
    n, c, p = shape
    ax.set_xlim(-0.87 * n - 1.5, 0.87 * c + 1.5)
    ax.set_ylim(-1.2, (n + c) / 2 + p + 0.3)
    return ax


def label_cube(shape: tuple[int, ...], ax: Axes) -> Axes:
    """Write the names of the axes along the lower edges of a block, from their 0."""
    n, c, p = shape
    style: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 12}
    ends = {
        "pictures N": ((max(n / 2, 2) + 0.4, -0.8, 0), -30),
        "channels C": ((-0.8, max(c / 2, 2), 0), 30),
        "positions": ((n + 0.7, 0, p / 2), 90),
        "0": ((-0.5, -0.5, 0), 0),
    }
    for name, (place, angle) in ends.items():
        x, y = np.array(place) @ DIRECTIONS
        ax.text(x, y, name, rotation=angle, **style)
    return ax
