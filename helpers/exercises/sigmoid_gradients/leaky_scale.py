"""Notebook 04, exercise 3: initialize another activation."""

import numpy as np

from helpers.exercises import Exercise, Slip


def _leaky_scale(a: float) -> float:
    return float(np.sqrt(2 / (1 + a**2)))


LEAKY_SCALE = Exercise(
    name="leaky_scale",
    reference=_leaky_scale,
    cases=lambda rng: [(0.0,), (0.2,), (0.5,), (1.0,)],
    slips=[
        Slip(
            "the leak ignored",
            lambda a: np.sqrt(2),
            "$\\sqrt 2$ is right for ReLU, where the other half passes nothing. Here "
            "it passes $a$ times the gradient.",
        ),
        Slip(
            "mean slope",
            lambda a: 2 / (1 + a),
            "You took the *mean* slope, $(1 + a)/2$. The squared gradient is "
            "multiplied by the mean of the *squared* slope.",
        ),
        Slip(
            "root of the mean slope",
            lambda a: np.sqrt(2 / (1 + a)),
            "The root is right, but you took it of the *mean* slope, $(1 + a)/2$. The "
            "slopes are squared first: $a$ becomes $a^2$.",
        ),
        Slip(
            "root forgotten",
            lambda a: 2 / (1 + a**2),
            "That is the *square* of the weight scale. Take the root.",
        ),
        Slip(
            "mean squared slope",
            lambda a: (1 + a**2) / 2,
            "That is the mean of the squared slope: the right beginning. $s^2$ times "
            "it is to be 1. Solve that for $s$.",
        ),
        Slip(
            "inverse",
            lambda a: np.sqrt((1 + a**2) / 2),
            "That is the rms slope. The weights have to make up for it: their product "
            "with it is to be 1.",
        ),
    ],
    properties=[
        (
            "With $a = 1$ the activation is a straight line of slope 1, and the weight "
            "scale should be 1.",
            lambda result, a: a != 1 or bool(np.isclose(result, 1)),
        )
    ],
    praise="He et al. 2015, section 2.2, find the same condition.",
)
