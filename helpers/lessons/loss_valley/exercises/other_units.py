"""Notebook 03, exercise 2: other units."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip


def in_other_units(rate: float, steps: int, lowest: float, c: float, d: float) -> Any:
    """Return rate, steps and loss for features times c and a target times d."""
    return rate / c**2, steps, lowest * d**2


def cases(_rng: np.random.Generator) -> Iterator[tuple[float, ...]]:
    """Yield units that are larger, smaller, and turned round."""
    yield 0.02, 1387, 0.5, 10.0, 0.1
    yield 1.5, 25, 30.0, 0.2, 3.0
    yield 0.7, 4, 2.0, -3.0, -0.5


RATE, LOWEST = "rate / c**2", "lowest * d**2"

OTHER_UNITS = Exercise(
    in_other_units,
    cases,
    parts=("rate", "steps", "lowest"),
    slips=[
        Slip(
            "rate divided once",
            (RATE, "rate / c"),
            "The rate is divided by $c$ once. A curvature is a *mean square* of the "
            "features: what does a factor $c$ make of it?",
        ),
        Slip(
            "rate multiplied",
            (RATE, "rate * c**2"),
            "The rate is multiplied. Larger features make a steeper loss: does that "
            "allow longer steps, or shorter ones?",
        ),
        Slip(
            "rate multiplied once",
            (RATE, "rate * c"),
            "The rate is multiplied by $c$. Larger features make a steeper loss: does "
            "that allow longer steps, or shorter ones? And a curvature is a mean "
            "*square*.",
        ),
        Slip(
            "rate unchanged",
            (RATE, "rate"),
            "The rate is the old one. The limit is $2/\\lambda_{\\max}$, and a "
            "curvature is a mean square of the features.",
        ),
        *[
            Slip(
                "rate with the target",
                (RATE, changed),
                "The target enters the rate. But the Hessian $x^{\\mathsf T} x / m$ "
                "does not contain it.",
            )
            for changed in (f"{RATE} * d", f"{RATE} * d**2", f"{RATE} / d")
        ],
        *[
            Slip(
                "steps changed",
                lambda *a, factor=factor: (
                    in_other_units(*a)[0],
                    a[1] * factor(*a[3:]),
                    in_other_units(*a)[2],
                ),
                "The number of steps changes. But with the suited rate every direction "
                "keeps the same share $1 - \\eta\\lambda$ of its error, and the goal "
                "is a share of the start.",
            )
            for factor in (
                lambda c, d: c,
                lambda c, d: c**2,
                lambda c, d: 1 / c,
                lambda c, d: 1 / c**2,
                lambda c, d: d,
                lambda c, d: d**2,
                lambda c, d: d / c,
            )
        ],
        Slip(
            "loss with one factor",
            (LOWEST, "lowest * d"),
            "The loss gets the factor $d$ once. It is a mean of *squared* residuals.",
        ),
        Slip(
            "loss unchanged",
            (LOWEST, "lowest"),
            "The lowest loss is the old one. It is a mean of squared residuals, and "
            "they are measured in the unit of the target.",
        ),
        *[
            Slip(
                "loss with the features",
                (LOWEST, changed),
                "The unit of the features enters the lowest loss. But the best weights "
                "undo it: the predictions, and so the residuals, stay.",
            )
            for changed in (f"{LOWEST} / c**2", f"{LOWEST} * c**2", f"{LOWEST} * c")
        ],
    ],
    praise="$\\kappa$ has no unit: one factor for all features changes nothing but the "
    "rate. What makes a valley is a difference *between* features.",
)
