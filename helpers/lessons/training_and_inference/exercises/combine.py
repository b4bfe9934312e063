"""Notebook 09, exercise 4: from batches to the population."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def combine(means: Any, variances: Any) -> Any:
    """Return mean and variance of all examples of equally large batches."""
    return means.mean(axis=0), variances.mean(axis=0) + means.var(axis=0)


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield as many batches as features, to recognize an axis, more and fewer."""
    for batches, features in [(4, 4), (5, 3), (2, 6)]:
        spread = 3 * rng.standard_normal((batches, 1, features))
        x = spread + rng.standard_normal((batches, 7, features))
        yield x.mean(axis=1), x.var(axis=1)


def no_factor(result: Any, means: Any, variances: Any) -> bool:
    """Whether the variance is no multiple of the right one or of its first term."""
    inside = variances.mean(axis=0)
    ratios = [result[1] / total for total in (inside, inside + means.var(axis=0))]
    return not any(np.ptp(ratio) < 1e-9 < abs(ratio[0] - 1) for ratio in ratios)


COMBINE = Exercise(
    combine,
    cases,
    parts=("mean", "variance"),
    slips=slips(r"""
INSIDE = variances.mean(axis=0)
BETWEEN = means.var(axis=0)
VARIANCE = INSIDE + BETWEEN
mean of variances: VARIANCE -> INSIDE
    The variance is too small: the mean of the batch variances leaves out that the batch
    means themselves differ.
variance of means: VARIANCE -> BETWEEN
    You kept only the spread *between* the batches. The spread *inside* them is missing.
deviation: VARIANCE -> np.sqrt(VARIANCE)
    You return the standard deviation. The variance is its square.
variance of means subtracted: VARIANCE -> INSIDE - BETWEEN
    What lies between the batches makes the variance larger, not smaller. Check the
    sign: the mean square is $v_b + \mu_b^2$ inside a batch, and $\mathrm{var} +
    \bar\mu^2$ over everything.
mean square: VARIANCE -> (variances + means**2).mean(axis=0)
    That is the mean square of all examples. Their variance is what remains when you
    subtract the square of their mean.
unbiased spread of means: BETWEEN -> means.var(axis=0, ddof=1)
    Nearly. The batches are the whole population here, not a sample of it: divide the
    squares of the means by their number, not by one less.
wrong axis: means -> means.T
and: variances -> variances.T
    You averaged over the features, axis 1. Each feature has statistics of its own; the
    batches are on axis 0.
standard deviations: INSIDE -> np.sqrt(variances).mean(axis=0) ** 2
    Average the variances, not the standard deviations.
"""),
    properties=[
        (
            "There is a factor in your variance, such as the $m/(m-1)$ of Algorithm 2. "
            "That one estimates the variance of a larger population from a sample. "
            "Here all examples are there, so divide by their number.",
            no_factor,
        )
    ],
    praise="Mean of the variances plus variance of the means: the law of total "
    "variance.",
)
