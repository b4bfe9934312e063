"""Questions whose answer is a value."""

import numpy as np
import pytest

from helpers.exercises import Question

NUMBER = Question(
    name="the learning rate",
    answer=2.0,
    mistakes={
        1.0: "That is half of it.",
        (lambda rate: rate < 0): "A rate is positive.",
    },
    unit="per step",
    praise="Twice the inverse of the curvature.",
)


CHOICE = Question(
    name="the axis to average over",
    answer="batch",
    mistakes={"features": "Then each example has mean 0."},
    choices=("batch", "features", "Both"),
)


@pytest.mark.parametrize(
    ("question", "value", "text"),
    [
        (NUMBER, ..., "○ Not attempted yet."),
        (NUMBER, None, "○ Not attempted yet."),
        (NUMBER, 2, "✓ Correct. Twice the inverse of the curvature."),
        (NUMBER, np.float32(2.015), "✓ Correct. Twice the inverse of the curvature."),
        (NUMBER, 1.0, "✗ Not yet. That is half of it."),
        (NUMBER, -3, "✗ Not yet. A rate is positive."),
        (NUMBER, 2.03, "✗ Not yet. 2.03 per step is too large."),
        (NUMBER, 0.5, "✗ Not yet. 0.5 per step is too small."),
        (NUMBER, [2], "✗ Not yet. Write the number without brackets: 2."),
        (NUMBER, [1, 2], "✗ Not yet. Answer with one number, not 2."),
        (NUMBER, float("nan"), "✗ Not yet. nan is not a number that can be compared."),
        (
            NUMBER,
            "2",
            "✗ Not yet. The answer should consist of real numbers; found: str.",
        ),
        (CHOICE, ..., "○ Not attempted yet."),
        (CHOICE, " Batch", "✓ Correct."),
        (CHOICE, "Batch. ", "✓ Correct."),
        (CHOICE, "features", "✗ Not yet. Then each example has mean 0."),
        (CHOICE, "both", "✗ Not yet. “both” is not the axis to average over."),
        (CHOICE, 7, "✗ Not yet. Answer with one of: batch, features, Both."),
    ],
)
def test_a_value_is_judged(question, value, text):
    assert repr(question.check(value)) == text
