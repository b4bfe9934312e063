"""Notebook 08, exercise 3: which part is spoiled."""

from helpers.exercises.question import Question

WEAK_PART = Question(
    name="the part that alone already costs many points",
    answer="output",
    choices=("hidden", "output", "both"),
    mistakes={
        "both": "That is true of the full collapse. Which one *alone* already costs "
        "points? Compare (30, 1) and (1, 30) with (1, 1).",
        "hidden": "Run `trained_at_two_rates(30, 1)`, in which only the hidden layers "
        "have the large rate: it costs nothing. Compare with "
        "`trained_at_two_rates(1, 30)`.",
    },
    praise="(30, 1) costs nothing; (1, 30) costs many points, and (30, 30) still more. "
    "So the output layer, which has no normalization, is where it starts, and large "
    "rates below make it worse.",
)
