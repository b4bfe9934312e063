"""Notebook 01, exercise 1: scale the test set."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip

WRONG_AXIS = (
    "Your statistics run over the features of one example (axis 1), which have "
    "different units. Take them over the examples, axis 0."
)


def _two_sets(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    # Square, so that statistics over the wrong axis run and can be recognized.
    return [
        (
            rng.uniform(0, 20, (size, size)) * rng.uniform(0.1, 2, size),
            rng.uniform(5, 30, (size, size)),
        )
        for size in (4, 6)
    ]


def _scaled(x: Any, by: Any, **options: Any) -> Any:
    return (x - by.mean(axis=0)) / by.std(axis=0, **options)


SCALE_TEST = Exercise(
    name="scale_test",
    reference=lambda train, test: _scaled(test, train),
    cases=_two_sets,
    slips=[
        Slip(
            "test statistics",
            lambda train, test: _scaled(test, test),
            "You took mean and deviation of the test set. Section 5 shows what that "
            "does to warm weeks: take both from `train`.",
        ),
        Slip(
            "statistics of both",
            lambda train, test: _scaled(test, np.concatenate([train, test])),
            "Your statistics saw the test set: you joined `train` and `test`. "
            "Broken readings can hide that way (section 5).",
        ),
        Slip(
            "mixed statistics",
            lambda train, test: (test - train.mean(axis=0)) / test.std(axis=0),
            "The mean is that of `train`, but the standard deviation is that of "
            "`test`. Both belong to the same data.",
        ),
        Slip(
            "training set scaled",
            lambda train, test: _scaled(train, train),
            "The statistics are right, but you transformed `train`. Return the "
            "scaled `test`.",
        ),
        Slip(
            "sample variance",
            lambda train, test: (test - train.mean(axis=0)) / train.std(axis=0, ddof=1),
            "You divided the sum of squares by $m - 1$ (`ddof=1`). This course, like "
            "batch normalization in training, divides by $m$: section 3.",
        ),
        Slip(
            "variance",
            lambda train, test: (test - train.mean(axis=0)) / train.var(axis=0),
            "You divided by the variance. It has squared units; its square root, the "
            "standard deviation, has the units of the feature.",
        ),
        Slip(
            "divided before centring",
            lambda train, test: test / train.std(axis=0) - train.mean(axis=0),
            "You divided first and then subtracted the mean of the *undivided* "
            "feature. Subtract first, or divide the mean as well: are there "
            "parentheses around the difference?",
        ),
        Slip(
            "no parentheses",
            lambda train, test: test - train.mean(axis=0) / train.std(axis=0),
            "Division binds tighter than subtraction, so only the mean was divided. "
            "Subtract first, then divide: put parentheses around the difference.",
        ),
        Slip(
            "min-max",
            lambda train, test: (test - train.min(axis=0)) / np.ptp(train, axis=0),
            "That is min-max scaling. Standardizing subtracts the mean and divides by "
            "the standard deviation.",
        ),
        Slip(
            "wrong axis",
            lambda train, test: (test - train.mean(axis=1)) / train.std(axis=1),
            WRONG_AXIS,
        ),
        Slip(
            "wrong axis, kept",
            lambda train, test: _scaled(test.T, train.T).T,
            WRONG_AXIS,
        ),
        Slip(
            "all features together",
            lambda train, test: (test - train.mean()) / train.std(),
            "You took one mean and one deviation for all features together. The wide "
            "feature stays the wide one: name the axis.",
        ),
        Slip(
            "not centred",
            lambda train, test: test / train.std(axis=0),
            "That is scaling alone. Subtract the mean of `train` first.",
        ),
        Slip(
            "not scaled",
            lambda train, test: test - train.mean(axis=0),
            "That is centring alone. Divide by the standard deviation of `train`.",
        ),
    ],
    praise="The scaled test set need not have mean 0 or deviation 1, and should not: "
    "its difference from the training set is information.",
)
