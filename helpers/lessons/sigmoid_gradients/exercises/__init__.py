"""The exercises of notebook 04."""

from helpers.exercises import Mine
from helpers.lessons.sigmoid_gradients.exercises.arriving_share import SHARE
from helpers.lessons.sigmoid_gradients.exercises.common_share import COMMON
from helpers.lessons.sigmoid_gradients.exercises.leaky_scale import LEAKY_SCALE
from helpers.lessons.sigmoid_gradients.exercises.mean_slope import MEAN_SLOPE
from helpers.lessons.sigmoid_gradients.exercises.normalized_factor import FACTOR

__all__ = [
    "check_arriving_share",
    "check_common_share",
    "check_leaky_scale",
    "check_mean_slope",
    "check_normalized_factor",
    "mine",
]

check_mean_slope = MEAN_SLOPE.check
check_arriving_share = SHARE.check
check_leaky_scale = LEAKY_SCALE.check
check_common_share = COMMON.check
check_normalized_factor = FACTOR.check

mine = Mine(FACTOR)
