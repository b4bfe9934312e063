"""Draw the moving picture of the README: a batch on its way through the layer.

``make notebooks`` runs this after the notebooks, so that the picture stays true to the
live figure of notebook 06.
"""

from pathlib import Path

import numpy as np
from PIL import Image

from helpers.figures.show import rasterize
from helpers.figures.style import PIXELS_PER_INCH, style_of_the_course
from helpers.lessons.batch_norm_forward.explore import STEPS, explore_forward

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / ".github" / "picture.gif"
STAY, MOVE = 1600, 120  # milliseconds
COLORS = 128
PRECISE = {"method": Image.Quantize.MAXCOVERAGE, "kmeans": 1, "dither": 0}
"""Each colour has a meaning."""


def states() -> list[tuple[dict[str, object], int]]:
    """Return settings of the controls, and for how long each is seen."""
    start = {"batch_size": 16, "batch": 1, "eps": 1e-5, "gamma": 1.0, "beta": 0.0}
    found = [(start | {"step": step}, STAY) for step in STEPS]
    scaled = start | {"step": STEPS[-1]}
    found += [(scaled | {"gamma": g}, MOVE) for g in np.linspace(1.2, 2, 5)]
    scaled["gamma"] = 2.0
    found += [(scaled | {"beta": b}, MOVE) for b in np.linspace(0.5, 4, 8)]
    return [*found, (scaled | {"beta": 4.0}, STAY)]


def title(step: str, gamma: float, beta: float, **_: object) -> str:
    """Say what is seen."""
    now = f": γ = {gamma:.1f}, β = {beta:.1f}" if step == STEPS[-1] else ""
    return f"Each feature, {step}{now}"


def main() -> None:
    """Draw the pictures and write them into one file."""
    pictures, times = [], []
    with explore_forward().while_set() as (scene, _, _), style_of_the_course():
        for values, time in states():
            scene.draw(**values)
            scene.figure.axes[1].set_title(title(**values))
            picture = rasterize(scene.figure, PIXELS_PER_INCH)
            pictures.append(picture.quantize(COLORS, **PRECISE))
            times.append(time)
    first, *others = pictures
    first.save(
        TARGET,
        save_all=True,
        append_images=others,
        duration=times,
        loop=0,
        optimize=True,
    )


if __name__ == "__main__":
    main()
