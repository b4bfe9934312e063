"""Notebook 14, exercise 2: every picture in a light of its own."""

from helpers.exercises.question import Question

LIGHT_OF_ITS_OWN = Question(
    name="what undoes it",
    answer="each picture standardized",
    choices=(
        "new statistics",
        "each picture standardized",
        "each of the two",
        "neither",
    ),
    mistakes={
        "new statistics": "They take one mean and one standard deviation of the whole "
        "batch, but here there is an $a$ and a $b$ for each picture. Which of the two "
        "looks at a single picture?",
        "each of the two": "The batch has one mean and one standard deviation a unit. "
        "Can they undo an $a$ that differs from picture to picture?",
        "neither": "Look at one picture alone. What are the mean and the standard "
        "deviation of its own pixels after $a \\cdot$ picture $+\\ b$?",
    },
    praise="A picture's own mean and standard deviation know its own $a$ and $b$. No "
    "mates are needed.",
)
