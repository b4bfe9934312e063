"""Persistent figures of which a part changes: what changes, and what stays."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.text import Text
from matplotlib.ticker import FixedLocator

from helpers.figures.style import PIXELS_PER_INCH

FRAME_DPI = 1.5 * PIXELS_PER_INCH
"""Between sharp and fast: 1.5 image pixels a CSS pixel."""

TICK_LABEL_ROOM = 0.14
"""Inches beside the axes: what a tick label grows when 3 becomes -10."""


class Scene(Protocol):
    """A figure and the pure function that sets it from parameter values."""

    @property
    def figure(self) -> Figure:
        """The figure: the same one as long as the scene lives."""

    @property
    def artists(self) -> Sequence[Artist]:
        """What `draw` changes, apart from limits, scales, ticks, labels and titles.

        Direct children of the axes or of the figure; `draw` may replace them by new
        ones. They are drawn above all others. A whole axes may be
        listed: for three dimensions, or where nearly all of it changes.
        """

    @property
    def draw(self) -> Callable[..., str]:
        """Set the artists from the values and return the computed facts.

        Raise `ValueError` with a sentence where the values make no sense together.
        Where tick labels grow by more than two characters, fix their format: the
        axes do not move.
        """


def settle_layout(figure: Figure) -> None:
    """Lay the figure out once and then leave its axes where they are."""
    engine = figure.get_layout_engine()
    if isinstance(engine, ConstrainedLayoutEngine):
        engine.set(w_pad=TICK_LABEL_ROOM)
    figure.draw_without_rendering()
    figure.set_layout_engine("none")


@contextmanager
def animated(artists: Sequence[Artist]) -> Iterator[None]:
    """Leave the artists out of whatever the canvas draws meanwhile."""
    for artist in artists:
        artist.set_animated(True)
    try:
        yield
    finally:
        for artist in artists:
            artist.set_animated(False)


def layer_groups(figure: Figure, artists: Sequence[Artist]) -> list[list[Artist]]:
    """Divide what is static into layers, the lowest first."""
    axes: list[Artist] = sorted(figure.axes, key=Artist.get_zorder)
    above = [child for child in figure.get_children() if child not in axes]
    above.remove(figure.patch)
    groups: list[list[Artist]] = [[figure.patch]]
    groups += [[ax] for ax in axes]
    groups.append(above)
    return [[artist for artist in group if artist not in artists] for group in groups]


def layer_key(group: Sequence[Artist], artists: Sequence[Artist]) -> Hashable:
    """Everything that a layer depends on, so that equal keys mean equal pictures."""
    parts: list[Hashable] = []
    for artist in group:
        parts += [artist, artist.get_visible()]
        if isinstance(artist, Text):
            parts.append(artist.get_text())
        if isinstance(artist, Axes):
            static = [child for child in artist.get_children() if child not in artists]
            parts += [layer_key(static, artists), *axis_state(artist)]
    return tuple(parts)


def axis_state(ax: Axes) -> list[Hashable]:
    """Where the axes lie and what their axis lines show."""
    state: list[Hashable] = [ax.get_position(original=True).bounds]
    for axis in (ax.xaxis, ax.yaxis):
        state += [
            axis.get_scale(),
            tuple(axis.get_view_interval()),
            axis.get_label_text(),
            ticks_key(axis),
        ]
    return state


def ticks_key(axis: Axis) -> Hashable:
    """What chooses the ticks, or places and texts of fixed ones.

    Setting the same ticks again makes a new locator, but no new picture.
    """
    locator, formatter = axis.get_major_locator(), axis.get_major_formatter()
    if isinstance(locator, FixedLocator):
        places = list(locator())
        return tuple(places), tuple(formatter.format_ticks(places))
    return locator, formatter
