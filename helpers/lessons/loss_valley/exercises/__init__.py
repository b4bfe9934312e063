"""The exercises of notebook 03."""

from helpers.exercises import Mine
from helpers.lessons.loss_valley.exercises.finishing_rates import FINISHING
from helpers.lessons.loss_valley.exercises.kappa import KAPPA
from helpers.lessons.loss_valley.exercises.kappa_with_ones import KAPPA_WITH_ONES
from helpers.lessons.loss_valley.exercises.other_units import OTHER_UNITS
from helpers.lessons.loss_valley.exercises.promised_steps import STEPS

__all__ = [
    "check_finishing_rates",
    "check_in_other_units",
    "check_kappa",
    "check_kappa_with_ones",
    "check_promised_steps",
    "mine",
]

mine = Mine(STEPS)
check_promised_steps = STEPS.check
check_finishing_rates = FINISHING.check
check_in_other_units = OTHER_UNITS.check
check_kappa = KAPPA.check
check_kappa_with_ones = KAPPA_WITH_ONES.check
