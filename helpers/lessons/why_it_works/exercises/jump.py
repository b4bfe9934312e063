"""Notebook 13, exercise 2: how far the noise moves a unit from step to step."""

from helpers.exercises.question import Question

JUMP = Question(
    name="the jump",
    answer=(2 / 12) ** 0.5,
    rtol=0.01,
    mistakes={
        (1 / 12) ** 0.5: "That is the standard deviation of one mean. The jump is the "
        "difference of two, drawn independently.",
        1 / 12: "That is the variance of one mean. The jump is the difference of two, "
        "and its standard deviation is asked.",
        2 / 12: "That is the variance of the jump. Its standard deviation is asked.",
        0.5: "That is how far the mean reaches to one side.",
        1.0: "That is the largest jump.",
        1 / 3: "That is the mean size of the jump, not its standard deviation.",
        2 * (1 / 12) ** 0.5: "Variances of independent numbers add, standard "
        "deviations do not.",
    },
    praise="$\\sqrt{1/12 + 1/12} = 0.41$ spreads, at every step, in every layer.",
)
