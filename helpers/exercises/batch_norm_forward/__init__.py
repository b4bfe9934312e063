"""The exercises of notebook 06."""

from helpers.exercises.batch_norm_forward.farthest import FARTHEST
from helpers.exercises.batch_norm_forward.forward import FORWARD
from helpers.exercises.batch_norm_forward.gamma_for import GAMMA_FOR
from helpers.exercises.batch_norm_forward.normalize import NORMALIZE

__all__ = ["check_farthest", "check_forward", "check_gamma_for", "check_normalize"]

check_normalize = NORMALIZE.check
check_forward = FORWARD.check
check_gamma_for = GAMMA_FOR.check
check_farthest = FARTHEST.check
