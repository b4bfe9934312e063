"""Notebook 06, exercise 4: how far out one example can be."""

import numpy as np

from helpers.exercises import Exercise, Slip

FARTHEST = Exercise(
    name="farthest",
    reference=lambda m: np.sqrt(m - 1),
    cases=lambda rng: [(2,), (5,), (60,), (1000,)],
    rtol=1e-4,
    atol=1e-6,
    slips=[
        Slip(
            "root of m",
            lambda m: np.sqrt(m),
            "Close in large batches. But in a batch of 2 the two numbers lie one "
            "deviation from their mean, not $\\sqrt 2$: the one number moves the mean, "
            "too.",
        ),
        Slip(
            "sample variance",
            lambda m: (m - 1) / np.sqrt(m),
            "That is with the variance divided by $m - 1$. The layer divides by $m$.",
        ),
        Slip(
            "no root",
            lambda m: m - 1,
            "That is the square of it. Did you divide by the variance, or compare "
            "squares?",
        ),
        Slip(
            "negative",
            lambda m: -np.sqrt(m - 1),
            "Nearly: that is $\\hat x$ of a number *below* the others. How far from "
            "zero it is, is asked for: without the sign.",
        ),
        Slip(
            "the others",
            lambda m: 1 / np.sqrt(m - 1),
            "That is how far from zero the *others* are. The mean is near them; the "
            "one is $m - 1$ times as far.",
        ),
        Slip(
            "not centred",
            lambda m: m / np.sqrt(m - 1),
            "You divided the number itself. Subtract the mean first, which is $1/m$ of "
            "it.",
        ),
        Slip(
            "not divided",
            lambda m: 1 - 1 / m,
            "That is the distance from the mean, if the others are 0 and the one is 1. "
            "Divide it by the deviation.",
        ),
        Slip(
            "unbounded",
            lambda m: np.inf,
            "It is bounded: a far number raises the deviation that it is divided by. "
            "The output above does not depend on the 1000.",
        ),
    ],
    praise="In a batch of 2, $\\hat x$ is 1 or −1 for every feature whose two numbers "
    "differ: all that is left of them is which one is larger.",
)
