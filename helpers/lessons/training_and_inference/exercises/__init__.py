"""The exercises of notebook 09."""

from helpers.exercises.mine import Mine
from helpers.lessons.training_and_inference.exercises.combine import COMBINE
from helpers.lessons.training_and_inference.exercises.fold import FOLD
from helpers.lessons.training_and_inference.exercises.infer import INFERENCE
from helpers.lessons.training_and_inference.exercises.spread import SPREAD
from helpers.lessons.training_and_inference.exercises.steps import STEPS
from helpers.lessons.training_and_inference.exercises.update import UPDATE

__all__ = [
    "check_combine",
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
check_combine = COMBINE.check
