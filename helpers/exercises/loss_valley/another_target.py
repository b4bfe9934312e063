"""Notebook 03, exercise 4: another target."""

from dataclasses import replace
from typing import Any

from helpers.exercises.feedback import Feedback, not_yet
from helpers.exercises.question import Question

DIVIDED_TARGET = Question(
    name="the number of steps with y divided by 100",
    answer=4,
    mistakes={
        0.04: "Scaling the target scales the weights, not their number of steps.",
        1: "The target decides where the minimum lies, not how the loss curves.",
        400: "Everything gets smaller together; the start is as far away, measured in "
        "the new units, as before.",
        1387: "That is the count for raw features. Take the standardized ones.",
        33_638: "You divided the features. Divide `y`.",
    },
)

SHIFTED_TARGET = Question(
    name="the number of steps with 300 added to y",
    answer=342_752,
    mistakes={
        1387: "That is the count for the target of the article, which has no "
        "intercept. This one has: the start is no longer right there.",
        250_934: "That is the count for 50 added. Add 300.",
        474_558: "That is the promise, for the worst start, or the count for the "
        "weights. Count for this start and for the loss, with `fewest_steps`.",
        3: "That is right for standardized features. Here they are raw.",
        4: "That is about right for standardized features. Here they are raw.",
        2427: "That is the count without the intercept, with `variants`. Take "
        "`with_ones`.",
        190_234: "You added 300 to the features. Add it to `y`.",
    },
    praise="The Hessian $x^T x / m$ does not contain $y$, so the promise stays. "
    "Dividing $y$ divides all weights alike. Raising it moves the best weights along "
    "the flattest direction, and the start of the article is lucky no more. Why not "
    "six times the count for 50? The flattest direction held 0.15 % of the excess "
    "loss there and holds 2.2 % here, and steps grow with the logarithm: $\\ln 21600 "
    "/ \\ln 1490$ is 1.37, and so is 342,752 / 250,934.",
)


def check_another_target(divided: Any, shifted: Any) -> Feedback:
    """Check the steps for a divided and for a raised target."""
    answers = {"divided": divided, "shifted": shifted}
    for name, value in answers.items():
        if isinstance(value, tuple):
            return not_yet(
                f"`{name}`: `fewest_steps` returns the steps and the rate. Take the "
                "steps, `[0]`."
            )
    if DIVIDED_TARGET.check(shifted).correct and SHIFTED_TARGET.check(divided).correct:
        return not_yet("Both counts are right, but exchanged.")
    questions = (DIVIDED_TARGET, SHIFTED_TARGET)
    for (name, value), question in zip(answers.items(), questions, strict=True):
        feedback = question.check(value)
        if not feedback.correct:
            message = f"`{name}`: {feedback.message}" if feedback.message else ""
            return replace(feedback, message=message)
    return feedback
