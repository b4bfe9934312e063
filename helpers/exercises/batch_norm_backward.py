"""The exercises of notebook 07."""

from typing import Any

from helpers.exercises.backward_formula import EFFECTIVE, INPUT, UNIT
from helpers.exercises.backward_stages import PARAMETERS, VARIANCE
from helpers.exercises.backward_variant import RMS
from helpers.exercises.feedback import Feedback


def check_parameter_gradients(function: Any) -> Feedback:
    """Check ``parameter_gradients(dy, x, mean, inv_std)``."""
    return PARAMETERS.check(function)


def check_variance_gradient(function: Any) -> Feedback:
    """Check ``variance_gradient(dx_hat, x, mean, var, eps)``."""
    return VARIANCE.check(function)


def check_input_gradient(function: Any) -> Feedback:
    """Check ``input_gradient(dy, x_hat, gamma, inv_std)``."""
    return INPUT.check(function)


def check_rms_gradient(function: Any) -> Feedback:
    """Check ``rms_gradient(dy, x, eps)``."""
    return RMS.check(function)


def check_weight_gradient(function: Any) -> Feedback:
    """Check ``weight_gradient(du, w)``."""
    return UNIT.check(function)


def check_rate_factor(value: Any) -> Feedback:
    """Check the factor that keeps a normalized layer's learning the same."""
    return EFFECTIVE.check(value)
