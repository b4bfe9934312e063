"""The exercises of notebook 12."""

from helpers.exercises.mine import Mine
from helpers.lessons.noise_and_regularization.exercises.fair_gain import FAIR_GAIN
from helpers.lessons.noise_and_regularization.exercises.gaussian_noise import (
    GAUSSIAN_NOISE,
)
from helpers.lessons.noise_and_regularization.exercises.matching_rate import (
    MATCHING_RATE,
)
from helpers.lessons.noise_and_regularization.exercises.noise_law import NOISE_LAW
from helpers.lessons.noise_and_regularization.exercises.verdict import VERDICT

__all__ = [
    "check_fair_gain",
    "check_gaussian_noise",
    "check_matching_rate",
    "check_noise_law",
    "check_verdict",
    "mine",
]

mine = Mine(GAUSSIAN_NOISE, MATCHING_RATE)
check_gaussian_noise = GAUSSIAN_NOISE.check
check_noise_law = NOISE_LAW.check
check_matching_rate = MATCHING_RATE.check
check_fair_gain = FAIR_GAIN.check
check_verdict = VERDICT.check
