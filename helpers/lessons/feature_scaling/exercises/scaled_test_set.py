"""Notebook 01, exercise 1: scale the test set."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip


def scale_test(train: Any, test: Any) -> Any:
    """Return the standardized test set."""
    return (test - train.mean(axis=0)) / train.std(axis=0)


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield two square sets, to recognize an axis, and others."""
    for rows, new_rows, columns in [(4, 4, 4), (7, 5, 3), (3, 2, 6)]:
        train = rng.uniform(-5, 20, (rows, columns)) * rng.uniform(0.1, 2, columns)
        yield train, rng.uniform(-9, 30, (new_rows, columns))


MEAN, STD = "train.mean(axis=0)", "train.std(axis=0)"

WRONG_AXIS = (
    "Your statistics run over the features of one example (axis 1), which have "
    "different units. Take them over the examples, axis 0."
)
MIXED = "Mean and deviation are those of different data: take both from `train`."
HIDE = "Your statistics saw the test set. Broken readings can hide that way: section 5."

SCALE_TEST = Exercise(
    scale_test,
    cases,
    slips=[
        Slip(
            "test statistics",
            {MEAN: "test.mean(axis=0)", STD: "test.std(axis=0)"},
            "You took mean and deviation of the test set. Section 5 shows what that "
            "does to warm weeks: take both from `train`.",
        ),
        Slip(
            "statistics of both",
            lambda train, test: scale_test(np.concatenate([train, test]), test),
            HIDE,
        ),
        Slip("deviation of the test set", (STD, "test.std(axis=0)"), MIXED),
        Slip("mean of the test set", (MEAN, "test.mean(axis=0)"), MIXED),
        Slip(
            "training set scaled",
            lambda train, test: scale_test(train, train),
            "You transformed `train`. Return the scaled `test`.",
        ),
        Slip(
            "sample variance",
            (STD, "train.std(axis=0, ddof=1)"),
            "You divided the sum of squares by $m - 1$ (`ddof=1`). This course, like "
            "batch normalization in training, divides by $m$: section 3.",
        ),
        Slip(
            "variance",
            (STD, "train.var(axis=0)"),
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
            "median",
            (MEAN, "np.median(train, axis=0)"),
            "You subtracted the median. Standardizing subtracts the mean.",
        ),
        Slip(
            "min-max",
            {MEAN: "train.min(axis=0)", STD: "np.ptp(train, axis=0)"},
            "That is min-max scaling. Standardizing subtracts the mean and divides by "
            "the standard deviation.",
        ),
        Slip(
            "wrong axis",
            {MEAN: "train.mean(axis=1)", STD: "train.std(axis=1)"},
            WRONG_AXIS,
        ),
        *[
            Slip(
                f"each example of {name} by itself",
                {
                    MEAN: f"{name}.mean(axis=1, keepdims=True)",
                    STD: f"{name}.std(axis=1, keepdims=True)",
                },
                WRONG_AXIS,
            )
            for name in ("train", "test")
        ],
        Slip(
            "all features together",
            {MEAN: "train.mean()", STD: "train.std()"},
            "You took one mean and one deviation for all features together. The wide "
            "feature stays the wide one: name the axis.",
        ),
        Slip(
            "not centred",
            (f"test - {MEAN}", "test"),
            "That is scaling alone. Subtract the mean of `train` first.",
        ),
        Slip(
            "not scaled",
            (f"(test - {MEAN}) / {STD}", f"test - {MEAN}"),
            "That is centring alone. Divide by the standard deviation of `train`.",
        ),
    ],
    praise="The scaled test set need not have mean 0 or deviation 1, and should not: "
    "its difference from the training set is information.",
)
