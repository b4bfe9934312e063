"""Notebook 13, exercise 1: the weights at rest."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def at_rest(rate: float, decay: float, pull: float) -> Any:
    """Return the length that stays, and the turn of a step."""
    keep = 1 - rate * decay
    step = np.sqrt(1 - keep**2)
    return np.sqrt(rate * pull / step), np.arccos(keep)


def cases(_rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield weak and strong decay: where the approximations are near, and are not."""
    yield from [(0.1, 0.5, 2.0), (0.3, 0.8, 0.7), (1.5, 0.4, 3.0), (0.05, 0.9, 0.2)]


AT_REST = Exercise(
    at_rest,
    cases,
    parts=("length", "turn"),
    slips=slips(r"""
length squared: np.sqrt(rate * pull / step) -> rate * pull / step
    That is the square of the length; or the length, if the gradient were $c$. But it
    gets shorter as the weights get longer: at the length $r$ it is $c / r$.
fourth power: np.sqrt(rate * pull / step) -> (rate * pull / step) ** 2
    That is the fourth power of the length: the gradient gets shorter as the weights get
    longer, so the length enters twice.
decay after the step: rate * pull / step -> rate * pull * keep / step
    You add the gradient first and shorten the sum. Here the decay comes first, and the
    gradient's step is left as it is.
keep not squared: 1 - keep**2 -> 1 - keep
    Squares of lengths add up here: the decay leaves $(1-\eta\lambda)^2$ of the square.
small decay: np.sqrt(1 - keep**2) -> np.sqrt(2 * rate * decay)
    $1-(1-\eta\lambda)^2$ is $2\eta\lambda$ only for small $\eta\lambda$. Keep the
    square: it costs nothing.
order of the turn: np.arccos(keep) -> np.sqrt(2 * rate * decay)
    That is the turn's order for small $\eta\lambda$. Of the right triangle you know
    one side and the hypotenuse: its cosine is exact.
step over length: np.arccos(keep) -> np.sqrt(1 - keep**2)
    That is the step in units of the length, the sine of the angle. The angle is asked.
tangent: np.arccos(keep) -> np.arctan(np.sqrt(1 - keep**2))
    The step stands on what the decay has left of the weights, not on all of them.
degrees: np.arccos(keep) -> np.degrees(np.arccos(keep))
    That is the turn in degrees. It is asked in radians.
cosine: np.arccos(keep) -> keep
    That is the cosine of the turn.
without rate: 1 - rate * decay -> 1 - decay
    A step shortens the weights by the factor $1-\eta\lambda$: the decay times the rate.
"""),
    praise="The length depends on the gradients, the turn does not: it is the "
    "same in every layer.",
)
