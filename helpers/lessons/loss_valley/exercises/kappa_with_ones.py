"""Notebook 03, exercise 4: what a mean costs."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def kappa_with_ones(mean: float, deviation: float) -> Any:
    """Return the condition number of one feature beside the column of ones."""
    trace = mean**2 + deviation**2 + 1
    root = np.sqrt(trace**2 - 4 * deviation**2)
    return (trace + root) / (trace - root)


def cases(_rng: np.random.Generator) -> Iterator[tuple[float, float]]:
    """Yield means of both signs, and none; standard deviations above 1 and below."""
    yield from [(2.0, 1.0), (0.0, 3.0), (-5.0, 0.5), (0.3, 0.2), (1.5, 2.5)]


KAPPA_WITH_ONES = Exercise(
    kappa_with_ones,
    cases,
    slips=slips(r"""
SQUARE = mean**2 + deviation**2
diagonal: = max(mean ** 2 + deviation ** 2, 1) / min(mean ** 2 + deviation ** 2, 1)
    That is the quotient of the two numbers on the diagonal, the mean squares of the
    columns. Off the diagonal stands the mean of feature times 1, and it is not zero:
    take the eigenvalues.
mean square: = mean**2 + deviation**2
    That is the mean square of the feature, one element of the Hessian. Divide the
    larger of its two eigenvalues by the smaller one.
trace over determinant: = (mean**2 + deviation**2 + 1) / deviation**2
    That is the trace over the determinant: the sum of the two eigenvalues over their
    product. Divide the larger one by the smaller one.
as if centred: = max(deviation**2, 1) / min(deviation**2, 1)
    That is the condition number once the feature is centred. Here its mean counts: in
    the mean square, and off the diagonal.
variance on the diagonal: SQUARE -> deviation**2
and: 4 * deviation**2 -> 4 * (deviation**2 - mean**2)
    You put the variance on the diagonal. There stands the mean *square*: the variance
    plus the squared mean.
deviation not squared: deviation**2 -> deviation
    You took the standard deviation for the variance, its square.
mean square without the mean's square: SQUARE -> mean + deviation**2
    The mean square is the variance plus the *square* of the mean.
off the diagonal squared: 4 * deviation**2 -> 4 * (mean**2 + deviation**2 - mean**4)
    Off the diagonal stands the mean of feature times 1: the mean itself, not its
    square.
angle: = (np.hypot(mean, deviation) + abs(mean)) / (np.hypot(mean, deviation) - \
abs(mean))
    You took the cosine of the angle between the two columns for the $r$ of exercise 3.
    That would do if both had the mean square 1. The feature need not.
root forgotten: np.sqrt(trace**2 - 4 * deviation**2) -> trace**2 - 4 * deviation**2
    The root is missing in the solution of the quadratic equation.
a 4 too few: 4 * deviation**2 -> deviation**2
    Under the root of the quadratic equation stands the squared sum of the eigenvalues
    minus *four* times their product.
larger eigenvalue only: (trace + root) / (trace - root) -> (trace + root) / 2
    That is the larger eigenvalue. Divide it by the smaller one.
"""),
    praise="Centred and standardized it is 1, the bowl. The same feature, five "
    "standard deviations away from zero: `kappa_with_ones(5, 1)` is about 727.",
)
