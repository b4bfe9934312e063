"""Notebook 10, exercise 4: how many independent values."""

import numpy as np

from helpers.exercises import Exercise, Slip

EFFECTIVE_COUNT = Exercise(
    name="effective_count",
    reference=lambda n, p, rho: n * p / (1 + (p - 1) * rho),
    # Not quite zero, so that N / rho is a number and can be named.
    cases=lambda rng: [
        (60, 784, 0.1),
        (16, 49, 0.4),
        (2, 4, 1e-12),
        (5, 100, 1.0),
        (60, 784, -0.001),
    ],
    slips=[
        Slip(
            "independent",
            lambda n, p, rho: n * p,
            "That is the number of *all* values. It would be right for independent "
            "ones, with $\\rho = 0$.",
        ),
        Slip(
            "pictures",
            lambda n, p, rho: n,
            "That would be right if all positions of a picture said the same, with "
            "$\\rho = 1$.",
        ),
        Slip(
            "itself counted as another",
            lambda n, p, rho: n * p / (1 + p * rho),
            "You counted each position among the $P$ that are correlated with it. "
            "There are only $P - 1$ others. Try $\\rho = 1$: what has to come out?",
        ),
        Slip(
            "mixture",
            lambda n, p, rho: n * (1 + (p - 1) * (1 - rho)),
            "You mixed the two extremes in a straight line. Both ends are right, but "
            "it is the *variance* that is linear in $\\rho$, not the number.",
        ),
        Slip(
            "only the correlated part",
            lambda n, p, rho: n / rho,
            "$N/\\rho$ is what is left for very many positions. Keep the $P$ terms of "
            "each position with itself: with $\\rho = 0$ the result has to be $N P$.",
        ),
        Slip(
            "pictures correlated",
            lambda n, p, rho: n * p / (1 + (n * p - 1) * rho),
            "You let all $N P$ values be correlated with each other. Different "
            "pictures are independent.",
        ),
        Slip(
            "upside down",
            lambda n, p, rho: (1 + (p - 1) * rho) / (n * p),
            "That is the variance of the mean, in units of $\\sigma^2$. The number of "
            "values is one over it.",
        ),
        Slip(
            "factor only",
            lambda n, p, rho: 1 + (p - 1) * rho,
            "That is how many times larger the variance is than for independent "
            "values. Divide $N P$ by it.",
        ),
        Slip(
            "root",
            lambda n, p, rho: n * p / np.sqrt(1 + (p - 1) * rho),
            "You took a root on the way. Variances are compared here, not standard "
            "deviations.",
        ),
    ],
    properties=[
        (
            "With $\\rho = 1$ all positions of a picture say the same: the result has "
            "to be the number of pictures.",
            lambda result, n, p, rho: rho != 1 or bool(np.isclose(result, n)),
        ),
        (
            "With $\\rho = 0$ all values are independent, and all count.",
            lambda result, n, p, rho: (
                abs(rho) > 1e-9 or bool(np.isclose(result, n * p))
            ),
        ),
    ],
    praise="For many positions and $\\rho > 0$ it tends to $N/\\rho$: larger maps of "
    "the same pictures do not help. With $\\rho < 0$, bright places of a picture are "
    "balanced by dark ones, and the result is *more* than $N P$.",
)
