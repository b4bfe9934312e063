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

from helpers.figures import style


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
    made, with a new figure, of which pyplot knows.
    """
    module = sys.modules[explore_something.__module__]
    known_to_pyplot = patch.object(style, "Figure", plt.figure)

    def explore(scene: Any, title: str, plan: Any = None, **controls: Any) -> None:
        def draw(**values: Any) -> None:
            with known_to_pyplot:
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
