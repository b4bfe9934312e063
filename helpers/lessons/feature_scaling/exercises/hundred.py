"""Notebook 01, exercise 4: the hundred of the title."""

from helpers.exercises import Question


def _negative(share: float) -> bool:
    return share < 0


def _nearly(share: float) -> bool:
    return 5e-5 < share < 2e-4


HUNDRED = Question(
    name="the share of its way that B's weight has gone",
    answer=1e-4,
    rtol=0.02,
    mistakes={
        0.01: "The gradient is 100 times smaller, that is right. But how long is the "
        "way? B is the narrow feature, and its weight has to become larger. (If you "
        "mean a percentage: `share` is 1 for all the way.)",
        0.1: "Both the gradient and the length of the way depend on the scale. "
        "Write down each for A and for B, then divide.",
        1.0: "That would be so with features of the same width.",
        1e4: "That is the inverse: which of the two weights is the slow one?",
        100.0: "B's weight is the slow one, so the share is smaller than 1. And the "
        "scale enters more than once.",
        0.02: "The two factors, one from the gradient and one from the way, multiply. "
        "They do not add.",
        0.005: "The two factors, one from the gradient and one from the way, multiply. "
        "They do not add.",
        _negative: "Both weights go towards their goals, so both shares are positive. "
        "A step is *minus* the learning rate times the gradient.",
        _nearly: "Near, but not derived. The live figure gives such numbers: there "
        "$w_A$ does not go exactly its whole way, and the features are slightly "
        "correlated. Here neither is so.",
        1e-8: "You squared twice: the scale enters two times, not four.",
        1e-6: "The scale enters twice, not three times: once in the gradient, once in "
        "the length of the way.",
    },
    praise="The scale enters twice: the gradient is 100 times smaller and the way "
    "100 times longer. One step for A is ten thousand for B.",
)
