"""The exercises of notebook 00: how exercises work."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, Question, slips


def share_right(predicted: Any, labels: Any) -> Any:
    """Return the accuracy."""
    return np.mean(predicted == labels)


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield some right answers of many, all right, and none."""
    for count, share in [(50, 0.7), (7, 0.3), (12, 1), (4, 0)]:
        labels = rng.integers(0, 10, count)
        right = np.arange(count) < share * count
        yield np.where(right, labels, (labels + 1) % 10), labels


SHARE_RIGHT = Exercise(
    share_right,
    cases,
    slips=slips(r"""
count: np.mean(predicted == labels) -> np.sum(predicted == labels)
    That is the *number* of right answers. Divide it by the number of all.
share wrong: predicted == labels -> predicted != labels
    That is the share of *wrong* answers.
percent: = 100 * share_right(predicted, labels)
    That is a percentage. The share itself lies between 0 and 1.
all or nothing: = np.all(predicted == labels)
    That is 1 if no answer is wrong, and 0 otherwise: `np.all`, `int(...)` and `//` make
    it so. The share is a fraction.
any: = np.any(predicted == labels)
    That is 1 as soon as a single answer agrees. The share is a fraction.
divided by 2000: = np.sum(predicted == labels) / 2000
divided by 10000: = np.sum(predicted == labels) / 10000
divided by 500: = np.sum(predicted == labels) / 500
divided by 100: = np.sum(predicted == labels) / 100
divided by 60: = np.sum(predicted == labels) / 60
divided by 50: = np.sum(predicted == labels) / 50
divided by 10: = np.sum(predicted == labels) / 10
    You divide by a fixed number. Divide by `len(labels)`.
elementwise: np.mean(predicted == labels) -> predicted == labels
    You compare element by element. Now make one number of the truth values.
difference: predicted == labels -> predicted - labels
distance: predicted == labels -> np.abs(predicted - labels)
    Class numbers are names, not amounts: their difference means nothing. Ask whether
    they are equal.
wherever: predicted == labels -> np.isin(predicted, labels)
    That asks whether a class occurs anywhere among the labels. Compare each answer with
    the label at its own place.
"""),
    praise="This number is the accuracy in all figures of the course.",
)

ALWAYS_BAG = Question(
    name="the percentage of right answers",
    answer=10,
    rtol=0,
    unit="percent",
    mistakes={
        0: "Some of the pictures do show a bag.",
        0.1: "In percent, please.",
        90: "That is the share of wrong answers.",
        100: "It also says bag to trousers.",
        50: "There are ten classes, not two.",
        200: "That is the number of bags among the 2,000. What share is it?",
    },
    praise="That is what guessing is worth here, and the dashed line in the figure.",
)

check_share_right = SHARE_RIGHT.check
check_always_bag = ALWAYS_BAG.check
