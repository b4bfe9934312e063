"""Notebook 08, exercise 1: the first step above a level."""

from collections.abc import Callable
from typing import Any

import numpy as np

from helpers.exercises.exercise import Exercise, Mistake


def _first_step(accuracy: Any, steps: Any, level: float) -> float:
    reached = accuracy >= level
    return float(steps[np.argmax(reached)]) if reached.any() else np.inf


def _curves(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    steps = np.arange(0, 400, 50)
    rising = np.array([0.1, 0.3, 0.7, 0.8, 0.75, 0.85, 0.86, 0.9])
    return [(rising, steps, 0.8), (rising, steps, 0.85), (rising, steps, 0.95)]


def _largest(kind: str) -> Callable[..., float]:
    """Return the answer of those who look for the largest accuracy."""

    def place(accuracy: Any, steps: Any, level: float) -> float:
        if kind == "if reached" and not (accuracy >= level).any():
            return np.inf
        record = np.argmax(accuracy)
        return float(record if kind == "index" else steps[record])

    return place


LARGEST = [
    Mistake(
        f"largest accuracy, {kind}",
        _largest(kind),
        "`np.argmax(accuracy)` finds the *largest* accuracy, whatever `level` is"
        f"{more}. Look for the first true value of `accuracy >= level`.",
    )
    for kind, more in [
        ("step", ""),
        ("if reached", ""),
        ("index", ", and it counts records, not training steps"),
    ]
]

FIRST_STEP = Exercise(
    name="first_step",
    reference=_first_step,
    cases=_curves,
    mistakes=[
        Mistake(
            "index instead of step",
            lambda accuracy, steps, level: (
                float(np.argmax(accuracy >= level))
                if (accuracy >= level).any()
                else np.inf
            ),
            "You return the number of the record, not the training step at which it "
            "was made: look it up in `steps`.",
        ),
        *LARGEST,
        Mistake(
            "never is step zero",
            lambda accuracy, steps, level: float(steps[np.argmax(accuracy >= level)]),
            "A run that never gets there looks as if it had been there at step 0: "
            "`np.argmax` of only false values is 0. Ask first whether any is true.",
        ),
        Mistake(
            "always 80 %",
            lambda accuracy, steps, level: _first_step(accuracy, steps, 0.8),
            "You ask for 80 % whatever `level` is: the function has an argument for "
            "that.",
        ),
        Mistake(
            "above, not at",
            lambda accuracy, steps, level: _first_step(accuracy, steps, level + 1e-9),
            "Reaching the level counts: use `>=`, not `>`.",
        ),
        Mistake(
            "last time below",
            lambda accuracy, steps, level: (
                float(steps[np.flatnonzero(accuracy < level)[-1] + 1])
                if accuracy[-1] >= level
                else np.inf
            ),
            "That is the step from which the curve *stays* above the level. The "
            "question is when it gets there first.",
        ),
    ],
    praise="The race of section 4 is counted with this line.",
)
