"""Notebook 05, exercise 3: which of the three shifts it is."""

from typing import Any

from helpers.exercises.feedback import Feedback
from helpers.exercises.question import Question, check_each

KINDS = ("depth", "training time", "data sets")

HOSPITALS = Question(
    name="what changes in the first story",
    answer="data sets",
    choices=KINDS,
    mistakes={
        "training time": "First story: the weights are fixed, nothing is trained any "
        "more. What else is new?",
        "depth": "First story: the same layers are looked at. What else is new?",
    },
)

SAME_PICTURES = Question(
    name="what changes in the second story",
    answer="training time",
    choices=KINDS,
    mistakes={
        "data sets": "Second story: the pictures are the same ones. What is not?",
        "depth": "Second story: it is layer 4 both times. What is not the same?",
    },
)

SORTED = Question(
    name="what changes in the third story",
    answer="data sets",
    choices=KINDS,
    mistakes={
        "training time": "Third story: time passes, but what layer 1 is fed with are "
        "the pixels. No weights stand before them that could have changed. What has?",
        "depth": "Third story: it is layer 1 both times.",
    },
    praise="The third story is the one that deceives: it happens during training, but "
    "it is no *internal* shift. The inputs of layer 1 come from no weights.",
)


def check_stories(first: Any, second: Any, third: Any) -> Feedback:
    """Check which of the three shifts each story tells of."""
    return check_each((HOSPITALS, SAME_PICTURES, SORTED), (first, second, third))
