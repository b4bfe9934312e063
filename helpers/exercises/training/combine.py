"""Notebook 08, exercise 3: from batches to the population."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip


def _combine(means: Any, variances: Any) -> Any:
    return means.mean(axis=0), variances.mean(axis=0) + means.var(axis=0)


def _batches(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    batches = rng.standard_normal((5, 4, 3)) + 3 * rng.standard_normal((5, 1, 3))
    return [(batches.mean(axis=1), batches.var(axis=1))]


def _no_factor(result: Any, means: Any, variances: Any) -> bool:
    """Whether the variance is no multiple of the right one or of its first term."""
    inside = variances.mean(axis=0)
    ratios = [result[1] / total for total in (inside, inside + means.var(axis=0))]
    return not any(np.ptp(ratio) < 1e-9 < abs(ratio[0] - 1) for ratio in ratios)


COMBINE = Exercise(
    name="combine",
    reference=_combine,
    cases=_batches,
    parts=("mean", "variance"),
    slips=[
        Slip(
            "mean of variances",
            lambda means, variances: (means.mean(axis=0), variances.mean(axis=0)),
            "The variance is too small: the mean of the batch variances leaves out "
            "that the batch means themselves differ.",
        ),
        Slip(
            "variance of means",
            lambda means, variances: (means.mean(axis=0), means.var(axis=0)),
            "You kept only the spread *between* the batches. The spread *inside* them "
            "is missing.",
        ),
        Slip(
            "deviation",
            lambda means, variances: (
                means.mean(axis=0),
                np.sqrt(variances.mean(axis=0) + means.var(axis=0)),
            ),
            "You return the standard deviation. The variance is its square.",
        ),
        Slip(
            "variance of means subtracted",
            lambda means, variances: (
                means.mean(axis=0),
                variances.mean(axis=0) - means.var(axis=0),
            ),
            "What lies between the batches makes the variance larger, not smaller. "
            "Check the sign: the mean square is $v_b + \\mu_b^2$ inside a batch, and "
            "$\\mathrm{var} + \\bar\\mu^2$ over everything.",
        ),
        Slip(
            "mean square",
            lambda means, variances: (
                means.mean(axis=0),
                (variances + means**2).mean(axis=0),
            ),
            "That is the mean square of all examples. Their variance is what remains "
            "when you subtract the square of their mean.",
        ),
        Slip(
            "swapped",
            lambda means, variances: _combine(means, variances)[::-1],
            "Both results are right, in the wrong order: first the mean, then the "
            "variance.",
        ),
        Slip(
            "unbiased spread of means",
            lambda means, variances: (
                means.mean(axis=0),
                variances.mean(axis=0) + means.var(axis=0, ddof=1),
            ),
            "Nearly. The batches are the whole population here, not a sample of it: "
            "divide the squares of the means by their number, not by one less.",
        ),
        Slip(
            "wrong axis",
            lambda means, variances: (
                means.mean(axis=1),
                variances.mean(axis=1) + means.var(axis=1),
            ),
            "You averaged over the features, axis 1. Each feature has statistics of "
            "its own; the batches are on axis 0.",
        ),
        Slip(
            "standard deviations",
            lambda means, variances: (
                means.mean(axis=0),
                (np.sqrt(variances).mean(axis=0)) ** 2 + means.var(axis=0),
            ),
            "Average the variances, not the standard deviations.",
        ),
    ],
    properties=[
        (
            "There is a factor in your variance, such as the $m/(m-1)$ of Algorithm 2. "
            "That one estimates the variance of a larger population from a sample. "
            "Here all examples are there, so divide by their number.",
            _no_factor,
        )
    ],
    praise="Mean of the variances plus variance of the means: the law of total "
    "variance.",
)
