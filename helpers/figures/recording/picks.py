"""Values that a reader may also choose with the pointer, in the picture."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from helpers.figures.recording.paths import FARTHEST, PRECISION
from helpers.figures.recording.plan import Pick
from helpers.figures.recording.stops import Stops
from helpers.figures.scene import Scene


def places(
    scene: Scene, picks: Sequence[Pick], stops: Mapping[str, Stops]
) -> list[dict[str, Any]]:
    """Return for JSON where on the canvas the values of controls lie."""
    height = scene.figure.bbox.height
    found = []
    for pick in picks:
        ax, values = scene.figure.axes[pick.axes], stops[pick.control].values
        points = np.full((len(values), 2), [ax.get_xlim()[0], ax.get_ylim()[0]])
        points[:, 0] = values
        left, bottom, right, top = ax.bbox.extents
        along = np.clip(ax.transData.transform(points)[:, 0], -FARTHEST, FARTHEST)
        box = np.array([left, height - top, right, height - bottom])
        found.append(
            {
                "control": list(stops).index(pick.control),
                "box": np.rint(PRECISION * box).astype(int).tolist(),
                "places": np.rint(PRECISION * along).astype(int).tolist(),
            }
        )
    return found
