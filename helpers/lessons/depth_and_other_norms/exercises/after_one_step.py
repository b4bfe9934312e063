"""Notebook 15, exercise 3: one step with weights that a normalization follows."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def after_one_step(gradient: float, length: float, rate: float) -> Any:
    """Return growth and turn of the weights, and what is left of the effective rate."""
    step = rate * gradient / length
    growth = np.sqrt(1 + step**2)
    return growth, np.degrees(np.arctan(step)), 1 / growth**2


def cases(_rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield short and long steps, from short and long weights."""
    yield from [(3.0, 2.0, 0.5), (0.4, 1.5, 0.1), (50.0, 0.7, 0.3), (2.0, 10.0, 0.2)]


AFTER_ONE_STEP = Exercise(
    after_one_step,
    cases,
    parts=("growth", "turn", "effective rate"),
    slips=slips(r"""
GROWTH = np.sqrt(1 + step**2)
TURN = np.degrees(np.arctan(step))
RATE = 1 / growth**2
along the weights: GROWTH -> 1 + step
    You add the lengths. Gradient and weights are perpendicular here: Pythagoras.
length forgotten: rate * gradient / length -> rate * gradient
    A step is long or short compared with the weights: divide it by their length.
rate forgotten: rate * gradient / length -> gradient / length
    The step is the rate times the gradient.
radians: TURN -> np.arctan(step)
    That is the turn in radians. It is asked in degrees.
sine: TURN -> np.degrees(np.arcsin(np.minimum(step, 1)))
    The old weights and the step are the two short sides of the triangle: their ratio is
    the tangent.
once: RATE -> 1 / growth
    Longer weights count twice: the gradient there is smaller by the growth, and a step
    turns them less by the growth.
the other way: RATE -> growth**2
    Longer weights make the effective rate *smaller*.
"""),
    praise="After a long step the weights are nearly as long as the step, and point "
    "where it points.",
)
