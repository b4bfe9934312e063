"""The exercises of notebook 13."""

from helpers.exercises.mine import Mine
from helpers.lessons.why_it_works.exercises.after_rescaling import RESCALING
from helpers.lessons.why_it_works.exercises.at_rest import AT_REST
from helpers.lessons.why_it_works.exercises.growing_rate import GROWING_RATE
from helpers.lessons.why_it_works.exercises.jump import JUMP
from helpers.lessons.why_it_works.exercises.noisy import NOISY

__all__ = [
    "check_after_rescaling",
    "check_at_rest",
    "check_growing_rate",
    "check_jump",
    "check_noisy",
    "mine",
]

mine = Mine(GROWING_RATE)
check_growing_rate = GROWING_RATE.check
check_at_rest = AT_REST.check
check_noisy = NOISY.check
check_jump = JUMP.check
check_after_rescaling = RESCALING.check
