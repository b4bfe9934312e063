"""The exercises of notebook 03."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from helpers.exercises.exercise import Exercise, Mistake
from helpers.exercises.feedback import Feedback
from helpers.exercises.question import Question
from helpers.least_squares import hessian


def _steps(kappa: float, tolerance: float) -> float:
    factor = (kappa - 1) / (kappa + 1)
    return float(np.log(tolerance) / (2 * np.log(factor)))


_TWO_LOGARITHMS = (
    "You divided two different logarithms: take `np.log` (or `np.log10`) for both."
)

STEPS = Exercise(
    name="promised_steps",
    reference=_steps,
    cases=lambda rng: [(920.0, 1e-6), (7.7, 1e-6), (100.0, 1e-3), (1.317, 1e-6)],
    mistakes=[
        Mistake(
            "loss not squared",
            lambda kappa, tol: 2 * _steps(kappa, tol),
            "Twice too many. $(\\kappa - 1)/(\\kappa + 1)$ is the factor of the "
            "*weights* per step; the loss is their square. See section 3.",
        ),
        Mistake(
            "times two",
            lambda kappa, tol: 4 * _steps(kappa, tol),
            "Four times too many: the 2 from the square belongs into the denominator.",
        ),
        Mistake(
            "tolerance ignored",
            lambda kappa, tol: _steps(kappa, 1e-6),
            "Right for a millionth only. Use the argument `tolerance`.",
        ),
        Mistake(
            "exponent on the wrong side",
            lambda kappa, tol: _steps(kappa, tol) / 4,
            "Four times too few: the 2 from the square belongs into the denominator.",
        ),
        Mistake(
            "factor of one over the largest",
            lambda kappa, tol: np.log(tol) / (2 * np.log(1 - 1 / kappa)),
            "$1 - 1/\\kappa$ is the factor for the learning rate "
            "$1/\\lambda_{\\max}$. The promised rate, "
            "$2/(\\lambda_{\\min} + \\lambda_{\\max})$, does better.",
        ),
        Mistake(
            "proportional to kappa",
            lambda kappa, tol: kappa,
            "The number of steps is about proportional to $\\kappa$, but how far you "
            "want to get matters, too: where is the tolerance?",
        ),
        Mistake(
            "rounded down",
            lambda kappa, tol: np.floor(_steps(kappa, tol)),
            "Rounded down, the count is a little too small for the tolerance. Round "
            "up, or leave the number as it is.",
        ),
        Mistake(
            "for large kappa",
            lambda kappa, tol: kappa / 4 * np.log(1 / tol),
            "Close, where $\\kappa$ is large. For $\\kappa = 1.317$ this gives 4.55 "
            "steps instead of 3.47: use $(\\kappa - 1)/(\\kappa + 1)$ itself.",
        ),
        Mistake(
            "common logarithm above",
            lambda kappa, tol: _steps(kappa, tol) / np.log(10),
            _TWO_LOGARITHMS,
        ),
        Mistake(
            "common logarithm below",
            lambda kappa, tol: _steps(kappa, tol) * np.log(10),
            _TWO_LOGARITHMS,
        ),
        Mistake(
            "root of kappa",
            lambda kappa, tol: _steps(np.sqrt(kappa), tol),
            "With $\\sqrt{\\kappa}$ the formula belongs to momentum. Plain descent "
            "keeps $(\\kappa - 1)/(\\kappa + 1)$ of the error in a step.",
        ),
        Mistake(
            "negative",
            lambda kappa, tol: -_steps(kappa, tol),
            "The number of steps is negative. Both logarithms are: divide one by the "
            "other, without a further sign.",
        ),
    ],
    praise="For large $\\kappa$ it is close to $\\kappa/4 \\cdot "
    "\\ln(1/\\text{tolerance})$: twice the condition number, twice the steps.",
)


def _rounded_up(function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *arguments: np.ceil(function(*arguments))


WHOLE_STEPS = replace(
    STEPS,
    reference=_rounded_up(_steps),
    mistakes=[replace(m, function=_rounded_up(m.function)) for m in STEPS.mistakes],
)


def _promised_rate(x: Any) -> Any:
    curvature = np.linalg.eigvalsh(hessian(x))
    return 2 / (curvature[0] + curvature[-1])


def _data_cases(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    return [(rng.normal(2, 1, size=(20, d)) * scale,) for d, scale in [(2, 5), (3, 1)]]


_VARIANCES = (
    "You used variances; the Hessian $x^T x / m$ has mean squares, of the features as "
    "they are, not centred."
)

PROMISED_RATE = Exercise(
    name="promised_rate",
    reference=_promised_rate,
    cases=_data_cases,
    mistakes=[
        Mistake(
            "stability limit",
            lambda x: 2 / np.linalg.eigvalsh(hessian(x))[-1],
            "That is the limit, where the steepest direction stops shrinking. The "
            "promised rate makes the steepest and the flattest direction shrink "
            "equally fast.",
        ),
        Mistake(
            "one over the largest",
            lambda x: 1 / np.linalg.eigvalsh(hessian(x))[-1],
            "This rate kills the steepest direction in one step; the flattest is then "
            "slower than it has to be. Let both shrink equally fast.",
        ),
        Mistake(
            "mean instead of sum",
            lambda x: 1 / np.linalg.eigvalsh(hessian(x))[[0, -1]].sum(),
            "Half the promised rate. Solve $1 - \\eta\\lambda_{\\min} = -(1 - "
            "\\eta\\lambda_{\\max})$ for $\\eta$ once more.",
        ),
        Mistake(
            "all eigenvalues",
            lambda x: 2 / np.linalg.eigvalsh(hessian(x)).sum(),
            "Right for two columns only: you added up all eigenvalues. Take the "
            "smallest and the largest.",
        ),
        Mistake(
            "first two",
            lambda x: 2 / np.linalg.eigvalsh(hessian(x))[:2].sum(),
            "Right for two columns only: `eigvalsh` sorts in ascending order, so the "
            "largest is the last, `[-1]`.",
        ),
        Mistake(
            "diagonal",
            lambda x: 2 / (np.diag(hessian(x)).min() + np.diag(hessian(x)).max()),
            "You took the diagonal of the Hessian. Its eigenvalues are the curvatures; "
            "they agree only where the features do not go together.",
        ),
        Mistake(
            "covariance",
            lambda x: 2 / np.linalg.eigvalsh(np.cov(x.T, ddof=0))[[0, -1]].sum(),
            _VARIANCES,
        ),
        Mistake(
            "covariance with m - 1",
            lambda x: 2 / np.linalg.eigvalsh(np.cov(x.T))[[0, -1]].sum(),
            _VARIANCES,
        ),
        Mistake(
            "variances",
            lambda x: 2 / (x.var(axis=0).min() + x.var(axis=0).max()),
            _VARIANCES,
        ),
        Mistake(
            "no mean over examples",
            lambda x: 2 / np.linalg.eigvalsh(x.T @ x)[[0, -1]].sum(),
            "The Hessian is $x^T x / m$: the division by the number of examples is "
            "missing.",
        ),
    ],
    praise="Both ends of the spectrum now shrink by the same factor, "
    "$(\\kappa - 1)/(\\kappa + 1)$.",
)


KAPPA = Exercise(
    name="kappa_of",
    reference=lambda r: (1 + abs(r)) / (1 - abs(r)),
    cases=lambda rng: [(0.5,), (0.0,), (-0.8,), (0.99,)],
    mistakes=[
        Mistake(
            "inverse",
            lambda r: (1 - abs(r)) / (1 + abs(r)),
            "That is the smallest eigenvalue over the largest: turn it round.",
        ),
        Mistake(
            "inverse without absolute value",
            lambda r: (1 - r) / (1 + r),
            "That is the smallest eigenvalue over the largest, at least for positive "
            "$r$: turn it round, and think of negative $r$.",
        ),
        Mistake(
            "parenthesis",
            lambda r: 1 + abs(r) / (1 - abs(r)),
            "Python divides before it adds: put `1 + abs(r)` in parentheses.",
        ),
        Mistake(
            "negative correlation forgotten",
            lambda r: (1 + r) / (1 - r),
            "Right for positive $r$. For negative $r$ the larger eigenvalue is "
            "$1 - r$: a condition number below 1 cannot be.",
        ),
        Mistake(
            "larger eigenvalue only",
            lambda r: 1 + abs(r),
            "$1 + |r|$ is the larger eigenvalue. Divide it by the smaller one.",
        ),
        Mistake(
            "one eigenvalue only",
            lambda r: 1 + r,
            "$1 + r$ is one of the two eigenvalues. Divide the larger by the smaller.",
        ),
        Mistake(
            "determinant",
            lambda r: 1 / (1 - r**2),
            "$1 - r^2$ is the product of the two eigenvalues, the determinant. The "
            "condition number is their quotient.",
        ),
        Mistake(
            "squared correlation",
            lambda r: (1 + r**2) / (1 - r**2),
            "The off-diagonal element of the Hessian is $r$, not $r^2$.",
        ),
    ],
    praise="Standardizing cannot touch correlation: at $r = 0.99$ the valley is back "
    "($\\kappa = 199$).",
)

DIVIDED_TARGET = Question(
    name="the number of steps with y divided by 100",
    answer=4,
    rtol=0,
    mistakes={
        0.04: "`divided`: scaling the target scales the weights, not their number of "
        "steps.",
        1: "`divided`: the target decides where the minimum lies, not how the loss "
        "curves.",
        400: "`divided`: everything gets smaller together; the start is as far away, "
        "measured in the new units, as before.",
    },
)

SHIFTED_TARGET = Question(
    name="the number of steps with 300 added to y",
    answer=342_752,
    rtol=0.01,
    mistakes={
        1387: "`shifted`: that is the count for the target of the article, which has "
        "no intercept. This one has: the start is no longer right there.",
        250_934: "`shifted`: that is the count for 50 added. Add 300.",
        474_558: "`shifted`: that is the promise, for the worst start. Count for this "
        "one, with `fewest_steps`.",
        4: "`shifted`: 4 is right for standardized features. Here they are raw.",
    },
    praise="The Hessian $x^T x / m$ does not contain $y$, so the promise stays. "
    "Dividing $y$ divides all weights alike. Raising it moves the best weights along "
    "the flattest direction, and the start of the article is lucky no more.",
)


def check_promised_steps(function: Any) -> Feedback:
    """Check ``promised_steps(kappa, tolerance)``."""
    feedback = [exercise.check(function) for exercise in (STEPS, WHOLE_STEPS)]
    judged = (given for given in feedback if given.correct or given.mistake)
    return next(judged, feedback[0])


def check_promised_rate(function: Any) -> Feedback:
    """Check ``promised_rate(x)``."""
    return PROMISED_RATE.check(function)


def check_kappa(function: Any) -> Feedback:
    """Check ``kappa_of(r)``."""
    return KAPPA.check(function)


def check_another_target(divided: Any, shifted: Any) -> Feedback:
    """Check the steps for a divided and for a raised target."""
    feedback = DIVIDED_TARGET.check(divided)
    return SHIFTED_TARGET.check(shifted) if feedback.correct else feedback
