"""Which part is missing: each wrong reading of a band gets its own words."""

from itertools import product

import pytest

from helpers.lessons.inside_a_normalized_network.exercises import check_missing_part
from helpers.lessons.inside_a_normalized_network.exercises.missing_part import PARTS

RIGHT = ["division", "nothing", "subtraction", "both"]


def test_the_right_reading_is_accepted_and_a_stub_is_none():
    assert check_missing_part(*RIGHT).correct
    assert not check_missing_part(..., *RIGHT[1:]).correct
    assert "ttempted" in repr(check_missing_part(..., *RIGHT[1:]))


@pytest.mark.parametrize(("place", "answer"), [*product(range(4), PARTS)])
def test_a_wrong_reading_is_told_where_to_look(place, answer):
    answers = [*RIGHT]
    answers[place] = answer
    feedback = check_missing_part(*answers)
    assert feedback.correct == (answer == RIGHT[place])
    if not feedback.correct:
        assert feedback.message.startswith(f"{'ABCD'[place]}: ")
        assert feedback.mistake == answer
