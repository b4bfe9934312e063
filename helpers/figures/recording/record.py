"""Record all states of a live figure, for a page without a kernel."""

import gzip
import json
from collections.abc import Sequence
from typing import Any

from helpers.figures.explorer import Explorer
from helpers.figures.recording.book import Book
from helpers.figures.recording.controls import controls_data
from helpers.figures.recording.plan import Grid
from helpers.figures.recording.stops import Stops
from helpers.figures.style import style_of_the_course


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
            disabled.append(state.disabled)
            if grid.index(state.indices) != number:
                moved[number] = state.indices
        grid.set([stops.start for stops in grid.stops.values()])
        return {
            **controls_data(scene, grid),
            "note": " ".join(filter(None, [plan.note, note([*grid.stops.values()])])),
            "states": states,
            "disabled": disabled,
            "moved": moved,
            **book.data(),
        }


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
