"""The exercises of notebook 02."""

from helpers.exercises.principal_components.explained_share import SHARE
from helpers.exercises.principal_components.first_angle import ANGLE
from helpers.exercises.principal_components.reconstruct import RECONSTRUCT
from helpers.exercises.principal_components.zca import ZCA

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
