"""The exercises of notebook 00: how exercises work."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip
from helpers.exercises.question import Question


def _cases(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    labels = rng.integers(0, 10, size=(2, 50))
    predicted = np.where(rng.random((2, 50)) < 0.7, labels, (labels + 1) % 10)
    return list(zip(predicted, labels, strict=True))


SHARE_RIGHT = Exercise(
    name="share_right",
    reference=lambda predicted, labels: np.mean(predicted == labels),
    cases=_cases,
    slips=[
        Slip(
            "count",
            lambda predicted, labels: np.sum(predicted == labels),
            "That is the *number* of right answers. Divide it by the number of all.",
        ),
        Slip(
            "share wrong",
            lambda predicted, labels: np.mean(predicted != labels),
            "That is the share of *wrong* answers.",
        ),
        Slip(
            "percent",
            lambda predicted, labels: 100 * np.mean(predicted == labels),
            "That is a percentage. The share itself lies between 0 and 1.",
        ),
        Slip(
            "whole division",
            lambda predicted, labels: np.sum(predicted == labels) // len(labels),
            "`//` throws the fraction away. Divide with `/`.",
        ),
        Slip(
            "fixed number",
            lambda predicted, labels: np.sum(predicted == labels) / 2000,
            "You divide by a fixed number. Divide by `len(labels)`.",
        ),
        Slip(
            "elementwise",
            lambda predicted, labels: predicted == labels,
            "You compare element by element, which is the right start. Now reduce the "
            "50 truth values to one number.",
        ),
        Slip(
            "difference",
            lambda predicted, labels: np.mean(predicted - labels),
            "Class numbers are names, not amounts: their difference means nothing. "
            "Ask whether they are equal.",
        ),
    ],
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
    },
    praise="That is what guessing is worth here, and the dashed line in the figure.",
)

check_share_right = SHARE_RIGHT.check
check_always_bag = ALWAYS_BAG.check
