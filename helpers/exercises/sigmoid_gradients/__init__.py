"""The exercises of notebook 04."""

from helpers.exercises import Mine
from helpers.exercises.sigmoid_gradients.arriving_share import SHARE
from helpers.exercises.sigmoid_gradients.common_share import COMMON
from helpers.exercises.sigmoid_gradients.leaky_scale import LEAKY_SCALE
from helpers.exercises.sigmoid_gradients.mean_slope import MEAN_SLOPE
from helpers.exercises.sigmoid_gradients.normalized_factor import FACTOR

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
