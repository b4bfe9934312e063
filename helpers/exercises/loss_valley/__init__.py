"""The exercises of notebook 03."""

from helpers.exercises.loss_valley.another_target import check_another_target
from helpers.exercises.loss_valley.kappa import KAPPA
from helpers.exercises.loss_valley.promised_rate import PROMISED_RATE
from helpers.exercises.loss_valley.promised_steps import check_promised_steps

__all__ = [
    "check_another_target",
    "check_kappa",
    "check_promised_rate",
    "check_promised_steps",
]

check_promised_rate = PROMISED_RATE.check
check_kappa = KAPPA.check
