"""Notebook 05, exercise 2: how drift is passed on."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def moved_mean(weight: Any, delta: Any) -> Any:
    """Return how far the mean pre-activation of each unit moves."""
    return delta @ weight


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield a layer with as many inputs as units, to recognize an axis, and others."""
    for inputs, units in [(6, 6), (4, 7), (9, 3)]:
        yield rng.normal(size=(inputs, units)), rng.normal(size=inputs) + 0.5


MOVED_MEAN = Exercise(
    moved_mean,
    cases,
    slips=slips(r"""
transposed: delta @ weight -> weight @ delta
    `weight` has one row an input and one column a unit, and this sum runs over the
    units. Sum over the inputs: axis 0 of `weight`.
mean of delta: delta @ weight -> weight.sum(axis=0) * delta.mean()
    That holds only if all activations move alike. Multiply each move with its own
    weight before you add.
moves forgotten: delta @ weight -> weight.sum(axis=0)
    These are the sums of the weights, as if each activation moved by 1. Multiply each
    weight with the move of its input.
not summed: delta @ weight -> delta[:, None] * weight
    These are the contributions of the single inputs. Add them up, axis 0.
mean instead of sum: delta @ weight -> delta @ weight / len(delta)
    That is an average over the inputs. The pre-activation is a *sum* over them.
absolute values: delta @ weight -> np.abs(delta) @ np.abs(weight)
    Moves and weights have signs, and opposite ones cancel. That is an upper limit, not
    the move.
sign lost: delta @ weight -> np.abs(delta @ weight)
    A moved mean keeps its sign: leave the absolute value away.
slope: delta @ weight -> delta @ weight / 4
    There is no sigmoid between the activations and the next pre-activation: leave the
    slope of 1/4 away.
deviation: delta @ weight -> np.sqrt(delta**2 @ weight**2)
    That is how *independent* deviations would add. A move of the mean is one vector for
    all pictures: it adds with its signs.
"""),
    praise="The mean of a sum is the sum of the means, whatever the distributions "
    "are: the bias and the pictures drop out.",
)
