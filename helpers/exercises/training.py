"""The exercises of notebook 08."""

from itertools import pairwise
from typing import Any

import numpy as np

from helpers.exercises.exercise import Exercise, Mistake
from helpers.exercises.feedback import Feedback
from helpers.exercises.question import Question


def _first_step(accuracy: Any, steps: Any, level: float) -> float:
    reached = accuracy >= level
    return float(steps[np.argmax(reached)]) if reached.any() else np.inf


def _curves(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    steps = np.arange(0, 400, 50)
    rising = np.array([0.1, 0.3, 0.7, 0.8, 0.75, 0.85, 0.86, 0.9])
    return [(rising, steps, 0.8), (rising, steps, 0.85), (rising, steps, 0.95)]


FIRST_STEP = Exercise(
    name="first_step",
    reference=_first_step,
    cases=_curves,
    mistakes=[
        Mistake(
            "index instead of step",
            lambda accuracy, steps, level: (
                float(np.argmax(accuracy >= level))
                if (accuracy >= level).any()
                else np.inf
            ),
            "You return the number of the record, not the training step at which it "
            "was made: look it up in `steps`.",
        ),
        Mistake(
            "never is step zero",
            lambda accuracy, steps, level: float(steps[np.argmax(accuracy >= level)]),
            "A run that never gets there looks as if it had been there at step 0: "
            "`np.argmax` of only false values is 0. Ask first whether any is true.",
        ),
        Mistake(
            "always 80 %",
            lambda accuracy, steps, level: _first_step(accuracy, steps, 0.8),
            "You ask for 80 % whatever `level` is: the function has an argument for "
            "that.",
        ),
        Mistake(
            "above, not at",
            lambda accuracy, steps, level: _first_step(accuracy, steps, level + 1e-9),
            "Reaching the level counts: use `>=`, not `>`.",
        ),
        Mistake(
            "last time below",
            lambda accuracy, steps, level: (
                float(steps[np.flatnonzero(accuracy < level)[-1] + 1])
                if accuracy[-1] >= level
                else np.inf
            ),
            "That is the step from which the curve *stays* above the level. The "
            "question is when it gets there first.",
        ),
    ],
    praise="The race of section 3 is counted with this line.",
)


def _count(sizes: Any, normalize: bool) -> int:
    weights = sum(a * b for a, b in pairwise(sizes))
    per_unit = 2 if normalize else 1
    return weights + per_unit * sum(sizes[1:-1]) + sizes[-1]


COUNT = Exercise(
    name="count_parameters",
    reference=_count,
    cases=lambda rng: [
        (sizes, normalize)
        for sizes in ([784, 100, 10], [6, 5, 4, 3])
        for normalize in (True, False)
    ],
    mistakes=[
        Mistake(
            "bias kept",
            lambda sizes, normalize: (
                _count(sizes, False) + (2 * sum(sizes[1:-1]) if normalize else 0)
            ),
            "With batch normalization you count a bias beside gamma and beta. "
            "`sigmoid_network` leaves it away: subtracting the mean would cancel it.",
        ),
        Mistake(
            "output normalized",
            lambda sizes, normalize: (
                _count(sizes, normalize) + (sizes[-1] if normalize else 0)
            ),
            "Only hidden layers are normalized. The output layer keeps its bias and "
            "has no gamma and beta.",
        ),
        Mistake(
            "gamma only",
            lambda sizes, normalize: _count(sizes, False),
            "A normalized layer has two parameters a unit, gamma and beta, in the "
            "place of one bias.",
        ),
        Mistake(
            "no output bias",
            lambda sizes, normalize: _count(sizes, normalize) - sizes[-1],
            "The bias of the output layer is missing.",
        ),
        Mistake(
            "running statistics counted",
            lambda sizes, normalize: (
                _count(sizes, normalize) + (2 * sum(sizes[1:-1]) if normalize else 0)
            ),
            "Running mean and variance are not learned by gradient descent: they are "
            "measured, so they are no parameters.",
        ),
    ],
    praise="Net, normalization adds one parameter a hidden unit.",
)


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
    mistakes=[
        Mistake(
            "mean of variances",
            lambda means, variances: (means.mean(axis=0), variances.mean(axis=0)),
            "The variance is too small: the mean of the batch variances leaves out "
            "that the batch means themselves differ.",
        ),
        Mistake(
            "variance of means",
            lambda means, variances: (means.mean(axis=0), means.var(axis=0)),
            "You kept only the spread *between* the batches. The spread *inside* them "
            "is missing.",
        ),
        Mistake(
            "mean square",
            lambda means, variances: (
                means.mean(axis=0),
                (variances + means**2).mean(axis=0),
            ),
            "That is the mean square of all examples. Their variance is what remains "
            "when you subtract the square of their mean.",
        ),
        Mistake(
            "swapped",
            lambda means, variances: _combine(means, variances)[::-1],
            "Both results are right, in the wrong order: first the mean, then the "
            "variance.",
        ),
        Mistake(
            "unbiased spread of means",
            lambda means, variances: (
                means.mean(axis=0),
                variances.mean(axis=0) + means.var(axis=0, ddof=1),
            ),
            "Nearly. The batches are the whole population here, not a sample of it: "
            "divide the squares of the means by their number, not by one less.",
        ),
        Mistake(
            "wrong axis",
            lambda means, variances: (
                means.mean(axis=1),
                variances.mean(axis=1) + means.var(axis=1),
            ),
            "You averaged over the features, axis 1. Each feature has statistics of "
            "its own; the batches are on axis 0.",
        ),
        Mistake(
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

WEAK_PART = Question(
    name="the part that cannot bear the rate",
    answer="output",
    choices=("hidden", "output"),
    mistakes={
        "hidden": "Run `trained_at_two_rates(30, 1)`, in which only the hidden layers "
        "have the large rate, and compare it with `trained_at_two_rates(1, 30)`.",
    },
    praise="The output layer is the only one without normalization. The hidden layers "
    "learn at the rate 30, if it has a smaller one.",
)


def check_first_step(function: Any) -> Feedback:
    """Check ``first_step(accuracy, steps, level)``."""
    return FIRST_STEP.check(function)


def check_count_parameters(function: Any) -> Feedback:
    """Check ``count_parameters(sizes, normalize)``."""
    return COUNT.check(function)


def check_combine(function: Any) -> Feedback:
    """Check ``combine(means, variances)``."""
    return COMBINE.check(function)


def check_weak_part(name: Any) -> Feedback:
    """Check which layers fail at the learning rate 30."""
    return WEAK_PART.check(name)
