"""The exercises of notebook 07."""

from helpers.exercises import Mine
from helpers.exercises.batch_norm_backward.centred_gradient import CENTRED
from helpers.exercises.batch_norm_backward.forward import FORWARD
from helpers.exercises.batch_norm_backward.input_gradient import INPUT
from helpers.exercises.batch_norm_backward.rate_factor import EFFECTIVE
from helpers.exercises.batch_norm_backward.rms_gradient import RMS
from helpers.exercises.batch_norm_backward.variance_gradient import VARIANCE
from helpers.exercises.batch_norm_backward.weight_gradient import UNIT

__all__ = [
    "check_centred_gradient",
    "check_forward",
    "check_input_gradient",
    "check_rate_factor",
    "check_rms_gradient",
    "check_variance_gradient",
    "check_weight_gradient",
    "mine",
]

check_forward = FORWARD.check
check_variance_gradient = VARIANCE.check
check_centred_gradient = CENTRED.check
check_input_gradient = INPUT.check
check_rms_gradient = RMS.check
check_rate_factor = EFFECTIVE.check
check_weight_gradient = UNIT.check

mine = Mine(FORWARD, VARIANCE, CENTRED, INPUT)
