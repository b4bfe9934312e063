"""Notebook 03, exercise 1: the promise."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip
from helpers.exercises.feedback import Feedback


def _steps(kappa: float, tolerance: float) -> float:
    factor = (kappa - 1) / (kappa + 1)
    return float(np.log(tolerance) / (2 * np.log(factor)))


_TWO_LOGARITHMS = (
    "You divided two different logarithms: take `np.log` (or `np.log10`) for both."
)

STEPS = Exercise(
    name="promised_steps",
    reference=_steps,
    cases=lambda rng: [(920.0, 1e-6), (7.7, 1e-6), (100.0, 1e-3), (1.317, 1e-6)],
    slips=[
        Slip(
            "loss not squared",
            lambda kappa, tol: 2 * _steps(kappa, tol),
            "Twice too many. $(\\kappa - 1)/(\\kappa + 1)$ is the factor of the "
            "*weights* per step; the loss is their square. See section 3.",
        ),
        Slip(
            "times two",
            lambda kappa, tol: 4 * _steps(kappa, tol),
            "Four times too many: the 2 from the square belongs into the denominator.",
        ),
        Slip(
            "tolerance ignored",
            lambda kappa, tol: _steps(kappa, 1e-6),
            "Right for a millionth only. Use the argument `tolerance`.",
        ),
        Slip(
            "exponent on the wrong side",
            lambda kappa, tol: _steps(kappa, tol) / 4,
            "Four times too few: the 2 from the square belongs into the denominator.",
        ),
        Slip(
            "factor of one over the largest",
            lambda kappa, tol: np.log(tol) / (2 * np.log(1 - 1 / kappa)),
            "$1 - 1/\\kappa$ is the factor for the learning rate "
            "$1/\\lambda_{\\max}$. The promised rate, "
            "$2/(\\lambda_{\\min} + \\lambda_{\\max})$, does better.",
        ),
        Slip(
            "proportional to kappa",
            lambda kappa, tol: kappa,
            "The number of steps is about proportional to $\\kappa$, but how far you "
            "want to get matters, too: where is the tolerance?",
        ),
        Slip(
            "rounded down",
            lambda kappa, tol: np.floor(_steps(kappa, tol)),
            "Rounded down, the count is a little too small for the tolerance. Round "
            "up, or leave the number as it is.",
        ),
        Slip(
            "for large kappa",
            lambda kappa, tol: kappa / 4 * np.log(1 / tol),
            "Close, where $\\kappa$ is large. For $\\kappa = 1.317$ this gives 4.55 "
            "steps instead of 3.47: use $(\\kappa - 1)/(\\kappa + 1)$ itself.",
        ),
        Slip(
            "common logarithm above",
            lambda kappa, tol: _steps(kappa, tol) / np.log(10),
            _TWO_LOGARITHMS,
        ),
        Slip(
            "common logarithm below",
            lambda kappa, tol: _steps(kappa, tol) * np.log(10),
            _TWO_LOGARITHMS,
        ),
        Slip(
            "root of kappa",
            lambda kappa, tol: _steps(np.sqrt(kappa), tol),
            "With $\\sqrt{\\kappa}$ the formula belongs to momentum. Plain descent "
            "keeps $(\\kappa - 1)/(\\kappa + 1)$ of the error in a step.",
        ),
        Slip(
            "negative",
            lambda kappa, tol: -_steps(kappa, tol),
            "The number of steps is negative. The logarithms of `tolerance` and of "
            "$(\\kappa - 1)/(\\kappa + 1)$ both are: divide one by the other, without "
            "a further sign. Or is the fraction upside down?",
        ),
        Slip(
            "product of logarithms",
            lambda kappa, tol: np.log(tol) ** 2 / (4 * _steps(kappa, tol)),
            "Python works from left to right: `a / 2 * b` is `(a / 2) * b`. Put "
            "`(2 * b)` in parentheses.",
        ),
        Slip(
            "quotient upside down",
            lambda kappa, tol: 1 / _steps(kappa, tol),
            "That is one over the number of steps: turn the quotient of the two "
            "logarithms round.",
        ),
    ],
    praise="For large $\\kappa$ it is close to the rule of thumb of section 3, "
    "$\\kappa/4 \\cdot \\ln(1/\\text{tolerance})$: twice the condition number, twice "
    "the steps.",
)


def _rounded_up(function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *arguments: np.ceil(function(*arguments))


WHOLE_STEPS = replace(
    STEPS,
    reference=_rounded_up(_steps),
    slips=[replace(m, change=_rounded_up(m.change)) for m in STEPS.slips],  # type: ignore[arg-type]
)


def check_promised_steps(function: Any) -> Feedback:
    """Check ``promised_steps(kappa, tolerance)``."""
    feedback = [exercise.check(function) for exercise in (STEPS, WHOLE_STEPS)]
    judged = (given for given in feedback if given.correct or given.mistake)
    return next(judged, feedback[0])
