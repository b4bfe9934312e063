"""Notebook 07 tells the learner's functions from the course's."""

from helpers.lessons.batch_norm_backward import exercises


def test_the_courses_own_lines_are_not_the_learners():
    assert exercises.are_written(print)
    assert not exercises.are_written(print, exercises.FORWARD.reference)
