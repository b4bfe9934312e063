"""Notebook 12, exercise 3: what explains a difference at one rate."""

from helpers.exercises.question import Question

VERDICT = Question(
    name="the explanation",
    answer="the rate suits it better",
    choices=(
        "it regularizes",
        "it generalizes better",
        "it has the smaller gap",
        "the rate suits it better",
    ),
    mistakes={
        "it regularizes": "A regularizer would still be ahead when plain has a rate "
        "that suits it. At 0.1 plain reaches 81.9 %, and 0.4 of the points are left.",
        "it generalizes better": "At this rate, on these pictures, yes. But at 0.03 "
        "plain is ahead: the curves compare rates as much as networks.",
        "it has the smaller gap": "The curves show test accuracies alone. The gap is "
        "that between training and test; in the table of section 4 it is nearly equal.",
    },
    praise="0.3 is the best rate of the normalized network, and three times the best "
    "one of plain. At the best rate of each the difference is 0.4 points.",
)
