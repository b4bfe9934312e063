"""The rule by which a claim gets its word. The words stand nowhere else."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from helpers.checked import takes

WORDS = ("holds", "holds where", "not here", "false")
MARKS = dict(zip(WORDS, "●◐○✕", strict=True))
SIGNS = {1: "●", 0: "○", -1: "✕"}
"""Beside a condition."""
JUDGED = {1: "as claimed", 0: "not decided", -1: "reversed"}


@takes(differences="K")
def judged(differences: NDArray[Any], sign: int) -> int:
    """Return 1 if paired differences are as claimed, -1 if reversed, else 0."""
    median, spread = np.median(differences), np.ptp(differences)
    if abs(median) <= spread:
        return 0
    return 1 if sign * median > 0 else -1


def word(conditions: Sequence[int]) -> str:
    """Return the word for a claim whose conditions were judged so."""
    if all(judged > 0 for judged in conditions):
        return "holds"
    if any(judged > 0 for judged in conditions):
        return "holds where"
    if all(judged < 0 for judged in conditions):
        return "false"
    return "not here"


@takes(differences="K")
def strength(differences: NDArray[Any], sign: int) -> float:
    """Return the median over the range: a condition is as claimed above 1."""
    median, spread = np.median(differences), np.ptp(differences)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = sign * median / spread
    return float(np.nan_to_num(ratio, nan=0, posinf=np.inf, neginf=-np.inf))
