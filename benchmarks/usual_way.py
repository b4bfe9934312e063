"""A live figure of the course as it is usually made: `interact` and `plt.show()`.

Runs in the kernel of a notebook, beside the figure that it is compared with.
"""

import sys
from collections.abc import Callable
from functools import partial
from typing import Any
from unittest.mock import patch

from ipywidgets import interact
from matplotlib import pyplot as plt


def new_figure(
    rows: int = 1,
    columns: int = 1,
    *,
    width: float = 9.0,
    height: float = 3.6,
    **options: Any,
) -> Any:
    """Make what `helpers.figures.style.new_figure` makes, but known to pyplot."""
    size = (width, height)
    return plt.subplots(rows, columns, figsize=size, layout="constrained", **options)


def repeatable(scene_class: type) -> type:
    """Return the class of scenes that remember how to make another like them."""

    class Repeatable(scene_class):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            self.another = partial(scene_class, *arguments)

    return Repeatable


def usual_way(explore_something: Callable[..., object], *arguments: Any) -> None:
    """Call a function ``explore_...()`` with its module's engine replaced.

    The controls are the same, and so is the scene, but for each value a new one is
    made, with a new figure.
    """
    module = sys.modules[explore_something.__module__]
    with_figure = patch.object(module, "new_figure", new_figure)

    def explore(scene: Any, *_: Any, **controls: Any) -> None:
        def draw(**values: Any) -> None:
            with with_figure:
                facts = scene.another().draw(**values)
            plt.show()
            print(facts)

        interact(draw, **controls)

    scenes = {
        name: repeatable(value)
        for name, value in vars(module).items()
        if name.endswith("Scene")
    }
    with patch.multiple(module, explore=explore, **scenes):
        explore_something(*arguments)
