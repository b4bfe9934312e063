"""Notebook 03, exercise 4: another target."""

from typing import Any

from helpers.exercises.feedback import Feedback
from helpers.exercises.question import Question

DIVIDED_TARGET = Question(
    name="the number of steps with y divided by 100",
    answer=4,
    rtol=0,
    mistakes={
        0.04: "`divided`: scaling the target scales the weights, not their number of "
        "steps.",
        1: "`divided`: the target decides where the minimum lies, not how the loss "
        "curves.",
        400: "`divided`: everything gets smaller together; the start is as far away, "
        "measured in the new units, as before.",
    },
)

SHIFTED_TARGET = Question(
    name="the number of steps with 300 added to y",
    answer=342_752,
    rtol=0.01,
    mistakes={
        1387: "`shifted`: that is the count for the target of the article, which has "
        "no intercept. This one has: the start is no longer right there.",
        250_934: "`shifted`: that is the count for 50 added. Add 300.",
        474_558: "`shifted`: that is the promise, for the worst start. Count for this "
        "one, with `fewest_steps`.",
        4: "`shifted`: 4 is right for standardized features. Here they are raw.",
    },
    praise="The Hessian $x^T x / m$ does not contain $y$, so the promise stays. "
    "Dividing $y$ divides all weights alike. Raising it moves the best weights along "
    "the flattest direction, and the start of the article is lucky no more.",
)


def check_another_target(divided: Any, shifted: Any) -> Feedback:
    """Check the steps for a divided and for a raised target."""
    feedback = DIVIDED_TARGET.check(divided)
    return SHIFTED_TARGET.check(shifted) if feedback.correct else feedback
