"""The exercises of notebook 15."""

from helpers.exercises.mine import Mine
from helpers.lessons.depth_and_other_norms.exercises.after_one_step import (
    AFTER_ONE_STEP,
)
from helpers.lessons.depth_and_other_norms.exercises.group_of import GROUP_OF
from helpers.lessons.depth_and_other_norms.exercises.layer_norm_backward import (
    LAYER_NORM_BACKWARD,
)
from helpers.lessons.depth_and_other_norms.exercises.shown import SHOWN
from helpers.lessons.depth_and_other_norms.exercises.trunk import TRUNK

__all__ = [
    "check_after_one_step",
    "check_group_of",
    "check_layer_norm_backward",
    "check_shown",
    "check_trunk",
    "mine",
]

mine = Mine(LAYER_NORM_BACKWARD)
check_layer_norm_backward = LAYER_NORM_BACKWARD.check
check_trunk = TRUNK.check
check_group_of = GROUP_OF.check
check_after_one_step = AFTER_ONE_STEP.check
check_shown = SHOWN.check
