"""The exercises of notebook 05."""

from typing import Any

import numpy as np

from helpers.exercises.exercise import Exercise, Mistake
from helpers.exercises.feedback import Feedback, not_yet
from helpers.exercises.question import Question

MARKS = (0.15, 0.5, 0.85)


def _bands(h: Any) -> Any:
    return np.quantile(h, MARKS, axis=0)


def _inputs(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    # One is square, so that quantiles over the wrong axis run and can be recognized.
    return [
        (rng.exponential(size=(m, 12)) * rng.uniform(0.5, 3, 12) + rng.normal(size=12),)
        for m in (12, 40)
    ]


UNIT_BANDS = Exercise(
    name="unit_bands",
    reference=_bands,
    cases=_inputs,
    mistakes=[
        Mistake(
            "wrong axis",
            lambda h: np.quantile(h, MARKS, axis=1),
            "Your quantiles run over the units of one picture (axis 1). A unit's band "
            "is taken over the pictures, axis 0.",
        ),
        Mistake(
            "all together",
            lambda h: np.quantile(h, MARKS),
            "You threw all units together: three numbers for the whole layer. Section "
            "2 shows what they hide. Name the axis of the pictures.",
        ),
        Mistake(
            "percent for shares",
            lambda h: np.percentile(h, MARKS, axis=0),
            "`np.percentile` counts in percent: 0.15 is 0.15 % to it. Use "
            "`np.quantile`, or 15, 50 and 85.",
        ),
        Mistake(
            "transposed",
            lambda h: _bands(h).T,
            "The numbers are right. Return one row a quantile and one column a unit, "
            "as `np.quantile` does.",
        ),
        Mistake(
            "only center and spread",
            lambda h: np.stack(
                [_bands(h)[1], (_bands(h)[2] - _bands(h)[0]) / 2],
            ),
            "That is center and spread, as in section 2. Asked are the three quantiles "
            "themselves.",
        ),
        Mistake(
            "10 and 90 %",
            lambda h: np.quantile(h, [0.1, 0.5, 0.9], axis=0),
            "These are the 10, 50 and 90 % quantiles. Asked are 15, 50 and 85 %.",
        ),
        Mistake(
            "quartiles",
            lambda h: np.quantile(h, [0.25, 0.5, 0.75], axis=0),
            "These are the 25, 50 and 75 % quantiles. Asked are 15, 50 and 85 %.",
        ),
        Mistake(
            "mean and deviation",
            lambda h: np.stack(
                [
                    h.mean(axis=0) - h.std(axis=0),
                    h.mean(axis=0),
                    h.mean(axis=0) + h.std(axis=0),
                ]
            ),
            "That is mean and standard deviation. They agree with the quantiles for a "
            "Gaussian only; these data are one-sided.",
        ),
        Mistake(
            "center and spread",
            lambda h: np.stack(
                [
                    _bands(h)[1] - (_bands(h)[2] - _bands(h)[0]) / 2,
                    _bands(h)[1],
                    _bands(h)[1] + (_bands(h)[2] - _bands(h)[0]) / 2,
                ]
            ),
            "Median minus and plus the spread is a symmetric band. The quantiles of "
            "one-sided data are not symmetric: take all three directly.",
        ),
    ],
    praise="The axis decides the question: how much the pictures differ for one unit "
    "(axis 0), or the units for one picture (axis 1).",
)


def _drift(center: Any, spread: Any) -> Any:
    return np.median(np.abs(np.diff(center, axis=0)) / spread[:-1], axis=1)


def _records(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    return [
        (
            np.cumsum(rng.normal(size=(records, 9)), axis=0),
            rng.uniform(0.2, 3, (records, 9)),
        )
        for records in (10, 5)
    ]


DRIFT = Exercise(
    name="drift",
    reference=_drift,
    cases=_records,
    mistakes=[
        Mistake(
            "sign kept",
            lambda center, spread: np.median(
                np.diff(center, axis=0) / spread[:-1], axis=1
            ),
            "Units that move up and units that move down cancel: take the absolute "
            "value of each move.",
        ),
        Mistake(
            "absolute value too late",
            lambda center, spread: np.abs(
                np.median(np.diff(center, axis=0) / spread[:-1], axis=1)
            ),
            "You take the absolute value *after* the median over the units, when up "
            "and down have cancelled. Take it before.",
        ),
        Mistake(
            "no spread",
            lambda center, spread: np.median(np.abs(np.diff(center, axis=0)), axis=1),
            "These are moves on the axis, in the unit of $h$. Divide each by the "
            "spread of its unit: section 4 says why.",
        ),
        Mistake(
            "spread afterwards",
            lambda center, spread: np.median(
                np.abs(np.diff(center, axis=0)) / spread[1:], axis=1
            ),
            "You divided by the spread *after* the move. The ruler is the spread "
            "before it: `spread[:-1]`.",
        ),
        Mistake(
            "one ruler for all",
            lambda center, spread: (
                np.median(np.abs(np.diff(center, axis=0)), axis=1)
                / np.median(spread[:-1], axis=1)
            ),
            "You divided the median move by the median spread. Divide unit by unit, "
            "then take the median.",
        ),
        Mistake(
            "ruler of step 0",
            lambda center, spread: np.median(
                np.abs(np.diff(center, axis=0)) / spread[0], axis=1
            ),
            "You used the spread of the first record for all moves, as section 3 does. "
            "Here the ruler is the spread just before each move: `spread[:-1]`.",
        ),
        Mistake(
            "since the start",
            lambda center, spread: np.median(
                np.abs(center[1:] - center[0]) / spread[0], axis=1
            ),
            "That is the distance from the first record. Asked is the move from each "
            "record to the next: `np.diff`.",
        ),
        Mistake(
            "wrong axis",
            lambda center, spread: np.median(
                np.abs(np.diff(center, axis=0)) / spread[:-1], axis=0
            ),
            "Your median runs over the records (axis 0) and leaves one number a unit. "
            "Asked is one number for each interval: take it over the units.",
        ),
        Mistake(
            "mean over units",
            lambda center, spread: np.mean(
                np.abs(np.diff(center, axis=0)) / spread[:-1], axis=1
            ),
            "You took the mean over the units. One unit with a tiny spread can decide "
            "it alone; take the median.",
        ),
    ],
    praise="With records 50 steps apart, this is one seed of the figure in section 4.",
)


def _moved(weight: Any, delta: Any) -> Any:
    return delta @ weight


def _layers(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    # Square, so that the transposed product runs and can be recognized.
    return [(rng.normal(size=(n, n)), rng.normal(size=n) + 0.5) for n in (6, 4)]


MOVED_MEAN = Exercise(
    name="moved_mean",
    reference=_moved,
    cases=_layers,
    mistakes=[
        Mistake(
            "transposed",
            lambda weight, delta: weight @ delta,
            "`weight` has one row an input and one column a unit, and you summed over "
            "the units. Sum over the inputs: axis 0 of `weight`.",
        ),
        Mistake(
            "mean of delta",
            lambda weight, delta: weight.sum(axis=0) * delta.mean(),
            "That is right only if all activations move alike. Weight each move by "
            "its own weight before you add.",
        ),
        Mistake(
            "mean instead of sum",
            lambda weight, delta: _moved(weight, delta) / len(delta),
            "You averaged over the inputs. The pre-activation is a *sum* over them.",
        ),
        Mistake(
            "absolute values",
            lambda weight, delta: np.abs(delta) @ np.abs(weight),
            "Moves and weights have signs, and opposite ones cancel. That is an upper "
            "limit, not the move.",
        ),
        Mistake(
            "sign lost",
            lambda weight, delta: np.abs(delta @ weight),
            "The formula is right, but a moved mean keeps its sign: leave the absolute "
            "value away.",
        ),
        Mistake(
            "slope",
            lambda weight, delta: _moved(weight, delta) / 4,
            "There is no sigmoid between the activations and the next weighted sum: "
            "leave the slope of 1/4 away.",
        ),
        Mistake(
            "deviation",
            lambda weight, delta: np.sqrt(delta**2 @ weight**2),
            "That is how *independent* deviations would add. A move of the mean is "
            "one vector for all pictures: it adds with its signs.",
        ),
    ],
    praise="The mean of a sum is the sum of the means, whatever the distributions "
    "are: the bias and the pictures drop out.",
)

KINDS = ("depth", "training time", "data sets")

HOSPITALS = Question(
    name="what changes in the first story",
    answer="data sets",
    choices=KINDS,
    mistakes={
        "training time": "First story: the weights are fixed, nothing is trained any "
        "more. What else is new?",
        "depth": "First story: the same layers are looked at. What else is new?",
    },
)
SAME_PICTURES = Question(
    name="what changes in the second story",
    answer="training time",
    choices=KINDS,
    mistakes={
        "data sets": "Second story: the pictures are the same ones. What is not?",
        "depth": "Second story: it is layer 4 both times. What is not the same?",
    },
)
SORTED = Question(
    name="what changes in the third story",
    answer="data sets",
    choices=KINDS,
    mistakes={
        "training time": "Third story: time passes, but what layer 1 is fed with are "
        "the pixels. No weights stand before them that could have changed. What has?",
        "depth": "Third story: it is layer 1 both times.",
    },
    praise="The third story is the one that deceives: it happens during training, but "
    "it is no *internal* shift. The inputs of layer 1 come from no weights.",
)


def check_unit_bands(function: Any) -> Feedback:
    """Check ``unit_bands(h)``."""
    return UNIT_BANDS.check(function)


def check_drift(function: Any) -> Feedback:
    """Check ``drift(center, spread)``."""
    feedback = DRIFT.check(function)
    if "could not be broadcast" in feedback.message:
        cause = (
            "There is one move fewer than records. Which spreads stand *before* a "
            "move? All but the last: `spread[:-1]`."
        )
        return not_yet(f"{feedback.message}. {cause}", "spread not cut")
    return feedback


def check_moved_mean(function: Any) -> Feedback:
    """Check ``moved_mean(weight, delta)``."""
    return MOVED_MEAN.check(function)


def check_stories(first: Any, second: Any, third: Any) -> Feedback:
    """Check which of the three shifts each story tells of."""
    answers = zip(
        (HOSPITALS, SAME_PICTURES, SORTED), (first, second, third), strict=True
    )
    for question, answer in answers:
        feedback = question.check(answer)
        if not feedback.correct:
            break
    return feedback
