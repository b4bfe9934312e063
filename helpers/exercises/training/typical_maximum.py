"""Notebook 08, exercise 2: the maximum in half of the batches."""

from collections.abc import Callable
from statistics import NormalDist

import numpy as np

from helpers.exercises import Exercise, Slip

GAUSSIAN = NormalDist()


def _relu_of(z: float, gamma: float, beta: float) -> float:
    return max(0.0, abs(gamma) * z + beta)


def _typical_maximum(m: int, gamma: float, beta: float) -> float:
    return _relu_of(GAUSSIAN.inv_cdf(0.5 ** (1 / m)), gamma, beta)


def _mean_maximum(m: int) -> float:
    edges = np.linspace(-8, 8, 2001)
    growth = np.diff(np.array([GAUSSIAN.cdf(edge) for edge in edges]) ** m)
    return float(np.sum((edges[1:] + edges[:-1]) / 2 * growth))


def _with_quantile(quantile: Callable[[int], float]) -> Callable[..., float]:
    """Return the answer of those who take another quantile of one number."""
    return lambda m, gamma, beta: _relu_of(GAUSSIAN.inv_cdf(quantile(m)), gamma, beta)


TYPICAL_MAXIMUM = Exercise(
    name="typical_maximum",
    reference=_typical_maximum,
    cases=lambda rng: [
        (60, 1.0, 0.0),
        (60, 1.5, -0.5),
        (600, 1.0, 0.2),
        (6, -2.0, 0.3),
        (60, 0.2, -1.0),
    ],
    slips=[
        Slip(
            "power instead of root",
            _with_quantile(lambda m: 0.5**m),
            "You solved $\\Phi(z) = (1/2)^m$. The m stands on the other side: "
            "$\\Phi(z)^m = 1/2$, so take the root.",
        ),
        Slip(
            "no ReLU, sign of gamma",
            lambda m, gamma, beta: gamma * GAUSSIAN.inv_cdf(0.5 ** (1 / m)) + beta,
            "The median of the largest number is right, but two things are missing: "
            "the ReLU, and the case of a negative gamma, in which the largest output "
            "comes from the smallest number.",
        ),
        Slip(
            "sign of gamma",
            lambda m, gamma, beta: max(
                0.0, gamma * GAUSSIAN.inv_cdf(0.5 ** (1 / m)) + beta
            ),
            "Right for positive gamma. If gamma is negative, the largest output comes "
            "from the *smallest* of the m numbers, and that is as far below 0 as the "
            "largest is above.",
        ),
        Slip(
            "sign of beta",
            lambda m, gamma, beta: _typical_maximum(
                m, gamma, beta if gamma > 0 else -beta
            ),
            "Right for positive gamma. A negative gamma turns the numbers around, but "
            "beta is added after that: it keeps its sign.",
        ),
        Slip(
            "no ReLU",
            lambda m, gamma, beta: abs(gamma) * GAUSSIAN.inv_cdf(0.5 ** (1 / m)) + beta,
            "A ReLU never puts out a negative number: where even the largest input is "
            "negative, the maximum is 0.",
        ),
        Slip(
            "mean, not median",
            lambda m, gamma, beta: _relu_of(_mean_maximum(m), gamma, beta),
            "That is the *expected* maximum, of section 3. The median is a little "
            "lower, because the distribution of the maximum leans to the right. Solve "
            "$\\Phi(z)^m = 1/2$.",
        ),
        Slip(
            "one in m",
            _with_quantile(lambda m: 1 - 1 / m),
            "One number in m exceeds your value, on average. But the *largest* exceeds "
            "it in about 63 % of the batches, $1 - (1 - 1/m)^m$, not in half of them.",
        ),
        Slip(
            "half in m",
            _with_quantile(lambda m: 1 - 0.5 / m),
            "You let half a number in m exceed the value on average. The chance that "
            "none of m does is the *product* of the m chances, $\\Phi(z)^m$: set that "
            "to one half.",
        ),
        Slip(
            "one number",
            _with_quantile(lambda m: 0.5),
            "That is the median of *one* number. Of the largest of m it is the value "
            "that all m stay below with probability one half.",
        ),
        Slip(
            "limit of large m",
            lambda m, gamma, beta: _relu_of(float(np.sqrt(2 * np.log(m))), gamma, beta),
            "$\\sqrt{2 \\ln m}$ is what the maximum approaches for huge m. For 60 it "
            "is too large by a quarter: solve $\\Phi(z)^m = 1/2$ instead.",
        ),
        Slip(
            "beta before gamma",
            lambda m, gamma, beta: max(
                0.0, abs(gamma) * (GAUSSIAN.inv_cdf(0.5 ** (1 / m)) + beta)
            ),
            "The layer multiplies by gamma first and adds beta afterwards.",
        ),
    ],
    properties=[
        (
            "For gamma = 1 and beta = 0 you have the mean of the maximum (section 3), "
            "not its median. Solve $\\Phi(z)^m = 1/2$ instead, and think of gamma, "
            "beta and the ReLU as well.",
            lambda result, m, gamma, beta: (
                (m, gamma, beta) != (60, 1.0, 0.0)
                or abs(result / _mean_maximum(m) - 1) > 1e-3
            ),
        ),
        (
            "Your numbers are within one per cent of the right ones, as those of a "
            "simulation are. The exact ones need no random numbers: solve "
            "$\\Phi(z)^m = 1/2$.",
            lambda result, m, gamma, beta: (
                not (
                    0.002
                    < abs(result / (_typical_maximum(m, gamma, beta) or 1) - 1)
                    < 0.01
                )
            ),
        ),
    ],
    praise="Medians pass through every function that keeps the order, so this one is "
    "exact. Expected values do not.",
    rtol=2e-3,
)
