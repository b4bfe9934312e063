"""Notebook 07, exercise 2: the effective learning rate."""

import numpy as np

from helpers.exercises.question import Question


def negative(factor: float) -> bool:
    """Whether the factor would turn the descent round."""
    return factor < 0


EFFECTIVE = Question(
    name="the factor of the learning rate",
    answer=25,
    mistakes={
        negative: "A learning rate is positive, and so is the factor between two.",
        5: "That makes up for the gradient, which is 5 times smaller. But the weights "
        "are 5 times longer, too, and a step of the same length turns them less.",
        1 / 5: "Turned round: the direction turns *more slowly* with longer weights.",
        1 / 25: "Turned round: the direction turns *more slowly* with longer weights.",
        125: "One factor 5 comes from the gradient, one from the length of the "
        "weights. There is no third.",
        625: "You squared once too often: one factor 5 comes from the gradient, one "
        "from the length of the weights.",
        10_000: "That is section 4's factor, for weights 100 times longer. Here they "
        "are 5 times longer.",
        np.sqrt(5): "No root is needed: the gradient is 5 times smaller, and the "
        "weights are 5 times longer.",
        1: "The function is the same, but the steps are not: the gradient has become "
        "smaller and the weights longer.",
    },
    praise="The effective learning rate is $\\eta / \\lVert w \\rVert^2$.",
)
