"""Notebook 11, exercise 1: which part is missing, read from bands."""

from typing import Any

from helpers.exercises.feedback import Feedback, not_attempted
from helpers.exercises.question import Question, check_each

PARTS = ("nothing", "subtraction", "division", "both")

A = Question(
    name="what is missing in A",
    answer="division",
    choices=PARTS,
    mistakes={
        "nothing": "A: where do the bands begin? A whole layer has the standard "
        "deviation 1 at step 0, in every unit.",
        "subtraction": "A: the bands begin narrow, around 0. With means left in place, "
        "units would lie apart.",
        "both": "A: without learned gamma and beta, the layer still divides: its "
        "standard deviation is 1 at step 0, and stays.",
    },
)

B = Question(
    name="what is missing in B",
    answer="nothing",
    choices=PARTS,
    mistakes={
        "both": "B: the bands get wider while the network learns. What widens them, if "
        "the batch's standard deviation is divided out at every step?",
        "division": "B: at step 0 the bands reach from about -2.3 to 2.3, as those of "
        "standardized Gaussian numbers. Something divides.",
        "subtraction": "B: the bands lie evenly around 0, from -2.3 to 2.3 at step 0. "
        "The units' means are gone.",
    },
)

C = Question(
    name="what is missing in C",
    answer="subtraction",
    choices=PARTS,
    mistakes={
        "division": "C: the bands begin more than four times as wide as those of a "
        "whole layer. Without the division they would begin narrower, not wider. What "
        "sets the units apart, if it is left in place?",
        "nothing": "C: look at the numbers on the axis.",
        "both": "C: look at the numbers on the axis. A standardized layer does not "
        "reach that far at step 0.",
    },
)

D = Question(
    name="what is missing in D",
    answer="both",
    choices=PARTS,
    mistakes={
        "nothing": "D: the bands do not get wider while the network learns. Which "
        "numbers, if they were learned, would let them?",
        "division": "D: at step 0 the bands reach from about -2.3 to 2.3, as those of "
        "standardized Gaussian numbers. Something divides.",
        "subtraction": "D: the bands lie evenly around 0. The units' means are gone.",
    },
    praise="Gamma moves the bands of a whole layer while it learns. The subtraction "
    "keeps the units from lying apart, and the division opens the bands before the "
    "first step.",
)


def check_missing_part(a: Any, b: Any, c: Any, d: Any) -> Feedback:
    """Check which part is missing in each of the four panels."""
    answers = (a, b, c, d)
    if any(answer is ... for answer in answers):
        return not_attempted()
    return check_each((A, B, C, D), answers)
