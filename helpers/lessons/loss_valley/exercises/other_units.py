"""Notebook 03, exercise 2: other units."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def in_other_units(rate: float, steps: int, lowest: float, c: float, d: float) -> Any:
    """Return rate, steps and loss for features times c and a target times d."""
    return rate / c**2, steps, lowest * d**2


def cases(_rng: np.random.Generator) -> Iterator[tuple[float, ...]]:
    """Yield units that are larger, smaller, and turned round."""
    yield 0.02, 1387, 0.5, 10.0, 0.1
    yield 1.5, 25, 30.0, 0.2, 3.0
    yield 0.7, 4, 2.0, -3.0, -0.5


OTHER_UNITS = Exercise(
    in_other_units,
    cases,
    parts=("rate", "steps", "lowest"),
    slips=slips(r"""
RATE = rate / c**2
LOWEST = lowest * d**2
rate divided once: RATE -> rate / c
    The rate is divided by $c$ once. A curvature is a *mean square* of the features:
    what does a factor $c$ make of it?
rate multiplied: RATE -> rate * c**2
    The rate is multiplied. Larger features make a steeper loss: does that allow longer
    steps, or shorter ones?
rate multiplied once: RATE -> rate * c
    The rate is multiplied by $c$. Larger features make a steeper loss: does that allow
    longer steps, or shorter ones? And a curvature is a mean *square*.
rate unchanged: RATE -> rate
    The rate is the old one. The limit is $2/\lambda_{\max}$, and a curvature is a mean
    square of the features.
rate with the target: rate / c**2 -> rate / c**2 * d
or: rate / c**2 -> rate / c**2 * d**2
or: rate / c**2 -> rate / c**2 / d
    The target enters the rate. But the Hessian $x^{\mathsf T} x / m$ does not contain
    it.
steps changed: steps -> steps * c
or: steps -> steps * c**2
or: steps -> steps / c
or: steps -> steps / c**2
or: steps -> steps * d
or: steps -> steps * d**2
or: steps -> steps * d / c
    The number of steps changes. But with the suited rate every direction keeps the same
    share $1 - \eta\lambda$ of its error, and the goal is a share of the start.
loss with one factor: LOWEST -> lowest * d
    The loss gets the factor $d$ once. It is a mean of *squared* residuals.
loss unchanged: LOWEST -> lowest
    The lowest loss is the old one. It is a mean of squared residuals, and they are
    measured in the unit of the target.
loss with the features: LOWEST -> LOWEST / c**2
or: LOWEST -> LOWEST * c**2
or: LOWEST -> LOWEST * c
    The unit of the features enters the lowest loss. But the best weights undo it: the
    predictions, and so the residuals, stay.
"""),
    praise="$\\kappa$ has no unit: one factor for all features changes nothing but the "
    "rate. What makes a valley is a difference *between* features.",
)
