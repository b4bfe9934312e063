"""The exercises of notebook 05."""

from helpers.exercises import Mine
from helpers.lessons.drifting_activations.exercises.drift import DRIFT
from helpers.lessons.drifting_activations.exercises.moved_mean import MOVED_MEAN
from helpers.lessons.drifting_activations.exercises.stories import check_stories
from helpers.lessons.drifting_activations.exercises.unit_bands import UNIT_BANDS

__all__ = [
    "check_drift",
    "check_moved_mean",
    "check_stories",
    "check_unit_bands",
    "mine",
]

check_unit_bands = UNIT_BANDS.check
check_drift = DRIFT.check
check_moved_mean = MOVED_MEAN.check

mine = Mine(UNIT_BANDS)
