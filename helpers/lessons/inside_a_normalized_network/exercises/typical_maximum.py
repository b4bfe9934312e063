"""Notebook 11, exercise 3: the maximum in half of the batches."""

from collections.abc import Iterator
from statistics import NormalDist
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def typical_maximum(m: int, gamma: float, beta: float) -> Any:
    """Return the median of the largest output in a batch of m."""
    z = NormalDist().inv_cdf(0.5 ** (1 / m))
    return max(0, abs(gamma) * z + beta)


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield batches of several sizes, gammas of both signs, and a neuron at rest."""
    yield from [(60, 1.0, 0.0), (60, 1.5, -0.5), (600, 0.7, 0.2), (6, -2.0, 0.3)]
    yield from [(60, 0.2, -1.0), (2, 3.0, -0.4), (20, -0.5, 0.0), (6, 0.5, 2.0)]


def mean_maximum(m: int) -> float:
    """Return the mean of the largest of m numbers, of section 3."""
    edges = np.linspace(-8, 8, 2001)
    growth = np.diff(np.array([NormalDist().cdf(edge) for edge in edges]) ** m)
    return float(np.sum((edges[1:] + edges[:-1]) / 2 * growth))


TYPICAL_MAXIMUM = Exercise(
    typical_maximum,
    cases,
    slips=slips(r"""
CHANCE = 0.5 ** (1 / m)
Z = NormalDist().inv_cdf(CHANCE)
INPUT = abs(gamma) * z + beta
half in m, the other side: CHANCE -> 0.5 / m
    Below your value lies half a number in m, on average: that is where the *smallest*
    lies. The chance that all m lie below $z$ is $\Phi(z)^m$: set that to one half.
power instead of root: CHANCE -> 0.5**m
    You solved $\Phi(z) = (1/2)^m$. The m stands on the other side: $\Phi(z)^m = 1/2$,
    so take the root.
no ReLU, sign of gamma: max(0, INPUT) -> gamma * z + beta
    Two things are missing: the ReLU, and the case of a negative gamma, in which the
    largest output comes from the smallest number.
sign of gamma: abs(gamma) -> gamma
    If gamma is negative, the largest output comes from the *smallest* of the m numbers,
    and that is as far below 0 as the largest is above.
beta alone for a negative gamma: INPUT -> (INPUT if gamma > 0 else beta)
    For a negative gamma you keep $\beta$ alone. But half of the $\hat x$ are negative:
    multiplied by $\gamma$, they are what lies above $\beta$.
sign of beta: INPUT -> abs(gamma) * z + (beta if gamma > 0 else -beta)
    A negative gamma turns the numbers around, but beta is added after that: it keeps
    its sign.
no ReLU: max(0, INPUT) -> INPUT
    A ReLU never puts out a negative number: where even the largest input is negative,
    the maximum is 0.
largest number: max(0, INPUT) -> z
    That is the largest $\hat x$. The neuron puts out $\max(0,\ \gamma\,\hat x +
    \beta)$.
mean, not median: Z -> mean_maximum(m)
    That is the *expected* maximum, of section 3. The median is a little lower, because
    the distribution of the maximum leans to the right. Solve $\Phi(z)^m = 1/2$.
one in m: CHANCE -> 1 - 1 / m
    One number in m exceeds your value, on average. But the *largest* exceeds it in
    about 63 % of the batches, $1 - (1 - 1/m)^m$, not in half of them.
half in m: CHANCE -> 1 - 0.5 / m
    You let half a number in m exceed the value on average. The chance that none of m
    does is the *product* of the m chances, $\Phi(z)^m$: set that to one half.
one number: CHANCE -> 0.5
    That is the median of *one* number. Of the largest of m it is the value that all m
    stay below with probability one half.
limit of large m: Z -> np.sqrt(2 * np.log(m))
    $\sqrt{2 \ln m}$ is what the maximum approaches for huge m. For 60 it is too large
    by a quarter: solve $\Phi(z)^m = 1/2$ instead.
beta before gamma: INPUT -> abs(gamma) * (z + beta)
    The layer multiplies by gamma first and adds beta afterwards.
"""),
    praise="Medians pass through every function that keeps the order, so this one is "
    "exact. Expected values do not.",
    rtol=2e-3,
)
