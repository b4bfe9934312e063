"""Notebook 09, exercise 1: how long the start stays."""

from helpers.exercises.question import Question


def _not_rounded(steps: float) -> bool:
    """Whether somebody gave the root of the equation, not a number of steps."""
    return abs(steps - 687.3) < 0.15


STEPS = Question(
    name="the number of steps",
    answer=688,
    rtol=0,
    atol=0.1,
    mistakes={
        _not_rounded: "That solves $0.99^t = 0.001$. Steps are whole, so round up.",
        66: "That is the answer for PyTorch's default: nine tenths are kept. With "
        "Keras's `momentum=0.99`, 99 hundredths are kept at every step.",
        687: "Nearly: $0.99^{687}$ is still a little more than 0.001. Round up.",
        459: "After 459 steps the start weighs less than one hundredth. The question "
        "is one thousandth.",
        100: "After 100 steps the start still weighs $0.99^{100}$, which is 37 %.",
        1: "That is `momentum=0.99` read as PyTorch reads it, as the weight of the "
        "newest batch. In Keras it is the weight of the old average.",
        2: "That is `momentum=0.99` read as PyTorch reads it, as the weight of the "
        "newest batch. In Keras it is the weight of the old average.",
        69: "After 69 steps the start weighs one half. The question is one thousandth.",
    },
    praise="$\\ln 0.001 / \\ln 0.99 = 687.3$, so 688: more than four passes over "
    "10,000 pictures in batches of 60.",
)
