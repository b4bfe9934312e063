"""The exercises of notebook 07."""

from collections.abc import Callable
from typing import Any

from helpers.exercises import Mine
from helpers.lessons.batch_norm_backward.exercises.centred_gradient import CENTRED
from helpers.lessons.batch_norm_backward.exercises.forward import FORWARD
from helpers.lessons.batch_norm_backward.exercises.input_gradient import INPUT
from helpers.lessons.batch_norm_backward.exercises.rate_factor import EFFECTIVE
from helpers.lessons.batch_norm_backward.exercises.rms_gradient import RMS
from helpers.lessons.batch_norm_backward.exercises.variance_gradient import VARIANCE
from helpers.lessons.batch_norm_backward.exercises.weight_gradient import UNIT

__all__ = [
    "are_written",
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


def are_written(*functions: Callable[..., Any]) -> bool:
    """Whether none of the functions is the course's own."""
    own = [exercise.reference for exercise in (FORWARD, VARIANCE, CENTRED, INPUT)]
    return not any(function in own for function in functions)
