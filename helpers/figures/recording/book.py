"""States of a live figure, with everything that repeats stored once."""

import json
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Any

from matplotlib.artist import Artist
from matplotlib.image import AxesImage

from helpers.figures.recording.paths import PRECISION
from helpers.figures.recording.renderer import (
    IMAGE,
    MARKS,
    SHAPE,
    Numbers,
    Operation,
    RecordingRenderer,
)
from helpers.figures.scene import Scene, animated, layer_groups, layer_key

SHARP = ("nearest", "auto", "antialiased")
"""Interpolations that show each number of an enlarged image as one square."""
NARROW = " .,:;()iltj"
"""About half as wide as others."""


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
        return self.frames[tuple(self.page(facts))]

    def page(self, facts: str) -> list[int]:
        """Write the present state down; return the numbers of its facts and groups."""
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
        return columns + [self._group([artist]) for artist in artists]

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

    def news(self) -> dict[str, list[Any]]:
        """Return the parts that have come since the last call, ready for JSON."""
        return {
            "styles": [json.loads(style) for style in self.styles.take()],
            "texts": self.texts.take(),
            "colors": self.colors.take(),
            "groups": [list(map(list, group)) for group in self.groups.take()],
            "facts": self.facts.take(),
        }

    def about(self) -> dict[str, Any]:
        """Return what holds for all frames."""
        size = [PRECISION * length for length in self.size]
        return {"size": size, "layers": self.layers}

    def data(self) -> dict[str, Any]:
        """Return everything, ready for JSON."""
        widest = max(map(len, self.frames))
        rows = [[*frame, *[-1] * (widest - len(frame))] for frame in self.frames]
        return {
            **self.about(),
            **self.news(),
            "room": room_for(self.facts),
            # By column: in the order of the states, most of them change slowly.
            "frames": list(map(list, zip(*rows, strict=True))),
        }


def room_for(facts: Iterable[str]) -> str:
    """Return a text that needs as many lines as any of some facts, however wide.

    The player leaves so much room for them, and the picture stays where it is.
    """
    lines = zip_longest(*(text.split("\n") for text in facts), fillvalue="")
    return "\n".join(max(rivals, key=width) for rivals in lines)


def width(line: str) -> float:
    """Return about how wide a line is: minus signs and bold numbers make it wider."""
    return len(line) - sum(map(line.count, NARROW)) / 2
