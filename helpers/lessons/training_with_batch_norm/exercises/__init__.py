"""The exercises of notebook 08."""

from helpers.lessons.training_with_batch_norm.exercises.combine import COMBINE
from helpers.lessons.training_with_batch_norm.exercises.settled_step import SETTLED_STEP
from helpers.lessons.training_with_batch_norm.exercises.typical_maximum import (
    TYPICAL_MAXIMUM,
)
from helpers.lessons.training_with_batch_norm.exercises.weak_part import WEAK_PART

__all__ = [
    "check_combine",
    "check_settled_step",
    "check_typical_maximum",
    "check_weak_part",
]

check_settled_step = SETTLED_STEP.check
check_typical_maximum = TYPICAL_MAXIMUM.check
check_combine = COMBINE.check
check_weak_part = WEAK_PART.check
