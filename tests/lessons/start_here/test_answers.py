"""What people answer in notebook 00, and what they should read."""

import pytest
from answers import RIGHT, require, table, unnamed

from helpers.lessons.start_here import exercises

BY_HAND = """
right = 0
for p, l in zip(predicted, labels):
    if p == l:
        right += 1
return right / len(labels)
"""

ANSWERS = table(
    "share_right(predicted, labels)",
    [
        ("(predicted == labels).mean()", RIGHT, ""),
        (BY_HAND, RIGHT, ""),
        ("1 - np.count_nonzero(predicted - labels) / labels.size", RIGHT, ""),
        ("[np.mean(predicted == labels)]", RIGHT, ""),
        ("np.all(predicted == labels)", "all or nothing", "`np.all`"),
        ("int(np.mean(predicted == labels))", "all or nothing", "`int(...)`"),
        ("np.sum(predicted == labels) // len(labels)", "all or nothing", "`//`"),
        ("np.array_equal(predicted, labels)", "all or nothing", "no answer is wrong"),
        ("round(np.mean(predicted == labels))", "rounded", "Do not round"),
        ("np.any(predicted == labels)", "any", "as soon as a single answer"),
        ("(predicted == labels).sum()", "count", "Divide it by the number of all"),
        ("np.mean(predicted != labels)", "share wrong", "*wrong*"),
        ("100 * np.mean(predicted == labels)", "percent", "between 0 and 1"),
        ("np.sum(predicted == labels) / 2000", "divided by 2000", "fixed number"),
        ("np.sum(predicted == labels) / 10", "divided by 10", "`len(labels)`"),
        ("predicted == labels", "elementwise", "Now make one number"),
        ("np.mean(predicted - labels)", "difference", "names, not amounts"),
        ("np.mean(abs(predicted - labels))", "distance", "names, not amounts"),
        ("np.mean(np.isin(predicted, labels))", "wherever", "at its own place"),
        ("len(labels) / np.sum(predicted == labels)", "inverse", "upside down"),
    ],
)


@pytest.mark.parametrize(("name", "answer", "mistake", "words"), ANSWERS)
@pytest.mark.filterwarnings("ignore")
def test_an_answer_is_told_what_it_is(name, answer, mistake, words):
    require(getattr(exercises, f"check_{name}")(answer), mistake, words)


def test_nearly_all_wrong_answers_are_named():
    assert unnamed(ANSWERS) <= 0.1


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ([10], "without brackets: 10"),
        ([10, 20], "one number, not 2"),
        (0.1, "In percent"),
        (200, "What share is it?"),
        (90, "wrong answers"),
        (11, "too large"),
        ("10", "real numbers"),
    ],
)
def test_a_number_is_told_what_it_is(answer, words):
    feedback = exercises.check_always_bag(answer)
    assert not feedback.correct
    assert words in feedback.message


def test_ten_percent_is_right_however_it_is_written():
    for answer in (10, 10.0, 1 / 10 * 100):
        assert exercises.check_always_bag(answer).correct
