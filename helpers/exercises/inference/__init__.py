"""The exercises of notebook 09."""

from helpers.exercises.inference.fold import FOLD
from helpers.exercises.inference.infer import INFERENCE
from helpers.exercises.inference.spread import SPREAD
from helpers.exercises.inference.steps import STEPS
from helpers.exercises.inference.update import UPDATE
from helpers.exercises.mine import Mine

__all__ = [
    "check_fold",
    "check_infer",
    "check_spread",
    "check_steps",
    "check_update",
    "mine",
]

mine = Mine(UPDATE, INFERENCE)
check_steps = STEPS.check
check_update = UPDATE.check
check_infer = INFERENCE.check
check_fold = FOLD.check
check_spread = SPREAD.check
