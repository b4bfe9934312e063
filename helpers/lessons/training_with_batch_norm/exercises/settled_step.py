"""Notebook 08, exercise 1: the step from which a run stays above a level."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def settled_step(accuracy: Any, steps: Any, level: float) -> Any:
    """Return the step of the first record that no record below the level follows."""
    below = np.flatnonzero(accuracy < level)
    start = below[-1] + 1 if len(below) else 0
    return steps[start] if start < len(steps) else np.inf


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield runs that settle early, late, at the last record alone, and never."""
    even, uneven = np.arange(0, 400, 50), np.array([20, 30, 60, 150, 160, 400, 1000])
    rising = np.array([0.1, 0.3, 0.7, 0.8, 0.75, 0.85, 0.86, 0.9])
    falling = np.array([0.3, 0.5, 0.8, 0.9, 0.7, 0.82, 0.6])
    for level in (0.8, 0.86, 0.95, 0.05, 0.88):
        yield rising, even, level
    for level in (0.55, 0.8, 0.25):
        yield falling, uneven, level
        yield falling[::-1], uneven, level


SETTLED_STEP = Exercise(
    settled_step,
    cases,
    slips=slips(r"""
FIRST = int(np.argmax(accuracy >= level)) if (accuracy >= level).any() else len(steps)
START = below[-1] + 1 if len(below) else 0
INDEX = steps[start]
RESULT = steps[start] if start < len(steps) else np.inf
NEVER = np.inf
index instead of step: INDEX -> start
    You return the number of the record, not the training step at which it was made:
    look it up in `steps`.
index, also of none: RESULT -> start
    That is the *place* of the record; `steps` has the training step. For a run that
    ends below the level there is neither: return infinity.
steps of 50: INDEX -> 50 * start
    You reckon with a record every 50 steps. When a record was made stands in `steps`.
no special runs: RESULT -> steps[below[-1] + 1]
    Two runs raise an error there. A run that is never below the level has nothing in
    `below`: it has settled at its first record. A run that ends below has no record
    after the last in `below`: return infinity for it.
infinity for the other run: RESULT -> steps[below[-1] + 1] if len(below) else np.inf
    You return infinity for a run that is never below the level; it has settled at its
    first record. Infinity is for a run that *ends* below: there your function looks
    for a record after the last one, and raises an error.
no run that ends below: RESULT -> steps[start]
    A run that ends below the level has no record after the last one below: there your
    function raises an error. Return infinity for it.
no run that is never below: START -> below[-1] + 1
    A run that is never below the level raises an error: there is no last record below.
    It has settled at its first record.
always 0: = 0
    You return 0 for every run.
first step: START -> FIRST
    That is the *first* record at the level, as in section 4. The run may fall below it
    again: look for the *last* record below.
first step, 0 for never: START -> np.argmax(accuracy >= level)
    That is the *first* record at the level, as in section 4, and record 0 where there
    is none. The run may fall below the level again: look for the *last* record below.
last time below: RESULT -> steps[max(start - 1, 0)] if start < len(steps) else np.inf
or: RESULT -> steps[max(start - 1, 0)]
or: RESULT -> steps[below[-1]]
    That is the last record *below* the level. The run stays above from the next one on.
last record never looked at: start < len(steps) -> start < len(steps) - 1
    A run of which only the *last* record is at the level has settled there: no later
    record is below.
never is the last step: NEVER -> steps[-1]
    A run that ends below the level never settles: return infinity for it.
never is -1: np.inf -> -1
    A run that ends below the level never settles. You return -1; with infinity, medians
    and comparisons need no special case.
never is 0: np.inf -> 0
    A run that ends below the level never settles. You return 0; with infinity, medians
    and comparisons need no special case.
never is np.nan: np.inf -> np.nan
    A run that ends below the level never settles. You return np.nan; with infinity,
    medians and comparisons need no special case.
never is -np.inf: np.inf -> -np.inf
    A run that ends below the level never settles. You return -np.inf; with infinity,
    medians and comparisons need no special case.
never is len(steps): np.inf -> len(steps)
    A run that ends below the level never settles. You return len(steps); with infinity,
    medians and comparisons need no special case.
never without a record below: START -> below[-1] + 1 if len(below) else len(steps)
    A run that is at the level from its first record on has settled there.
always 80 %: level -> 0.8
    You ask for 80 % whatever `level` is: the function has an argument for that.
above, not at: accuracy < level -> accuracy <= level
    Reaching the level counts: a record is below it if `accuracy < level`, not `<=`.
"""),
    praise="Who counts the first record counts a lucky one, too. Both counts are in "
    "use: say which.",
)
