"""The exercises of notebook 02."""

from helpers.lessons.principal_components.exercises.explained_share import SHARE
from helpers.lessons.principal_components.exercises.first_angle import ANGLE
from helpers.lessons.principal_components.exercises.reconstruct import RECONSTRUCT
from helpers.lessons.principal_components.exercises.zca import ZCA

__all__ = [
    "check_explained_share",
    "check_first_angle",
    "check_reconstruct",
    "check_zca",
]

check_explained_share = SHARE.check
check_reconstruct = RECONSTRUCT.check
check_zca = ZCA.check
check_first_angle = ANGLE.check
