"""The exercises of notebook 06."""

from helpers.exercises import Mine
from helpers.lessons.batch_norm_forward.exercises.farthest import FARTHEST
from helpers.lessons.batch_norm_forward.exercises.forward import FORWARD
from helpers.lessons.batch_norm_forward.exercises.gamma_for import GAMMA_FOR
from helpers.lessons.batch_norm_forward.exercises.merged import MERGED
from helpers.lessons.batch_norm_forward.exercises.normalize import NORMALIZE
from helpers.lessons.batch_norm_forward.exercises.two_values import TWO_VALUES

__all__ = [
    "check_farthest",
    "check_forward",
    "check_gamma_for",
    "check_merged",
    "check_normalize",
    "check_two_values",
    "mine",
]

check_normalize = NORMALIZE.check
check_forward = FORWARD.check
check_farthest = FARTHEST.check
check_gamma_for = GAMMA_FOR.check
check_two_values = TWO_VALUES.check
check_merged = MERGED.check

mine = Mine(NORMALIZE, FORWARD, FARTHEST)
