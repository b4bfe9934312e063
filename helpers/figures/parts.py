"""Parts of drawings: what several lessons put on axes."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from numpy.typing import NDArray

from helpers.figures.style import label_line, text_color

Array = NDArray[Any]
Numbers = Sequence[float] | Array


def arrow(ax: Axes, start: Numbers, end: Numbers, color: str, **look: Any) -> None:
    """Draw an arrow exactly from one point to another; `look` as of `annotate`."""
    plain = {"arrowstyle": "-|>", "color": color, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", (end[0], end[1]), (start[0], start[1]), arrowprops=plain | look)


def name_rows(ax: Axes, names: Sequence[str], above: float, below: float = 0.5) -> None:
    """Let the rows of a drawing run downwards from 0, with names and without lines.

    There is so much room above the first row and below the last.
    """
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(len(names) - 1 + below, -above)
    ax.grid(False, axis="y")


def label_middle(
    ax: Axes, x: Numbers, y: Numbers, text: str, color: str, **place: Any
) -> None:
    """Write a curve's name beside its middle point; `place` as of `label_line`."""
    middle = len(x) // 2
    label_line(ax, x[middle], y[middle], text, color, **place)


def bare(ax: Axes) -> None:
    """Take grid, frame and tick marks from axes; the names of the ticks stay."""
    ax.grid(False)
    ax.tick_params(which="both", length=0)
    ax.spines[:].set_visible(False)


def note(ax: Axes, x: float, y: float, text: str, color: str, **look: Any) -> None:
    """Write a few words in the colour of what they name, at a share of the axes."""
    ax.text(x, y, text, color=text_color(color), transform=ax.transAxes, **look)
