"""The exercises of notebook 14."""

from helpers.exercises.mine import Mine
from helpers.lessons.the_batch_as_a_risk.exercises.averaged import AVERAGED
from helpers.lessons.the_batch_as_a_risk.exercises.in_another_light import (
    IN_ANOTHER_LIGHT,
)
from helpers.lessons.the_batch_as_a_risk.exercises.light_of_its_own import (
    LIGHT_OF_ITS_OWN,
)
from helpers.lessons.the_batch_as_a_risk.exercises.merge import MERGE
from helpers.lessons.the_batch_as_a_risk.exercises.pair import PAIR

__all__ = [
    "check_averaged",
    "check_in_another_light",
    "check_light_of_its_own",
    "check_merge",
    "check_pair",
    "mine",
]

mine = Mine(MERGE)
check_merge = MERGE.check
check_pair = PAIR.check
check_in_another_light = IN_ANOTHER_LIGHT.check
check_light_of_its_own = LIGHT_OF_ITS_OWN.check
check_averaged = AVERAGED.check
