"""Notebook 03, exercise 3: what standardizing cannot mend."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def kappa_of(r: float) -> Any:
    """Return the condition number of two standardized features."""
    return (1 + abs(r)) / (1 - abs(r))


def cases(_rng: np.random.Generator) -> Iterator[tuple[float]]:
    """Yield correlations of both signs, none, and one that is nearly perfect."""
    yield from [(0.5,), (0.0,), (-0.8,), (0.99,), (-0.3,)]


KAPPA = Exercise(
    kappa_of,
    cases,
    slips=slips(r"""
RATIO = (1 + abs(r)) / (1 - abs(r))
inverse: RATIO -> (1 - abs(r)) / (1 + abs(r))
    That is the smallest eigenvalue over the largest: turn it round.
inverse without absolute value: RATIO -> (1 - r) / (1 + r)
    That is the smallest eigenvalue over the largest, at least for positive $r$: turn it
    round, and think of negative $r$.
parenthesis: RATIO -> 1 + abs(r) / (1 - abs(r))
    Python divides before it adds: put `1 + abs(r)` in parentheses.
both parentheses: RATIO -> 1 + 0 * r
    This is 1 for every $r$, as `1 + r / 1 - r` is. Python divides before it adds and
    subtracts: put numerator and denominator in parentheses.
Hessian of the Hessian: = kappa_of(r) ** 2
    That is the square of the condition number. The matrix with 1 on its diagonal and
    $r$ off it *is* the Hessian; `hessian` and `condition_number` want the data. Take
    its eigenvalues.
negative correlation forgotten: RATIO -> (1 + r) / (1 - r)
    This is a condition number for positive $r$ only. For negative $r$ the larger
    eigenvalue is $1 - r$: a condition number below 1 cannot be.
larger eigenvalue only: RATIO -> 1 + abs(r)
    $1 + |r|$ is the larger eigenvalue. Divide it by the smaller one.
one eigenvalue only: RATIO -> 1 + r
    $1 + r$ is one of the two eigenvalues. Divide the larger by the smaller.
determinant: RATIO -> 1 / (1 - r**2)
    $1 - r^2$ is the product of the two eigenvalues, the determinant. The condition
    number is their quotient.
squared correlation: RATIO -> (1 + r**2) / (1 - r**2)
    The off-diagonal element of the Hessian is $r$, not $r^2$.
"""),
    praise="Standardizing cannot touch correlation: at $r = 0.99$ the valley is back "
    "($\\kappa = 199$).",
)
