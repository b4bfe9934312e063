"""The exercises of notebook 01."""

from helpers.exercises.feature_scaling.hundred import HUNDRED
from helpers.exercises.feature_scaling.raw_neuron import RAW_NEURON
from helpers.exercises.feature_scaling.scaled_test_set import SCALE_TEST
from helpers.exercises.feature_scaling.symmetric import SYMMETRIC

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
