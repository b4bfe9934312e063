"""The exercises of notebook 03."""

from typing import Any

import numpy as np

from helpers.exercises.exercise import Exercise, Mistake
from helpers.exercises.feedback import Feedback
from helpers.exercises.question import Question
from helpers.least_squares import hessian


def _steps(kappa: float, tolerance: float) -> float:
    factor = (kappa - 1) / (kappa + 1)
    return float(np.log(tolerance) / (2 * np.log(factor)))


STEPS = Exercise(
    name="predicted_steps",
    reference=_steps,
    cases=lambda rng: [(920.0, 1e-6), (7.7, 1e-6), (100.0, 1e-3)],
    rtol=1e-3,
    atol=1.0,
    mistakes=[
        Mistake(
            "loss not squared",
            lambda kappa, tol: 2 * _steps(kappa, tol),
            "Twice too many. $(\\kappa - 1)/(\\kappa + 1)$ is the factor of the "
            "*weights* per step; the loss is their square. See section 3.",
        ),
        Mistake(
            "exponent on the wrong side",
            lambda kappa, tol: _steps(kappa, tol) / 4,
            "Four times too few: the 2 from the square belongs into the denominator.",
        ),
        Mistake(
            "factor of 1/L",
            lambda kappa, tol: np.log(tol) / (2 * np.log(1 - 1 / kappa)),
            "$1 - 1/\\kappa$ is the factor for the learning rate $1/L$. The best rate, "
            "$2/(L + \\mu)$, does better.",
        ),
        Mistake(
            "proportional to kappa",
            lambda kappa, tol: kappa,
            "The number of steps is about proportional to $\\kappa$, but how far you "
            "want to get matters, too: where is the tolerance?",
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


def _best_learning_rate(x: Any) -> Any:
    curvature = np.linalg.eigvalsh(hessian(x))
    return 2 / (curvature[0] + curvature[-1])


def _data_cases(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    return [(rng.normal(size=(20, d)) * scale,) for d, scale in [(2, 5), (3, 1)]]


BEST_LEARNING_RATE = Exercise(
    name="best_learning_rate",
    reference=_best_learning_rate,
    cases=_data_cases,
    mistakes=[
        Mistake(
            "stability limit",
            lambda x: 2 / np.linalg.eigvalsh(hessian(x))[-1],
            "$2/L$ is where the steepest direction stops shrinking. The best rate "
            "makes the steepest and the flattest direction shrink equally fast.",
        ),
        Mistake(
            "one over L",
            lambda x: 1 / np.linalg.eigvalsh(hessian(x))[-1],
            "$1/L$ kills the steepest direction in one step, but the flattest is then "
            "slower than it has to be. Let both shrink equally fast.",
        ),
        Mistake(
            "mean instead of sum",
            lambda x: 1 / np.linalg.eigvalsh(hessian(x))[[0, -1]].sum(),
            "Half the best rate. Solve $1 - \\eta\\mu = -(1 - \\eta L)$ for $\\eta$ "
            "once more.",
        ),
        Mistake(
            "covariance",
            lambda x: 2 / np.linalg.eigvalsh(np.cov(x.T, ddof=0))[[0, -1]].sum(),
            "You took the eigenvalues of the covariance matrix. The Hessian is "
            "$x^T x / m$, of the features as they are, not centred.",
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
            "negative correlation forgotten",
            lambda r: (1 + r) / (1 - r),
            "Right for positive $r$. For negative $r$ the larger eigenvalue is "
            "$1 - r$: a condition number below 1 cannot be.",
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

TARGET_SCALE = Question(
    name="the number of steps with y divided by 100",
    answer=4,
    rtol=0,
    mistakes={
        1: "The target decides where the minimum lies, not how the loss curves.",
        400: "Everything gets smaller together: the start is as far away, measured "
        "in the new units, as before.",
    },
    praise="The Hessian $x^T x / m$ does not contain $y$. Scaling $y$ scales all "
    "losses and weights alike, and the share of the excess that is left stays.",
)


def check_predicted_steps(function: Any) -> Feedback:
    """Check ``predicted_steps(kappa, tolerance)``."""
    return STEPS.check(function)


def check_best_learning_rate(function: Any) -> Feedback:
    """Check ``best_learning_rate(x)``."""
    return BEST_LEARNING_RATE.check(function)


def check_kappa(function: Any) -> Feedback:
    """Check ``kappa_of(r)``."""
    return KAPPA.check(function)


def check_target_scale(steps: Any) -> Feedback:
    """Check the number of steps with a scaled target."""
    return TARGET_SCALE.check(steps)
