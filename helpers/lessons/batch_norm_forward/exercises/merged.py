"""Notebook 06, exercise 3: the statistics of a batch in two halves."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def merged(
    count_a: int, mean_a: Any, var_a: Any, count_b: int, mean_b: Any, var_b: Any
) -> Any:
    """Return mean and variance of the whole."""
    count = count_a + count_b
    mean = (count_a * mean_a + count_b * mean_b) / count
    squares_a = count_a * (var_a + (mean_a - mean) ** 2)
    squares_b = count_b * (var_b + (mean_b - mean) ** 2)
    return mean, (squares_a + squares_b) / count


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield two parts; the last ones are float32 with large means.

    Their means are sixteenths, so that the mean of the whole is exact, and its square
    is not.
    """
    for count_a, count_b, columns in [(6, 2, 4), (3, 9, 2), (5, 40, 3)]:
        parts = [
            (count, rng.normal(0, 3, columns), rng.uniform(0.5, 2, columns))
            for count in (count_a, count_b)
        ]
        yield *parts[0], *parts[1]
    large = [
        (count, (2048 + rng.integers(-32, 33, 5) / 16), rng.uniform(0.5, 2, 5))
        for count in (12, 4)
    ]
    (a, mean_a, var_a), (b, mean_b, var_b) = large
    single = [part.astype(np.float32) for part in (mean_a, var_a, mean_b, var_b)]
    yield a, single[0], single[1], b, single[2], single[3]


MERGED = Exercise(
    merged,
    cases,
    parts=("mean", "var"),
    slips=slips(r"""
WHOLE = (squares_a + squares_b) / count
MEAN = (count_a * mean_a + count_b * mean_b) / count
average of the variances: WHOLE -> (count_a * var_a + count_b * var_b) / count
    That is the average of the variances. The two means differ, and that spreads the
    whole: each part lies $\mu_a - \mu$ or $\mu_b - \mu$ from the common mean.
plain averages: MEAN -> (mean_a + mean_b) / 2
    The two parts are not of the same size: weigh each by its count.
plain average of the variances: WHOLE -> (var_a + var_b) / 2
    That is the plain average of the variances. The parts differ in size, and their
    means differ, which spreads the whole.
sum of the variances: WHOLE -> var_a + var_b
    Variances add up for *sums* of independent numbers. Here the numbers are put
    together: average their squared distances from the common mean.
spread of the means: WHOLE -> (count_a * (mean_a - mean) ** 2 + count_b * \
(mean_b - mean) ** 2) / count
    That is the spread of the two means. Inside each part, too, the examples differ:
    add the part's own variance to each square.
unweighted squares: WHOLE -> (var_a + (mean_a - mean) ** 2) / 2 + (var_b + \
(mean_b - mean) ** 2) / 2
    The two parts are not of the same size: weigh the squares of each by its count.
difference of the means: WHOLE -> (count_a * var_a + count_b * var_b) / count + \
(mean_a - mean_b) ** 2
    The distances that count are those of each mean from the *common* one, each weighed
    by its count; the two means lie farther apart.
sample variance: WHOLE -> (squares_a + squares_b) / (count - 1)
    You divided by one less than the number of examples. The layer divides by all.
one pass: WHOLE -> (count_a * (var_a + mean_a**2) + count_b * (var_b + mean_b**2)) / \
count - mean**2
    Right on paper. But one pair is `float32` with large means, and there the mean
    square minus the squared mean is mostly rounding errors: use the distances of the
    two means from the common one (section 6).
"""),
    praise="Chan, Golub and LeVeque's formula. Several machines that share one batch "
    "use it: each sends three numbers a feature, and none its examples.",
)
