"""Notebook 13, section 4: the rate that does what weight decay does."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def growing_rate(rate: float, decay: float, step: int) -> Any:
    """Return the learning rate of a step, the first being number 0."""
    factor = 1 - rate * decay
    return rate * factor ** (-2 * step - 1)


def cases(_rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield weak and strong decay, the first step and later ones."""
    yield from [(0.1, 0.5, 0), (0.3, 0.2, 3), (0.5, 0.1, 1), (0.05, 0.15, 5)]


GROWING_RATE = Exercise(
    growing_rate,
    cases,
    slips=slips(r"""
without the odd one: -2 * step - 1 -> -2 * step
    Nearly: one factor is missing. In the new weights, `weight[t + 1]` is what has been
    shortened $t + 1$ times, and the gradient was taken where it had been $t$ times.
the other way: -2 * step - 1 -> 2 * step + 1
    That rate falls. The longer weights of the run without decay need *longer* steps.
one more: -2 * step - 1 -> -2 * step - 2
    One factor too many: the gradient was taken at weights shortened $t$ times, not
    $t + 1$ times.
only once: -2 * step - 1 -> -step - 1
    One factor $(1-\eta\lambda)^{-(t+1)}$ makes up for the shorter weights. The
    gradient at weights shortened $t$ times is larger, too, by $(1-\eta\lambda)^{-t}$.
gradient alone: -2 * step - 1 -> -step
    That makes up for the gradient, which is larger at shorter weights. The step, too,
    is to be in the units of $v_{t+1}$: divide by $(1-\eta\lambda)^{t+1}$.
decay without rate: 1 - rate * decay -> 1 - decay
    A step shortens the weights by the factor $1 - \eta\lambda$: the decay times the
    rate.
growing factor: 1 - rate * decay -> 1 + rate * decay
    A step with decay multiplies the weights by $1 - \eta\lambda$, not by
    $1 + \eta\lambda$.
growing inverse: factor ** (-2 * step - 1) -> (1 + rate * decay) ** (2 * step + 1)
    $1 + \eta\lambda$ is only nearly the inverse of $1 - \eta\lambda$. The two runs are
    to agree to rounding.
factor alone: rate * factor ** (-2 * step - 1) -> factor ** (-2 * step - 1)
    That is how many times larger the rate has become. Multiply by the rate.
exponential: factor ** (-2 * step - 1) -> np.exp((2 * step + 1) * rate * decay)
    That is the limit of small $\eta\lambda$. The two runs are to agree to rounding:
    keep the power of $1 - \eta\lambda$.
"""),
    praise="No decay, but a rate that grows without end, and the same run.",
)
