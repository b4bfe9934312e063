"""Notebook 09, exercise 1: how long the start stays."""

from helpers.exercises.question import Question


def _not_rounded(steps: float) -> bool:
    """Whether somebody gave the root of the equation, not a number of steps."""
    return abs(steps - 458.2) < 0.15


STEPS = Question(
    name="the number of steps",
    answer=459,
    rtol=0,
    atol=0.1,
    mistakes={
        _not_rounded: "That solves $0.99^t = 0.01$. Steps are whole, so round up.",
        44: "That is the answer for PyTorch's default: nine tenths are kept. With "
        "Keras's `momentum=0.99`, 99 hundredths are kept at every step.",
        458: "Nearly: $0.99^{458}$ is still a little more than 1 %. Round up.",
        100: "After 100 steps the start still weighs $0.99^{100}$, which is 37 %.",
        99: "You seem to count down by 1 % a step. Each step multiplies what is left "
        "by 0.99, so solve $0.99^t < 0.01$.",
        1: "That is `momentum=0.99` read as PyTorch reads it, as the weight of the "
        "newest batch. In Keras it is the weight of the old average.",
        2: "That is `momentum=0.99` read as PyTorch reads it, as the weight of the "
        "newest batch. In Keras it is the weight of the old average.",
        69: "After 69 steps the start weighs one half. The question is 1 %.",
    },
    praise="$\\ln 0.01 / \\ln 0.99 = 458.2$, so 459: more than two passes over 10,000 "
    "pictures in batches of 60.",
)
