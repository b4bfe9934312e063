"""Notebook 04, exercise 4: the growth in normalized layers."""

import numpy as np

from helpers.exercises import Exercise, Slip


def _growth(a: float) -> float:
    mean_square = (1 + a**2) / 2
    return float(np.sqrt(mean_square / (mean_square - (1 - a) ** 2 / (2 * np.pi))))


GROWTH = Exercise(
    name="normalized_growth",
    reference=_growth,
    cases=lambda rng: [(0.0,), (0.2,), (0.5,), (1.0,)],
    slips=[
        Slip(
            "mean square for variance",
            lambda a: 1.0,
            "You get 1 for every $a$: you divided by the mean *square* of the "
            "activation. Normalizing takes the mean away, so its *variance* counts.",
        ),
        Slip(
            "root forgotten",
            lambda a: _growth(a) ** 2,
            "That is the factor of the *squared* norm. Take the root.",
        ),
        Slip(
            "inverse",
            lambda a: 1 / _growth(a),
            "Turned round: the forward pass *divides* by the standard deviation, and "
            "so does the backward pass.",
        ),
        Slip(
            "mean not squared",
            lambda a: _growth_with(a, (1 - a) / np.sqrt(2 * np.pi)),
            "You subtracted the mean of the activation. The variance is the mean "
            "square minus the *squared* mean.",
        ),
        Slip(
            "leak forgotten in the mean",
            lambda a: _growth_with(a, 1 / (2 * np.pi)),
            "You took the mean of ReLU, $1/\\sqrt{2\\pi}$. The negative side "
            "contributes, too: with $a = 1$ the mean is 0.",
        ),
        Slip(
            "mean squared slope",
            lambda a: (1 + a**2) / 2,
            "That is the mean of the squared slope: the right beginning. Divide it by "
            "the variance of the activation, then take the root.",
        ),
        Slip(
            "slope forgotten",
            lambda a: _growth(a) / np.sqrt((1 + a**2) / 2),
            "You divided by the standard deviation of the activation, but the gradient "
            "is also multiplied by the rms slope, as in section 5.",
        ),
        Slip(
            "mean of half a Gaussian",
            lambda a: _growth_with(a, (1 - a) ** 2 / 4),
            "You took $(1 - a)/2$ for the mean of the activation, as if $z$ were 1 or "
            "-1. The mean of $z$ over its positive half is $1/\\sqrt{2\\pi}$.",
        ),
        Slip(
            "right for ReLU only",
            lambda a: np.sqrt(np.pi / (np.pi - 1)),
            "That is right for ReLU only, $a = 0$. The leak $a$ changes the slopes "
            "and the variance.",
        ),
        Slip(
            "weights not made up for",
            lambda a: np.sqrt((1 + a**2) / 2),
            "That is the rms slope alone. Divide by the standard deviation of the "
            "activations, as normalizing does.",
        ),
    ],
    properties=[
        (
            "With $a = 1$ the activation is a straight line: the factor should be 1.",
            lambda result, a: a != 1 or bool(np.isclose(result, 1)),
        )
    ],
    praise="From $\\sqrt{\\pi/(\\pi-1)}$ for ReLU down to 1 for the straight line: the "
    "less an activation bends, the less the gradient grows.",
)


def _growth_with(a: float, removed: float) -> float:
    mean_square = (1 + a**2) / 2
    with np.errstate(invalid="ignore", divide="ignore"):
        return float(np.sqrt(np.float64(mean_square) / (mean_square - removed)))
