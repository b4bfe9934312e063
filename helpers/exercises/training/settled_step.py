"""Notebook 08, exercise 1: the step from which a run stays above a level."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip


def _settled_step(accuracy: Any, steps: Any, level: float) -> float:
    below = np.flatnonzero(accuracy < level)
    start = below[-1] + 1 if len(below) else 0
    return float(steps[start]) if start < len(steps) else np.inf


def _curves(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    steps = np.arange(0, 400, 50)
    rising = np.array([0.1, 0.3, 0.7, 0.8, 0.75, 0.85, 0.86, 0.9])
    falling = np.array([0.1, 0.5, 0.8, 0.9, 0.9, 0.7, 0.82, 0.6])
    return [
        (rising, steps, 0.8),
        (rising, steps, 0.86),
        (rising, steps, 0.95),
        (rising, steps, 0.05),
        (falling, steps, 0.8),
    ]


def _first_step(accuracy: Any, steps: Any, level: float) -> float:
    reached = accuracy >= level
    return float(steps[np.argmax(reached)]) if reached.any() else np.inf


def _last_below(accuracy: Any, steps: Any, level: float) -> float:
    below = np.flatnonzero(accuracy < level)
    if accuracy[-1] < level:
        return np.inf
    return float(steps[below[-1]]) if len(below) else 0.0


def _clipped(accuracy: Any, steps: Any, level: float) -> float:
    """Return the answer of those who never return infinity."""
    return min(_settled_step(accuracy, steps, level), float(steps[-1]))


SETTLED_STEP = Exercise(
    name="settled_step",
    reference=_settled_step,
    cases=_curves,
    slips=[
        Slip(
            "index instead of step",
            lambda accuracy, steps, level: _settled_step(
                accuracy, np.arange(len(steps)), level
            ),
            "You return the number of the record, not the training step at which it "
            "was made: look it up in `steps`.",
        ),
        Slip(
            "first step",
            _first_step,
            "That is the *first* record at the level, as in section 4. The run may "
            "fall below it again: look for the *last* record below.",
        ),
        Slip(
            "last time below",
            _last_below,
            "That is the last record *below* the level. The run stays above from the "
            "next one on.",
        ),
        Slip(
            "never is the last step",
            _clipped,
            "A run that ends below the level never settles: return infinity for it.",
        ),
        Slip(
            "never is -1",
            lambda accuracy, steps, level: (
                -1.0 if accuracy[-1] < level else _settled_step(accuracy, steps, level)
            ),
            "A run that ends below the level never settles. Return infinity for it: "
            "medians and comparisons then need no special case.",
        ),
        Slip(
            "always 80 %",
            lambda accuracy, steps, level: _settled_step(accuracy, steps, 0.8),
            "You ask for 80 % whatever `level` is: the function has an argument for "
            "that.",
        ),
        Slip(
            "above, not at",
            lambda accuracy, steps, level: _settled_step(accuracy, steps, level + 1e-9),
            "Reaching the level counts: a record is below it if `accuracy < level`, "
            "not `<=`.",
        ),
    ],
    praise="Who counts the first record counts a lucky one, too. Both counts are in "
    "use: say which.",
)
