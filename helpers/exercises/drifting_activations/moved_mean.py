"""Notebook 05, exercise 3: how drift is passed on."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip


def _moved(weight: Any, delta: Any) -> Any:
    return delta @ weight


def _layers(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    # Square, so that the transposed product runs and can be recognized.
    return [(rng.normal(size=(n, n)), rng.normal(size=n) + 0.5) for n in (6, 4)]


MOVED_MEAN = Exercise(
    name="moved_mean",
    reference=_moved,
    cases=_layers,
    slips=[
        Slip(
            "transposed",
            lambda weight, delta: weight @ delta,
            "`weight` has one row an input and one column a unit, and you summed over "
            "the units. Sum over the inputs: axis 0 of `weight`.",
        ),
        Slip(
            "mean of delta",
            lambda weight, delta: weight.sum(axis=0) * delta.mean(),
            "That is right only if all activations move alike. Weight each move by "
            "its own weight before you add.",
        ),
        Slip(
            "mean instead of sum",
            lambda weight, delta: _moved(weight, delta) / len(delta),
            "You averaged over the inputs. The pre-activation is a *sum* over them.",
        ),
        Slip(
            "absolute values",
            lambda weight, delta: np.abs(delta) @ np.abs(weight),
            "Moves and weights have signs, and opposite ones cancel. That is an upper "
            "limit, not the move.",
        ),
        Slip(
            "sign lost",
            lambda weight, delta: np.abs(delta @ weight),
            "The formula is right, but a moved mean keeps its sign: leave the absolute "
            "value away.",
        ),
        Slip(
            "slope",
            lambda weight, delta: _moved(weight, delta) / 4,
            "There is no sigmoid between the activations and the next weighted sum: "
            "leave the slope of 1/4 away.",
        ),
        Slip(
            "deviation",
            lambda weight, delta: np.sqrt(delta**2 @ weight**2),
            "That is how *independent* deviations would add. A move of the mean is "
            "one vector for all pictures: it adds with its signs.",
        ),
    ],
    praise="The mean of a sum is the sum of the means, whatever the distributions "
    "are: the bias and the pictures drop out.",
)
