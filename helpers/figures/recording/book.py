"""All states of a live figure, with everything that repeats stored once."""

import gzip
import json
from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from matplotlib.artist import Artist
from matplotlib.image import AxesImage

from helpers.figures.explorer import Explorer
from helpers.figures.frames import Scene, animated, layer_groups, layer_key
from helpers.figures.recording.paths import PRECISION
from helpers.figures.recording.plan import Grid, Stops
from helpers.figures.recording.renderer import (
    IMAGE,
    MARKS,
    SHAPE,
    Numbers,
    Operation,
    RecordingRenderer,
)
from helpers.figures.show import shown_width
from helpers.figures.style import style_of_the_course

SHARP = ("nearest", "auto", "antialiased")
"""Interpolations that show each number of an enlarged image as one square."""


class Book:
    """What a scene draws in different states. Each part has a number.

    Parameters
    ----------
    scene : Scene
        Its figure has been laid out: see `settle_layout`.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.styles, self.texts, self.colors = Numbers(), Numbers(), Numbers()
        self.facts, self.groups, self.frames = Numbers(), Numbers(), Numbers()
        self.layers = 0
        self._known: dict[Hashable, int] = {}
        figure = scene.figure
        width, height = (round(v * figure.dpi) for v in figure.get_size_inches())
        self.size = (width, height)
        for artist in figure.findobj(AxesImage):
            if artist.get_interpolation() in SHARP:
                artist.set_interpolation("none")  # the canvas enlarges them the same

    def add(self, facts: str) -> int:
        """Write the present state of the scene down; return the frame's number."""
        artists = sorted(self.scene.artists, key=Artist.get_zorder)
        columns = [self.facts[facts]]
        groups = layer_groups(self.scene.figure, artists)
        self.layers = len(groups)
        for i, group in enumerate(groups):
            key = (i, layer_key(group, artists))
            if key not in self._known:
                with animated(artists):
                    self._known[key] = self._group(group)
            columns.append(self._known[key])
        columns += [self._group([artist]) for artist in artists]
        return self.frames[tuple(columns)]

    def _group(self, artists: Sequence[Artist]) -> int:
        renderer = RecordingRenderer(*self.size, self.scene.figure.dpi, self.colors)
        for artist in artists:
            artist.draw(renderer)
        return self.groups[tuple(self._numbered(renderer.operations))]

    def _numbered(self, operations: Sequence[Operation]) -> Iterator[Hashable]:
        """Yield operations with numbers for texts, and steps from shape to shape."""
        x = y = 0
        for kind, style, *rest in operations:
            style = self.styles[style]
            if kind == SHAPE:
                text, left, top = rest
                yield (kind, style, self.texts[text], left - x, top - y)
                x, y = left, top
            elif kind == IMAGE:
                text, *matrix = rest
                yield (kind, style, self.texts[text], *matrix)
            else:
                xs, ys, *places = rest
                if kind == MARKS:
                    *places, text = places
                    places.append(self.texts[text])
                yield (kind, style, self.texts[xs], self.texts[ys], *places)

    def data(self) -> dict[str, Any]:
        """Return everything, ready for JSON."""
        widest = max(map(len, self.frames))
        rows = [[*frame, *[-1] * (widest - len(frame))] for frame in self.frames]
        return {
            "size": [PRECISION * length for length in self.size],
            "layers": self.layers,
            "styles": [json.loads(str(style)) for style in self.styles],
            "texts": list(self.texts),
            "colors": list(self.colors),
            "groups": [list(map(list, group)) for group in self.groups],
            "facts": list(self.facts),
            # By column: in the order of the states, most of them change slowly.
            "frames": list(map(list, zip(*rows, strict=True))),
        }


def record(explorer: Explorer) -> dict[str, Any]:
    """Record all states of a live figure that its plan asks for.

    Returns
    -------
    dict
        For JSON: what the player of a page needs, but the figure's address.
    """
    with explorer.while_set() as (scene, controls, plan), style_of_the_course():
        grid = Grid(controls, plan)
        book = Book(scene)
        frames: dict[tuple[int, ...], int] = {}
        states, disabled, moved = [], [], {}
        for number, state in enumerate(grid):
            if state.key not in frames:
                frames[state.key] = book.add(scene.draw(**state.values))
            states.append(frames[state.key])
            disabled.append(sum(2**i for i in state.disabled))
            if grid.index(state.indices) != number:
                moved[number] = state.indices
        grid.set([stops.start for stops in grid.stops.values()])
        return {
            "width": shown_width(scene.figure),
            "controls": [control_data(n, s) for n, s in grid.stops.items()],
            "situations": grid.situations(),
            "note": note(list(grid.stops.values())),
            "states": states,
            "disabled": disabled,
            "moved": moved,
            **book.data(),
        }


def control_data(name: str, stops: Stops) -> dict[str, Any]:
    """Return what the player needs to make a control of HTML."""
    kept = ("kind", "label", "texts", "start")
    return {"name": name, **{key: getattr(stops, key) for key in kept}}


def note(stops: Sequence[Stops]) -> str:
    """Say which controls stop at fewer values than in the notebook, if any."""
    fewer = [
        f"{s.label} ({len(s.values)} of {s.possible})"
        for s in stops
        if len(s.values) < s.possible
    ]
    if not fewer:
        return ""
    return f"Fewer values than in the notebook are recorded: {', '.join(fewer)}."


def packed(data: dict[str, Any]) -> bytes:
    """Return data as a compressed file, the same bytes every time."""
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    return gzip.compress(text.encode(), 9, mtime=0)
