"""What a kernel has recorded of a live figure, and what a reader may ask for next."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import product
from random import Random
from typing import Any

from ipywidgets import ValueWidget

from helpers.checked import trusted
from helpers.figures.recording.book import Book, room_for
from helpers.figures.recording.controls import controls_data
from helpers.figures.recording.plan import Grid, Plan, Values
from helpers.figures.scene import Scene
from helpers.figures.style import style_of_the_course

MOST_BYTES = 2_000_000
"""What is known is forgotten before it takes more, here and in the browser."""
FAR = 3
"""Steps that are recorded ahead along the control that was moved last."""

EXTREMES = 8
"""States that tell how long the facts become."""
FEW = ("radio", "select")
"""Kinds of controls of which a reader sees all values at once."""

Indices = tuple[int, ...]


class Pages:
    """The pages of a live figure that have been drawn.

    Parameters
    ----------
    scene : Scene
        Its figure has been laid out, and drawn at the controls' first values.
    controls : mapping
        From names to widgets.
    plan : Plan
        Of which the situations are used.

    Attributes
    ----------
    known : dict
        All that a player needs, ready for JSON. It grows.
    """

    def __init__(
        self, scene: Scene, controls: Mapping[str, ValueWidget], plan: Plan
    ) -> None:
        self.scene = scene
        self.grid = Grid(controls, plan, whole=True)
        self.start = tuple(stops.start for stops in self.grid.stops.values())
        self._book = Book(scene)
        self._columns: dict[Indices, list[int]] = {}
        self._bytes = 0
        self.known: dict[str, Any] = {
            **controls_data(scene, self.grid),
            "note": "",
            "state": self.start,
            "pages": {},
            "room": room_for(self._extreme_facts()),
            **self._book.news(),
            **self._book.about(),
        }
        self.add(self.start)

    def add(self, indices: Sequence[int]) -> dict[str, Any]:
        """Record a state; return what is new to the player: nothing if it is known."""
        name = name_of(indices)
        if name in self.known["pages"]:
            return {}
        more: dict[str, Any] = {}
        if self._bytes > MOST_BYTES:
            more = {"forget": True}
            self._forget()
        page = self._page(indices)
        # The controls may have set each other back.
        pages = dict.fromkeys((name, name_of(page["state"])), page)
        more |= {"pages": pages, "news": self._book.news()}
        self.known["pages"] |= pages
        self.known["layers"] = self._book.layers
        for table, things in more["news"].items():
            self.known[table] += things
        self._bytes += len(json.dumps(more))
        return more

    def reached(self, indices: Sequence[int]) -> Indices:
        """Return where the controls stand that were set so; the state is known."""
        state: Indices = self.known["pages"][name_of(indices)]["state"]
        return state

    def begin_anew(self) -> None:
        """Forget what was drawn where: the scene draws something else now."""
        self._columns.clear()
        self.known["pages"].clear()

    def _forget(self) -> None:
        self.begin_anew()
        self._book, self._bytes = Book(self.scene), 0
        for table in self._book.news():
            self.known[table].clear()

    def _extreme_facts(self) -> Iterator[str]:
        """Yield what the scene says where controls are at an end, in some states."""
        ends = []
        for stops in self.grid.stops.values():
            every = range(len(stops.values))
            few = {every[0], stops.start, every[-1]}
            ends.append(every if stops.kind in FEW else sorted(few))
        states = list(product(*ends))
        for state in Random(0).sample(states, min(EXTREMES, len(states))):
            with suppress(Exception):  # who asks for this state is told what it is
                yield self._say(self.grid.set(state).values)

    def _page(self, indices: Sequence[int]) -> dict[str, Any]:
        state = self.grid.set(indices)
        page: dict[str, Any] = {
            "state": state.indices,
            "disabled": state.disabled,
            "columns": [],
        }
        try:
            if state.key not in self._columns:
                self._columns[state.key] = self._draw(state.values)
            page["columns"] = self._columns[state.key]
        except ValueError as error:
            page["problem"] = f"Not possible: {error}"
        except Exception as error:  # a traceback in a callback would reach no reader
            page["problem"] = f"Not drawn ({type(error).__name__}): {error}"
        return page

    def _draw(self, values: Values) -> list[int]:
        # The learner may have chosen a style since the figure was made.
        with style_of_the_course():
            return self._book.page(self._say(values))

    @trusted  # the values come from the controls
    def _say(self, values: Values) -> str:
        return self.scene.draw(**values)

    def ahead(self, state: Indices, last: Indices) -> Iterator[Indices]:
        """Yield the states that a reader may ask for next, the likeliest first.

        `last` is the state before, which tells what is being moved, and whither.
        """
        steps = [now - before for now, before in zip(state, last, strict=True)]
        moving = [i for i, step in enumerate(steps) if step]
        for i in moving[:1]:
            way = 1 if steps[i] > 0 else -1
            for k in range(1, FAR + 1):
                yield from self._moved(state, i, [state[i] + k * way])
        for i, stops in enumerate(self.grid.stops.values()):
            every = range(len(stops.values))
            places = every if stops.kind in FEW else (state[i] + 1, state[i] - 1)
            yield from self._moved(state, i, places)
        yield self.start
        yield from (tuple(state) for _, state in self.known["situations"])

    def _moved(
        self, state: Indices, i: int, places: Sequence[int]
    ) -> Iterator[Indices]:
        count = len(list(self.grid.stops.values())[i].values)
        for place in places:
            if 0 <= place < count:
                yield (*state[:i], place, *state[i + 1 :])


def name_of(indices: Sequence[int]) -> str:
    """Return a state's name in the player."""
    return ",".join(map(str, indices))
