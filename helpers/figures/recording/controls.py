"""What a player is told of the controls, and where in the picture their values lie."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np

from helpers.figures.recording.paths import FARTHEST, PRECISION
from helpers.figures.recording.plan import Grid, Pick
from helpers.figures.recording.stops import Stops
from helpers.figures.scene import Scene
from helpers.figures.show import shown_width


def controls_data(scene: Scene, grid: Grid) -> dict[str, Any]:
    """Return for JSON what a player needs beside the pictures and their facts."""
    seen = ("kind", "label", "texts", "start")
    return {
        "width": shown_width(scene.figure),
        "controls": [
            {"name": name, **{key: getattr(stops, key) for key in seen}}
            for name, stops in grid.stops.items()
        ],
        # Pairs: a saved notebook has its keys sorted.
        "situations": list(grid.situations().items()),
        "below": grid.below,
        "picks": places(scene, grid.plan.picks, grid.stops),
    }


def places(
    scene: Scene, picks: Sequence[Pick], stops: Mapping[str, Stops]
) -> list[dict[str, Any]]:
    """Return for JSON where on the canvas the values of controls lie.

    Of two controls, all pairs of values do, in the order of a nested loop, and each
    at as many points as the others.
    """
    height = scene.figure.bbox.height
    found = []
    for pick in picks:
        ax = scene.figure.axes[pick.axes]
        bottom = ax.get_ylim()[0]
        at = pick.at or (lambda x, y=bottom: (x, y))
        values = product(*(stops[name].values for name in pick.controls))
        points = np.array([at(*pair) for pair in values]).reshape(-1, 2)
        left, bottom, right, top = ax.bbox.extents
        box = np.array([[left, top], [right, bottom]])
        found.append(
            {
                "controls": [list(stops).index(name) for name in pick.controls],
                "box": on_canvas(box, height),
                "places": on_canvas(ax.transData.transform(points), height),
            }
        )
    return found


def on_canvas(points: Any, height: float) -> list[list[int]]:
    """Turn pixels from below into the player's whole numbers from above."""
    points = np.nan_to_num([0, height] + points * [1, -1], nan=FARTHEST)
    points = np.clip(points, -FARTHEST, FARTHEST)
    whole: list[list[int]] = np.rint(PRECISION * points).astype(int).tolist()
    return whole
