"""The exercises of notebook 10."""

from helpers.exercises import Mine
from helpers.lessons.convolutional_batch_norm.exercises.batch_norm_images import IMAGES
from helpers.lessons.convolutional_batch_norm.exercises.conv_block import CONV_BLOCK
from helpers.lessons.convolutional_batch_norm.exercises.effective_count import (
    EFFECTIVE_COUNT,
)
from helpers.lessons.convolutional_batch_norm.exercises.group_norm import GROUPS

__all__ = [
    "check_batch_norm_images",
    "check_conv_block",
    "check_effective_count",
    "check_group_norm",
    "mine",
]

check_conv_block = CONV_BLOCK.check
check_batch_norm_images = IMAGES.check
check_group_norm = GROUPS.check
check_effective_count = EFFECTIVE_COUNT.check

mine = Mine(GROUPS)
