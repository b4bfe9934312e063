"""Notebook 06, exercise 3: a deviation to order."""

import numpy as np

from helpers.exercises import Exercise, Slip
from helpers.exercises.batch_norm_forward.normalize import OUTSIDE

GAMMA_FOR = Exercise(
    name="gamma_for",
    reference=lambda wanted, var, eps: wanted * np.sqrt((var + eps) / var),
    cases=lambda rng: [(2.0, 1e-5, 1e-5), (0.5, 4e-6, 1e-5), (3.0, 0.02, 1e-3)],
    rtol=1e-4,
    atol=0.0,
    slips=[
        Slip(
            "eps forgotten",
            lambda wanted, var, eps: wanted,
            "That would be right if $\\hat x$ had the deviation 1. Its variance is "
            "$\\sigma^2/(\\sigma^2 + \\varepsilon)$, which for these faint features is "
            "far below 1.",
        ),
        Slip(
            "inverted",
            lambda wanted, var, eps: wanted * np.sqrt(var / (var + eps)),
            "That is the deviation which `wanted` as $\\gamma$ would *give*. Solve for "
            "$\\gamma$: it must make up for the loss.",
        ),
        Slip(
            "ratio of the variances",
            lambda wanted, var, eps: wanted * (var + eps) / var,
            "You used the ratio of the variances. A deviation goes with its root.",
        ),
        Slip(
            "divisor only",
            lambda wanted, var, eps: wanted * np.sqrt(var + eps),
            "That undoes the division, so that $y$ has `wanted` times the deviation of "
            "$x$ itself. Divide by the deviation of $x$ as well.",
        ),
        Slip(
            "divided by the deviation only",
            lambda wanted, var, eps: wanted / np.sqrt(var),
            "That would be right for $\\gamma x$. But $\\gamma$ multiplies $\\hat x$, "
            "which has been divided by $\\sqrt{\\sigma^2 + \\varepsilon}$ already.",
        ),
        Slip(
            "divided by the divisor",
            lambda wanted, var, eps: wanted / np.sqrt(var + eps),
            "You divided by $\\sqrt{\\sigma^2 + \\varepsilon}$ once more. That is "
            "done in $\\hat x$ already, whose deviation is $\\sigma / "
            "\\sqrt{\\sigma^2 + \\varepsilon}$: divide `wanted` by that.",
        ),
        Slip(
            "divided by the variance",
            lambda wanted, var, eps: wanted * np.sqrt(var + eps) / var,
            "Nearly: the numerator is right, but you divided by the variance of $x$. "
            "Divide by its deviation.",
        ),
        Slip(
            "identity",
            lambda wanted, var, eps: np.sqrt(var + eps),
            "That is the $\\gamma$ that gives $x$ its own deviation back. Where does "
            "`wanted` come in?",
        ),
        Slip(
            "wanted variance",
            lambda wanted, var, eps: np.sqrt(wanted * (var + eps) / var),
            "With this $\\gamma$, the *variance* of $y$ is `wanted`. The deviation is "
            "asked for: put `wanted` outside the root.",
        ),
        Slip(
            "eps outside the root",
            lambda wanted, var, eps: wanted * (np.sqrt(var) + eps) / np.sqrt(var),
            OUTSIDE,
        ),
    ],
    praise="On a feature with $\\sigma^2 \\gg \\varepsilon$ it is `wanted` itself: "
    "there $\\gamma$ *is* the deviation of the output.",
)
