"""The exercises of notebook 01."""

from helpers.lessons.feature_scaling.exercises.hundred import HUNDRED
from helpers.lessons.feature_scaling.exercises.raw_neuron import RAW_NEURON
from helpers.lessons.feature_scaling.exercises.scaled_test_set import SCALE_TEST
from helpers.lessons.feature_scaling.exercises.symmetric import SYMMETRIC

__all__ = [
    "check_hundred",
    "check_raw_neuron",
    "check_scale_test",
    "check_to_symmetric",
]

check_scale_test = SCALE_TEST.check
check_to_symmetric = SYMMETRIC.check
check_raw_neuron = RAW_NEURON.check
check_hundred = HUNDRED.check
