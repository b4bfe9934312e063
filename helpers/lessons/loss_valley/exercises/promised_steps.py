"""Notebook 03, your turn in section 3: the promise."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from helpers.exercises import Exercise, Feedback, slips


def promised_steps(kappa: float, tolerance: float) -> Any:
    """Return after how many steps the excess loss is down to a share."""
    factor = (kappa - 1) / (kappa + 1)
    return np.log(tolerance) / (2 * np.log(factor))


def whole_steps(kappa_: float, tau: float) -> Any:
    """Return the first whole step, which is as good an answer."""
    return np.ceil(promised_steps(kappa_, tau))


def cases(_rng: np.random.Generator) -> Iterator[tuple[float, float]]:
    """Yield valleys and bowls, coarse goals and fine ones."""
    yield from [(920.0, 1e-6), (7.7, 1e-6), (100.0, 1e-3), (1.317, 1e-6), (3.0, 0.2)]


SLIPS = slips(r"""
QUOTIENT = np.log(tolerance) / (2 * np.log(factor))
FACTOR = (kappa - 1) / (kappa + 1)
loss not squared: QUOTIENT -> np.log(tolerance) / np.log(factor)
    Twice too many. $(\kappa - 1)/(\kappa + 1)$ is the factor of the *weights* per step;
    the loss goes as their square: fact 3.
times two: QUOTIENT -> 2 * np.log(tolerance) / np.log(factor)
    Four times too many: the 2 from the square belongs into the denominator.
four times too few: QUOTIENT -> np.log(tolerance) / (8 * np.log(factor))
    Four times too few: the 2 from the square enters once, in the denominator.
tolerance ignored: tolerance -> 1e-6
    This holds for a millionth only. Use the argument `tolerance`.
factor of one over the largest: FACTOR -> 1 - 1 / kappa
    $1 - 1/\kappa$ is the factor for the learning rate $1/\lambda_{\max}$. The promised
    rate, $2/(\lambda_{\min} + \lambda_{\max})$, does better.
proportional to kappa: QUOTIENT -> kappa
    The number of steps is about proportional to $\kappa$, but how far you want to get
    matters, too: where is the tolerance?
rounded down: QUOTIENT -> np.floor(QUOTIENT)
    Rounded down it is sometimes too few. For $\kappa = 7.7$ and a millionth the formula
    gives 26.44: after 26 steps more than a millionth can be left. Round up, or leave
    the number as it is.
rounded: QUOTIENT -> np.round(QUOTIENT)
    Rounded to the nearest it is sometimes too few. For $\kappa = 7.7$ and a millionth
    the formula gives 26.44: after 26 steps more than a millionth can be left. Round up,
    or leave the number as it is.
for large kappa: QUOTIENT -> kappa / 4 * np.log(1 / tolerance)
    Close, where $\kappa$ is large. For $\kappa = 1.317$ and a millionth this gives 4.55
    steps instead of 3.47: use $(\kappa - 1)/(\kappa + 1)$ itself.
common logarithm: QUOTIENT -> QUOTIENT / np.log(10)
or: QUOTIENT -> QUOTIENT * np.log(10)
    You divided two different logarithms: take `np.log` (or `np.log10`) for both.
root of kappa: kappa -> np.sqrt(kappa)
    With $\sqrt{\kappa}$ the formula belongs to momentum. Plain descent keeps $(\kappa -
    1)/(\kappa + 1)$ of the error in a step.
negative: QUOTIENT -> -(QUOTIENT)
    The number of steps is negative. The logarithms of `tolerance` and of $(\kappa -
    1)/(\kappa + 1)$ both are: divide one by the other, without a further sign. Or is
    the fraction upside down?
product of logarithms: QUOTIENT -> np.log(tolerance) / 2 * np.log(factor)
    Python works from left to right: `a / 2 * b` is `(a / 2) * b`. Put `(2 * b)` in
    parentheses.
quotient upside down: QUOTIENT -> 2 * np.log(factor) / np.log(tolerance)
    That is one over the number of steps: turn the quotient of the two logarithms round.
""")

WHOLE = Exercise(whole_steps, cases, slips=SLIPS)


class Promise(Exercise):
    """An exercise that also takes the number rounded up."""

    def check(self, function: Any) -> Feedback:
        """Judge the function by what suits it better."""
        exact = super().check(function)
        if exact.correct:
            return exact
        whole = WHOLE.check(function)
        if whole.correct:
            return replace(whole, message=self.praise)
        rounded = whole.mistake and exact.mistake in (None, "ceiling")
        return whole if rounded else exact


STEPS = Promise(
    promised_steps,
    cases,
    slips=SLIPS,
    praise="For large $\\kappa$ it is close to the rule of thumb, "
    "$\\kappa/4 \\cdot \\ln(1/\\tau)$: twice the condition number, twice the steps.",
)
