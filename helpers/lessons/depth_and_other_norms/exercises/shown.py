"""Notebook 15, exercise 3: what one gradient step can show, and what it cannot."""

from helpers.exercises.question import Question

SHOWN = Question(
    name="what the measurement shows",
    answer="b",
    choices=("a", "b", "c"),
    mistakes={
        "a": "How far a step *turns* the weights depends on the rate, the gradient and "
        "the length of the weights, which is over a hundred times what it was. The "
        "gradient alone does not tell.",
        "c": "It was not the normalization that shrank the gradient between the two "
        "measurements: it is the same before and after. What has changed?",
    },
    praise="Two gradients are compared, and no more. The first became small because "
    "its weights were thrown far away, where they hardly turn.",
)
