"""The exercises of notebook 01."""

from typing import Any

import numpy as np

from helpers.exercises.exercise import Exercise, Mistake
from helpers.exercises.feedback import Feedback
from helpers.exercises.question import Question

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
    mistakes=[
        Mistake(
            "test statistics",
            lambda train, test: _scaled(test, test),
            "You took mean and deviation of the test set. Section 5 shows what that "
            "does to warm weeks: take both from `train`.",
        ),
        Mistake(
            "statistics of both",
            lambda train, test: _scaled(test, np.concatenate([train, test])),
            "Your statistics saw the test set: you joined `train` and `test`. "
            "Broken readings can hide that way (section 5).",
        ),
        Mistake(
            "mixed statistics",
            lambda train, test: (test - train.mean(axis=0)) / test.std(axis=0),
            "The mean is that of `train`, but the standard deviation is that of "
            "`test`. Both belong to the same data.",
        ),
        Mistake(
            "training set scaled",
            lambda train, test: _scaled(train, train),
            "The statistics are right, but you transformed `train`. Return the "
            "scaled `test`.",
        ),
        Mistake(
            "sample variance",
            lambda train, test: (test - train.mean(axis=0)) / train.std(axis=0, ddof=1),
            "You divided the sum of squares by $m - 1$ (`ddof=1`). This course, like "
            "batch normalization in training, divides by $m$: section 3.",
        ),
        Mistake(
            "variance",
            lambda train, test: (test - train.mean(axis=0)) / train.var(axis=0),
            "You divided by the variance. It has squared units; its square root, the "
            "standard deviation, has the units of the feature.",
        ),
        Mistake(
            "divided before centring",
            lambda train, test: test / train.std(axis=0) - train.mean(axis=0),
            "You divided first and then subtracted the mean of the *undivided* "
            "feature. Subtract first, or divide the mean as well: are there "
            "parentheses around the difference?",
        ),
        Mistake(
            "no parentheses",
            lambda train, test: test - train.mean(axis=0) / train.std(axis=0),
            "Division binds tighter than subtraction, so only the mean was divided. "
            "Subtract first, then divide: put parentheses around the difference.",
        ),
        Mistake(
            "min-max",
            lambda train, test: (test - train.min(axis=0)) / np.ptp(train, axis=0),
            "That is min-max scaling. Standardizing subtracts the mean and divides by "
            "the standard deviation.",
        ),
        Mistake(
            "wrong axis",
            lambda train, test: (test - train.mean(axis=1)) / train.std(axis=1),
            WRONG_AXIS,
        ),
        Mistake(
            "wrong axis, kept",
            lambda train, test: _scaled(test.T, train.T).T,
            WRONG_AXIS,
        ),
        Mistake(
            "all features together",
            lambda train, test: (test - train.mean()) / train.std(),
            "You took one mean and one deviation for all features together. The wide "
            "feature stays the wide one: name the axis.",
        ),
        Mistake(
            "not centred",
            lambda train, test: test / train.std(axis=0),
            "That is scaling alone. Subtract the mean of `train` first.",
        ),
        Mistake(
            "not scaled",
            lambda train, test: test - train.mean(axis=0),
            "That is centring alone. Divide by the standard deviation of `train`.",
        ),
    ],
    praise="The scaled test set need not have mean 0 or deviation 1, and should not: "
    "its difference from the training set is information.",
)


def _symmetric(x: Any) -> Any:
    low, high = x.min(axis=0), x.max(axis=0)
    return 2 * (x - low) / (high - low) - 1


def _runs(first: float, last: float, advice: str) -> Mistake:
    """Recognize columns that run from `first` to `last`."""
    return Mistake(
        f"runs from {first:g} to {last:g}",
        lambda x: first + (last - first) * (_symmetric(x) + 1) / 2,
        f"Yours runs from {first:g} to {last:g}. {advice}",
    )


SYMMETRIC = Exercise(
    name="to_symmetric",
    reference=_symmetric,
    cases=lambda rng: [
        (rng.uniform(-3, 20, (5, 5)),),
        (rng.normal(size=(6, 6)) * rng.uniform(1, 50, 6),),
    ],
    mistakes=[
        Mistake(
            "zero to one",
            lambda x: (x - x.min(axis=0)) / np.ptp(x, axis=0),
            "That is 0..1. Stretch it to a width of 2 and move it.",
        ),
        _runs(0, 2, "The width is right. Move it by 1."),
        _runs(-2, 0, "The width is right, but you moved it by 2 instead of 1."),
        _runs(1, 3, "The width is right, but you moved it up instead of down."),
        _runs(-0.5, 0.5, "The middle is right, but the width is 1 instead of 2."),
        _runs(-2, 2, "The middle is right, but the width is 4 instead of 2."),
        _runs(-1, 0, "The lower end is right. Stretch to a width of 2 before moving."),
        Mistake(
            "upside down",
            lambda x: -_symmetric(x),
            "The range is right, but upside down: the smallest value of each column "
            "must become -1, the largest 1.",
        ),
        Mistake(
            "divided by the largest size",
            lambda x: x / np.abs(x).max(axis=0),
            "Dividing by the largest absolute value keeps everything inside -1..1, "
            "but only one of the two ends is reached: the middle stays where it was.",
        ),
        Mistake(
            "standardized",
            lambda x: _scaled(x, x),
            "You standardized. Then mean and deviation are alike in all columns, but "
            "the ends are not: they need the minimum and the maximum.",
        ),
        Mistake(
            "centred, then divided by the largest size",
            lambda x: (x - x.mean(axis=0)) / np.abs(x - x.mean(axis=0)).max(axis=0),
            "You centred at the mean; the middle of the range is (min + max)/2. "
            "So only one of the two ends is reached.",
        ),
        Mistake(
            "mean instead of middle",
            lambda x: 2 * (x - x.mean(axis=0)) / np.ptp(x, axis=0),
            "You subtracted the mean. The middle of the range is halfway between the "
            "smallest and the largest value.",
        ),
        Mistake(
            "all features together",
            lambda x: 2 * (x - x.min()) / np.ptp(x) - 1,
            "You took one minimum and one maximum for all features together: name "
            "the axis.",
        ),
        Mistake(
            "wrong axis",
            lambda x: 2 * (x - x.min(axis=1)) / np.ptp(x, axis=1) - 1,
            WRONG_AXIS,
        ),
        Mistake(
            "wrong axis, kept",
            lambda x: _symmetric(x.T).T,
            WRONG_AXIS,
        ),
    ],
    properties=[
        (
            "Not every column of the result begins at -1 and ends at 1.",
            lambda z, x: np.allclose([z.min(axis=0), z.max(axis=0)], [[-1], [1]]),
        ),
    ],
    praise="Any two numbers per feature, an offset and a scale, make such a map.",
)


def _raw_neuron(w: Any, b: Any, mean: Any, std: Any) -> tuple[Any, Any]:
    return w / std, b - (w * mean / std).sum()


def _neurons(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    return [
        (
            rng.normal(size=size),
            float(rng.normal()),
            rng.uniform(2, 20, size),
            rng.uniform(2, 6, size),
        )
        for size in (2, 5)
    ]


RAW_WEIGHTS = Exercise(
    name="raw_neuron",
    reference=_raw_neuron,
    cases=_neurons,
    parts=("w_raw", None),
    mistakes=[
        Mistake(
            "multiplied",
            lambda w, b, mean, std: (w * std, b),
            "You multiplied the weights by the deviation. But $z$ is $x$ *divided* "
            "by it. Put $z = (x - \\mu)/\\sigma$ into $w z + b$: what stands before "
            "$x$?",
        ),
        Mistake(
            "inverse of the data",
            lambda w, b, mean, std: (w * std + mean, b),
            "You took the weights back as if they were data. They are not: put "
            "$z = (x - \\mu)/\\sigma$ into $w z + b$ and read off what stands before "
            "$x$.",
        ),
        Mistake(
            "weights scaled as data",
            lambda w, b, mean, std: ((w - mean) / std, b),
            "You scaled the weights as if they were data. They are not: put "
            "$z = (x - \\mu)/\\sigma$ into $w z + b$. Before $x$ stands no mean; it "
            "belongs to the bias.",
        ),
        Mistake(
            "divided by the variance",
            lambda w, b, mean, std: (w / std**2, b),
            "`std` is already the standard deviation: no square.",
        ),
        Mistake(
            "weights unchanged",
            lambda w, b, mean, std: (w, b),
            "Your weights are those of the standardized features. What stands before "
            "$x$ in $w (x - \\mu)/\\sigma + b$?",
        ),
    ],
)
"""The weights alone: no bias is judged beside wrong weights."""

RAW_NEURON = Exercise(
    name="raw_neuron",
    reference=_raw_neuron,
    cases=_neurons,
    parts=("w_raw", "b_raw"),
    mistakes=[
        Mistake(
            "bias unchanged",
            lambda w, b, mean, std: (w / std, b),
            "The bias is the old one. But $z = (x - \\mu)/\\sigma$ also holds a "
            "constant, $-\\mu/\\sigma$, which every weight carries into the bias.",
        ),
        Mistake(
            "sign of the bias",
            lambda w, b, mean, std: (w / std, b + (w * mean / std).sum()),
            "The bias moved the wrong way: the mean is *subtracted* in $z$.",
        ),
        Mistake(
            "mean not divided",
            lambda w, b, mean, std: (w / std, b - (w * mean).sum()),
            "In the bias, the mean must be divided by the "
            "deviation, too: $\\mu$ stands inside the parentheses of "
            "$(x - \\mu)/\\sigma$.",
        ),
        Mistake(
            "means alone",
            lambda w, b, mean, std: (w / std, b - mean.sum()),
            "You subtracted the means alone. Each enters the bias as part of $z$, "
            "times its weight and divided by its deviation: multiply out "
            "$w (x - \\mu)/\\sigma + b$.",
        ),
        Mistake(
            "mean divided by the variance",
            lambda w, b, mean, std: (w / std, b - (w * mean / std**2).sum()),
            "In the bias you divided by the variance. `std` is already the standard "
            "deviation: divide by it once.",
        ),
        Mistake(
            "only the mean of w * mean / std",
            lambda w, b, mean, std: (w / std, b - (w * mean / std).mean()),
            "In the bias the features *add up*: a sum, not a mean.",
        ),
        Mistake(
            "one bias a feature",
            lambda w, b, mean, std: (w / std, b - w * mean / std),
            "Your bias is one number for each feature, but a "
            "neuron has one bias: sum over the features.",
        ),
    ],
    praise="Any scaling of the inputs can be folded into the first layer after "
    "training. Notebook 09 folds a batch-normalization layer away in the same way.",
)


def _negative(share: float) -> bool:
    return share < 0


def _nearly(share: float) -> bool:
    return 5e-5 < share < 2e-4


HUNDRED = Question(
    name="the share of its way that B's weight has gone",
    answer=1e-4,
    rtol=0.02,
    mistakes={
        0.01: "The gradient is 100 times smaller, that is right. But how long is the "
        "way? B is the narrow feature, and its weight has to become larger. (If you "
        "mean a percentage: `share` is 1 for all the way.)",
        0.1: "Both the gradient and the length of the way depend on the scale. "
        "Write down each for A and for B, then divide.",
        1.0: "That would be so with features of the same width.",
        1e4: "That is the inverse: which of the two weights is the slow one?",
        100.0: "B's weight is the slow one, so the share is smaller than 1. And the "
        "scale enters more than once.",
        0.02: "The two factors, one from the gradient and one from the way, multiply. "
        "They do not add.",
        0.005: "The two factors, one from the gradient and one from the way, multiply. "
        "They do not add.",
        _negative: "Both weights go towards their goals, so both shares are positive. "
        "A step is *minus* the learning rate times the gradient.",
        _nearly: "Near, but not derived. The live figure gives such numbers: there "
        "$w_A$ does not go exactly its whole way, and the features are slightly "
        "correlated. Here neither is so.",
        1e-8: "You squared twice: the scale enters two times, not four.",
        1e-6: "The scale enters twice, not three times: once in the gradient, once in "
        "the length of the way.",
    },
    praise="The scale enters twice: the gradient is 100 times smaller and the way "
    "100 times longer. One step for A is ten thousand for B.",
)


def check_scale_test(function: Any) -> Feedback:
    """Check ``scale_test(train, test)``."""
    return SCALE_TEST.check(function)


def check_to_symmetric(function: Any) -> Feedback:
    """Check ``to_symmetric(x)``."""
    return SYMMETRIC.check(function)


def check_raw_neuron(function: Any) -> Feedback:
    """Check ``raw_neuron(w, b, mean, std)``, the weights first."""
    feedback, weights = RAW_NEURON.check(function), RAW_WEIGHTS.check(function)
    known = weights.mistake or feedback.mistake
    return weights if known and not weights.correct else feedback


def check_hundred(share: Any) -> Feedback:
    """Check the share of its way that the narrow feature's weight has gone."""
    return HUNDRED.check(share)
