"""Notebook 05, exercise 2: the drift of a layer."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip
from helpers.exercises.feedback import Feedback, not_yet


def _drift(center: Any, spread: Any) -> Any:
    return np.median(np.abs(np.diff(center, axis=0)) / spread[:-1], axis=1)


def _records(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    return [
        (
            np.cumsum(rng.normal(size=(records, 9)), axis=0),
            rng.uniform(0.2, 3, (records, 9)),
        )
        for records in (10, 5)
    ]


DRIFT = Exercise(
    name="drift",
    reference=_drift,
    cases=_records,
    slips=[
        Slip(
            "sign kept",
            lambda center, spread: np.median(
                np.diff(center, axis=0) / spread[:-1], axis=1
            ),
            "Units that move up and units that move down cancel: take the absolute "
            "value of each move.",
        ),
        Slip(
            "absolute value too late",
            lambda center, spread: np.abs(
                np.median(np.diff(center, axis=0) / spread[:-1], axis=1)
            ),
            "You take the absolute value *after* the median over the units, when up "
            "and down have cancelled. Take it before.",
        ),
        Slip(
            "no spread",
            lambda center, spread: np.median(np.abs(np.diff(center, axis=0)), axis=1),
            "These are moves on the axis, in the unit of $h$. Divide each by the "
            "spread of its unit: section 4 says why.",
        ),
        Slip(
            "spread afterwards",
            lambda center, spread: np.median(
                np.abs(np.diff(center, axis=0)) / spread[1:], axis=1
            ),
            "You divided by the spread *after* the move. The ruler is the spread "
            "before it: `spread[:-1]`.",
        ),
        Slip(
            "one ruler for all",
            lambda center, spread: (
                np.median(np.abs(np.diff(center, axis=0)), axis=1)
                / np.median(spread[:-1], axis=1)
            ),
            "You divided the median move by the median spread. Divide unit by unit, "
            "then take the median.",
        ),
        Slip(
            "ruler of step 0",
            lambda center, spread: np.median(
                np.abs(np.diff(center, axis=0)) / spread[0], axis=1
            ),
            "You used the spread of the first record for all moves, as section 3 does. "
            "Here the ruler is the spread just before each move: `spread[:-1]`.",
        ),
        Slip(
            "since the start",
            lambda center, spread: np.median(
                np.abs(center[1:] - center[0]) / spread[0], axis=1
            ),
            "That is the distance from the first record. Asked is the move from each "
            "record to the next: `np.diff`.",
        ),
        Slip(
            "wrong axis",
            lambda center, spread: np.median(
                np.abs(np.diff(center, axis=0)) / spread[:-1], axis=0
            ),
            "Your median runs over the records (axis 0) and leaves one number a unit. "
            "Asked is one number for each interval: take it over the units.",
        ),
        Slip(
            "mean over units",
            lambda center, spread: np.mean(
                np.abs(np.diff(center, axis=0)) / spread[:-1], axis=1
            ),
            "You took the mean over the units. One unit with a tiny spread can decide "
            "it alone; take the median.",
        ),
    ],
    praise="With records 50 steps apart, this is one seed of the figure in section 4.",
)


def check_drift(function: Any) -> Feedback:
    """Check ``drift(center, spread)``."""
    feedback = DRIFT.check(function)
    if "could not be broadcast" in feedback.message:
        cause = (
            "There is one move fewer than records. Which spreads stand *before* a "
            "move? All but the last: `spread[:-1]`."
        )
        return not_yet(f"{feedback.message}. {cause}", "spread not cut")
    return feedback
