"""The exercises of notebook 11."""

from helpers.lessons.inside_a_normalized_network.exercises.typical_maximum import (
    TYPICAL_MAXIMUM,
)

__all__ = ["check_typical_maximum"]

check_typical_maximum = TYPICAL_MAXIMUM.check
