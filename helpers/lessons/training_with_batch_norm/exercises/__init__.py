"""The exercises of notebook 08."""

from helpers.exercises import Mine
from helpers.lessons.training_with_batch_norm.exercises.normalized_start import (
    NORMALIZED_START,
)
from helpers.lessons.training_with_batch_norm.exercises.paired_lead import PAIRED_LEAD
from helpers.lessons.training_with_batch_norm.exercises.settled_step import SETTLED_STEP
from helpers.lessons.training_with_batch_norm.exercises.weak_part import WEAK_PART

__all__ = [
    "check_normalized_start",
    "check_paired_lead",
    "check_settled_step",
    "check_weak_part",
    "mine",
]

mine = Mine(NORMALIZED_START)
check_normalized_start = NORMALIZED_START.check
check_settled_step = SETTLED_STEP.check
check_paired_lead = PAIRED_LEAD.check
check_weak_part = WEAK_PART.check
