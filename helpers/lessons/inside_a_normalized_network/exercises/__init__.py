"""The exercises of notebook 11."""

from helpers.lessons.inside_a_normalized_network.exercises.missing_part import (
    check_missing_part,
)
from helpers.lessons.inside_a_normalized_network.exercises.next_means import NEXT_MEANS
from helpers.lessons.inside_a_normalized_network.exercises.typical_maximum import (
    TYPICAL_MAXIMUM,
)

__all__ = ["check_missing_part", "check_next_means", "check_typical_maximum"]

check_next_means = NEXT_MEANS.check
check_typical_maximum = TYPICAL_MAXIMUM.check
