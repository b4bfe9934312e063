"""The exercises of notebook 08."""

from collections.abc import Callable
from statistics import NormalDist
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


def _largest(kind: str) -> Callable[..., float]:
    """Return the answer of those who look for the largest accuracy."""

    def place(accuracy: Any, steps: Any, level: float) -> float:
        if kind == "if reached" and not (accuracy >= level).any():
            return np.inf
        record = np.argmax(accuracy)
        return float(record if kind == "index" else steps[record])

    return place


LARGEST = [
    Mistake(
        f"largest accuracy, {kind}",
        _largest(kind),
        "`np.argmax(accuracy)` finds the *largest* accuracy, whatever `level` is"
        f"{more}. Look for the first true value of `accuracy >= level`.",
    )
    for kind, more in [
        ("step", ""),
        ("if reached", ""),
        ("index", ", and it counts records, not training steps"),
    ]
]


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
        *LARGEST,
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
    praise="The race of section 4 is counted with this line.",
)


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
    mistakes=[
        Mistake(
            "power instead of root",
            _with_quantile(lambda m: 0.5**m),
            "You solved $\\Phi(z) = (1/2)^m$. The m stands on the other side: "
            "$\\Phi(z)^m = 1/2$, so take the root.",
        ),
        Mistake(
            "no ReLU, sign of gamma",
            lambda m, gamma, beta: gamma * GAUSSIAN.inv_cdf(0.5 ** (1 / m)) + beta,
            "The median of the largest number is right, but two things are missing: "
            "the ReLU, and the case of a negative gamma, in which the largest output "
            "comes from the smallest number.",
        ),
        Mistake(
            "sign of gamma",
            lambda m, gamma, beta: max(
                0.0, gamma * GAUSSIAN.inv_cdf(0.5 ** (1 / m)) + beta
            ),
            "Right for positive gamma. If gamma is negative, the largest output comes "
            "from the *smallest* of the m numbers, and that is as far below 0 as the "
            "largest is above.",
        ),
        Mistake(
            "no ReLU",
            lambda m, gamma, beta: abs(gamma) * GAUSSIAN.inv_cdf(0.5 ** (1 / m)) + beta,
            "A ReLU never puts out a negative number: where even the largest input is "
            "negative, the maximum is 0.",
        ),
        Mistake(
            "mean, not median",
            lambda m, gamma, beta: _relu_of(_mean_maximum(m), gamma, beta),
            "That is the *expected* maximum, of section 3. The median is a little "
            "lower, because the distribution of the maximum leans to the right. Solve "
            "$\\Phi(z)^m = 1/2$.",
        ),
        Mistake(
            "one in m",
            _with_quantile(lambda m: 1 - 1 / m),
            "One number in m exceeds your value, on average. But the *largest* exceeds "
            "it in about 63 % of the batches, $1 - (1 - 1/m)^m$, not in half of them.",
        ),
        Mistake(
            "half in m",
            _with_quantile(lambda m: 1 - 0.5 / m),
            "You let half a number in m exceed the value on average. The chance that "
            "none of m does is the *product* of the m chances, $\\Phi(z)^m$: set that "
            "to one half.",
        ),
        Mistake(
            "one number",
            _with_quantile(lambda m: 0.5),
            "That is the median of *one* number. Of the largest of m it is the value "
            "that all m stay below with probability one half.",
        ),
        Mistake(
            "limit of large m",
            lambda m, gamma, beta: _relu_of(float(np.sqrt(2 * np.log(m))), gamma, beta),
            "$\\sqrt{2 \\ln m}$ is what the maximum approaches for huge m. For 60 it "
            "is too large by a quarter: solve $\\Phi(z)^m = 1/2$ instead.",
        ),
        Mistake(
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
    name="the part that is enough to spoil it",
    answer="output",
    choices=("hidden", "output"),
    mistakes={
        "hidden": "Run `trained_at_two_rates(30, 1)`, in which only the hidden layers "
        "have the large rate: it costs nothing. Compare with "
        "`trained_at_two_rates(1, 30)`.",
    },
    praise="(1, 30) costs 10 to 25 points; (30, 1) costs nothing; (30, 30) falls below "
    "40 %. So the output layer, which has no normalization, is where it starts, and "
    "large rates below make it worse.",
)


def check_first_step(function: Any) -> Feedback:
    """Check ``first_step(accuracy, steps, level)``."""
    return FIRST_STEP.check(function)


def check_typical_maximum(function: Any) -> Feedback:
    """Check ``typical_maximum(m, gamma, beta)``."""
    return TYPICAL_MAXIMUM.check(function)


def check_combine(function: Any) -> Feedback:
    """Check ``combine(means, variances)``."""
    return COMBINE.check(function)


def check_weak_part(name: Any) -> Feedback:
    """Check which layers fail at the learning rate 30."""
    return WEAK_PART.check(name)
