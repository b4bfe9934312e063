"""Notebook 01, exercise 1: scale the test set."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def scale_test(train: Any, test: Any) -> Any:
    """Return the standardized test set."""
    return (test - train.mean(axis=0)) / train.std(axis=0)


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield two square sets, to recognize an axis, and others."""
    for rows, new_rows, columns in [(4, 4, 4), (7, 5, 3), (3, 2, 6)]:
        train = rng.uniform(-5, 20, (rows, columns)) * rng.uniform(0.1, 2, columns)
        yield train, rng.uniform(-9, 30, (new_rows, columns))


SCALE_TEST = Exercise(
    scale_test,
    cases,
    slips=slips(r"""
MEAN = train.mean(axis=0)
STD = train.std(axis=0)
test statistics: MEAN -> test.mean(axis=0)
and: STD -> test.std(axis=0)
    You took mean and standard deviation of the test set. Section 5 shows what that does
    to warm weeks: take both from `train`.
statistics of both: = scale_test(np.concatenate([train, test]), test)
    Your statistics saw the test set. Broken readings can hide that way: section 5.
deviation of the test set: STD -> test.std(axis=0)
mean of the test set: MEAN -> test.mean(axis=0)
    Mean and standard deviation are those of different data: take both from `train`.
training set scaled: = scale_test(train, train)
    You transformed `train`. Return the scaled `test`.
sample variance: STD -> train.std(axis=0, ddof=1)
    You divided the sum of squares by $m - 1$ (`ddof=1`). This course, like batch
    normalization in training, divides by $m$: section 3.
variance: STD -> train.var(axis=0)
    You divided by the variance. It has squared units; its square root, the standard
    deviation, has the units of the feature.
divided before centring: = test / train.std(axis=0) - train.mean(axis=0)
    You divided first and then subtracted the mean of the *undivided* feature. Subtract
    first, or divide the mean as well: are there parentheses around the difference?
no parentheses: = test - train.mean(axis=0) / train.std(axis=0)
    Division binds tighter than subtraction, so only the mean was divided. Subtract
    first, then divide: put parentheses around the difference.
median: MEAN -> np.median(train, axis=0)
    You subtracted the median. Standardizing subtracts the mean.
min-max: MEAN -> train.min(axis=0)
and: STD -> np.ptp(train, axis=0)
    That is min-max scaling. Standardizing subtracts the mean and divides by the
    standard deviation.
wrong axis: MEAN -> train.mean(axis=1)
and: STD -> train.std(axis=1)
each example of train by itself: MEAN -> train.mean(axis=1, keepdims=True)
and: STD -> train.std(axis=1, keepdims=True)
each example of test by itself: MEAN -> test.mean(axis=1, keepdims=True)
and: STD -> test.std(axis=1, keepdims=True)
    Your statistics run over the features of one example (axis 1), which have different
    units. Take them over the examples, axis 0.
all features together: MEAN -> train.mean()
and: STD -> train.std()
    You took one mean and one standard deviation for all features together. The wide
    feature stays the wide one: name the axis.
not centred: test - MEAN -> test
    That is scaling alone. Subtract the mean of `train` first.
not scaled: (test - MEAN) / STD -> test - MEAN
    That is centring alone. Divide by the standard deviation of `train`.
"""),
    praise="The scaled test set need not have mean 0 or standard deviation 1, and "
    "should not: its difference from the training set is information.",
)
