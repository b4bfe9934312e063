"""The exercises of notebook 10."""

from helpers.exercises import Mine
from helpers.exercises.convolution.batch_norm_images import IMAGES
from helpers.exercises.convolution.conv_block import CONV_BLOCK
from helpers.exercises.convolution.effective_count import EFFECTIVE_COUNT
from helpers.exercises.convolution.group_norm import GROUPS

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
