"""The stories of notebook 05."""

from helpers.lessons.drifting_activations import exercises


def test_stories_are_judged_in_their_order():
    stories = ("data sets", "training time", "data sets")
    assert exercises.check_stories(*stories).correct
    wrong = exercises.check_stories(*stories[:2], "training time")
    assert "pixels" in wrong.message
    assert exercises.check_stories(..., ..., ...).verdict.name == "NOT_ATTEMPTED"
