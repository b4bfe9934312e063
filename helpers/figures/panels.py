"""Axes of a live figure that show a training run: curves, and bands of quantiles."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgba
from matplotlib.ticker import Locator, MaxNLocator, MultipleLocator
from numpy.typing import NDArray

from helpers.figures.bands import BAR_WIDTH, outlines
from helpers.figures.numbers import true_minus
from helpers.figures.style import INK, MUTED, text_color

Array = NDArray[Any]

HUGE = 1e30
"""Still drawn, and beyond any limit of an axis."""
FURTHEST = 20.0
"""Where the axes of bands end at the latest: one wild step shall not flatten all."""


class Panel:
    """Axes whose horizontal axis is the training step, with a cursor at one of them.

    The `artists` are what changes, apart from limits, ticks, titles and labels.
    """

    def __init__(self, ax: Axes) -> None:
        self.ax = ax
        self._step_ticks = MaxNLocator(3, steps=[1, 2, 5, 10])
        ax.xaxis.set_major_formatter("{x:,.0f}")
        (self._cursor,) = ax.plot([], [], ":", color=INK, linewidth=1.5)
        self.artists: list[Artist] = [self._cursor]

    def set_steps(self, span: int, step: float) -> None:
        """Let the axis reach to `span`, and put the cursor at `step`."""
        self._set_x(0, span, self._step_ticks)
        self._cursor.set_data([step, step], [-HUGE, HUGE])

    def _set_x(self, low: float, high: float, ticks: Locator) -> None:
        self.ax.set_xlim(low, high)
        if self.ax.xaxis.get_major_locator() is not ticks:
            self.ax.xaxis.set_major_locator(ticks)


class CurvePanel(Panel):
    """A curve for each network, and pale ones to compare with.

    The vertical axis goes from 0 to `top`. A dashed line is what guessing gives.
    """

    def __init__(
        self, ax: Axes, colors: Mapping[str, str], top: float, chance: float
    ) -> None:
        super().__init__(ax)
        ax.set_ylim(0, top)
        self._top = top
        ax.axhline(chance, color=MUTED, linestyle="--", linewidth=1.2)
        place: dict[str, Any] = {"transform": ax.get_yaxis_transform(), "va": "bottom"}
        ax.text(0.98, chance, "guessing", color=MUTED, ha="right", **place)
        self._pale, self._lines, self._beyond = (
            {n: ax.plot([], [], color=c)[0] for n, c in colors.items()} for _ in "123"
        )
        for line in self._pale.values():
            line.set(alpha=0.4, linewidth=1.2)
        for marks in self._beyond.values():
            marks.set(marker="^", linestyle="", markersize=6)
        curves = (self._pale, self._lines, self._beyond)
        self.artists += [line for lines in curves for line in lines.values()]

    @property
    def legend(self) -> str:
        """What the marks mean, if there are any."""
        marked = any(np.size(marks.get_xdata()) for marks in self._beyond.values())
        return (
            f" (\N{BLACK UP-POINTING TRIANGLE} above {self._top:g})" if marked else ""
        )

    def set_curve(self, name: str, x: Array, y: Array) -> None:
        """Draw a network's curve, with marks where it is above the axis."""
        self._lines[name].set_data(x, y)
        places = np.asarray(x)[np.asarray(y) > self._top]
        self._beyond[name].set_data(places, np.full(len(places), 0.96 * self._top))

    def keep(self, *names: str) -> None:
        """Let the present curves stay, pale, in place of those kept before; or some."""
        for name in names or self._lines:
            self._pale[name].set_data(*self._lines[name].get_data())

    def forget(self) -> None:
        """Let no curve stay."""
        for line in self._pale.values():
            line.set_data([], [])


class BandPanel(Panel):
    """Quantiles of one quantity, by training step or by layer."""

    def __init__(self, ax: Axes, color: str) -> None:
        super().__init__(ax)
        self._layer_ticks = MultipleLocator(1)
        ax.yaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]))
        ax.yaxis.set_major_formatter(lambda y, _: short_number(y))
        shades = [to_rgba(color, 0.16), to_rgba(color, 0.3)]
        self._areas = PolyCollection([], facecolors=shades, linewidths=0)
        ax.add_collection(self._areas, autolim=False)
        (self._median,) = ax.plot([], [], color=color)
        self._beyond = [
            ax.plot([], [], marker, color=color, markersize=5)[0] for marker in "^v"
        ]
        ink = text_color(color)
        self._note = ax.text(0.5, 0.97, "", color=ink, ha="center", va="top")
        self._note.set_transform(ax.transAxes)
        self._note.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 2})
        self.artists += [self._areas, self._median, *self._beyond, self._note]
        self._x, self._shown = np.empty((0, 1)), np.empty((0, 1, 5))
        self.reach = (0.0, 0.0)

    @property
    def in_use(self) -> bool:
        """Whether its bands count when limits are chosen."""
        return not self._note.get_text()

    @property
    def is_cut(self) -> bool:
        """Whether bands go on beyond the axis."""
        return any(np.size(marks.get_xdata()) for marks in self._beyond)

    def end_at(self, low: float, top: float) -> None:
        """Set the limits, and mark where bands go on beyond them."""
        self.ax.set_ylim(low, top)
        highest, lowest = self._shown[..., 4], self._shown[..., 0]
        beyond = (highest > 1.01 * top, lowest < 1.01 * low)  # not by rounding
        edges = np.array([0.05, 0.95]) @ [[low, top], [top, low]]  # inside the axes
        for marks, where, edge in zip(self._beyond, beyond, edges, strict=True):
            marks.set_data(self._x[where], np.full(where.sum(), edge))

    def note(self, text: str) -> None:
        """Say why there are no bands, or no more of them; nothing if all is well."""
        self._note.set_text(text)

    def set_history(self, steps: Array, bands: Array) -> None:
        """Draw quantiles, of shape (steps, 5), by training step."""
        self._reach_to(bands)
        self._set(steps[np.newaxis], bands[np.newaxis])

    def set_layers(self, bands: Array, at: int) -> None:
        """Draw one record of all, of shape (records, layers, 5), by layer.

        Where there is no such record any more, draw the last one.
        """
        self._reach_to(bands)
        layers = np.arange(1, bands.shape[1] + 1)[:, np.newaxis]
        self._set_x(0.4, len(layers) + 0.6, self._layer_ticks)
        self._cursor.set_data([], [])
        fans = bands[min(at, len(bands) - 1)] if len(bands) else np.empty((0, 5))
        sides = layers[: len(fans)] + BAR_WIDTH * np.array([-0.5, 0.5])
        self._set(sides, np.stack([fans, fans], axis=1))

    def _reach_to(self, bands: Array) -> None:
        self.reach = (bands.min(), bands.max()) if bands.size else (0.0, 0.0)

    def _set(self, x: Array, bands: Array) -> None:
        """Draw one fan for each row of `x`, with bands of shape (fans, n, 5)."""
        self._x, self._shown = x, bands
        self._areas.set_verts(outlines(x, bands))
        gaps = np.full((len(x), 1), np.nan)
        medians = np.hstack([bands[..., 2], gaps])
        self._median.set_data(np.hstack([x, gaps]).ravel(), medians.ravel())


def share_limits(panels: Sequence[BandPanel]) -> None:
    """Give panels the same limits: round ones, which change seldom."""
    counted = [panel for panel in panels if panel.in_use]
    low, high = np.transpose([panel.reach for panel in counted or panels])
    top = round_up(min(max(-low.min(), high.max(), 1e-3), FURTHEST))
    for panel in panels:
        panel.end_at(-top if low.min() < 0 else 0, top)


def round_up(value: float) -> float:
    """Return the next 1, 2 or 5 times a power of ten."""
    power = 10.0 ** np.floor(np.log10(value))
    return float(power * next(m for m in (1, 2, 5, 10) if m * power >= value * 0.999))


def short_number(value: float) -> str:
    """Write a number with few characters, however large it is."""
    large = abs(value) >= 1e4
    text = f"{value:.0e}".replace("e+0", "e") if large else f"{value:g}"
    return true_minus(text)
