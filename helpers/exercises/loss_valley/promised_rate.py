"""Notebook 03, exercise 2: the promised rate."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip
from helpers.least_squares import hessian


def _promised_rate(x: Any) -> Any:
    return _rate_of_ends(np.linalg.eigvalsh(hessian(x)))


def _data_cases(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    normal = [rng.normal(2, 1, size=(20, d)) * scale for d, scale in [(2, 5), (3, 1)]]
    # A diagonal Hessian, whose eigenvalues `np.linalg.eig` returns unsorted.
    return [(x,) for x in (*normal, np.diag([1.0, 3.0, 2.0]))]


def _rate_of_ends(curvature: Any) -> Any:
    return 2 / (curvature[0] + curvature[-1])


_VARIANCES = (
    "You used variances; the Hessian $x^T x / m$ has mean squares, of the features as "
    "they are, not centred."
)

PROMISED_RATE = Exercise(
    name="promised_rate",
    reference=_promised_rate,
    cases=_data_cases,
    slips=[
        Slip(
            "stability limit",
            lambda x: 2 / np.linalg.eigvalsh(hessian(x))[-1],
            "That is the limit, where the steepest direction stops shrinking. The "
            "promised rate makes the steepest and the flattest direction shrink "
            "equally fast.",
        ),
        Slip(
            "one over the largest",
            lambda x: 1 / np.linalg.eigvalsh(hessian(x))[-1],
            "This rate kills the steepest direction in one step; the flattest is then "
            "slower than it has to be. Let both shrink equally fast.",
        ),
        Slip(
            "mean instead of sum",
            lambda x: 1 / np.linalg.eigvalsh(hessian(x))[[0, -1]].sum(),
            "Half the promised rate. Solve $1 - \\eta\\lambda_{\\min} = -(1 - "
            "\\eta\\lambda_{\\max})$ for $\\eta$ once more.",
        ),
        Slip(
            "all eigenvalues",
            lambda x: 2 / np.linalg.eigvalsh(hessian(x)).sum(),
            "Right for two columns only: you added up all eigenvalues. Take the "
            "smallest and the largest.",
        ),
        Slip(
            "first two",
            lambda x: 2 / np.linalg.eigvalsh(hessian(x))[:2].sum(),
            "Right for two columns only: `eigvalsh` sorts in ascending order, so the "
            "largest is the last, `[-1]`.",
        ),
        Slip(
            "diagonal",
            lambda x: 2 / (np.diag(hessian(x)).min() + np.diag(hessian(x)).max()),
            "You took the diagonal of the Hessian. Its eigenvalues are the curvatures; "
            "they agree only where the features do not go together.",
        ),
        Slip(
            "first and last of the diagonal",
            lambda x: _rate_of_ends(np.diag(hessian(x))),
            "You took the first and the last element of the Hessian's diagonal. You "
            "need its smallest and its largest eigenvalue.",
        ),
        Slip(
            "unsorted",
            lambda x: _rate_of_ends(np.linalg.eig(hessian(x))[0]),
            "`np.linalg.eig` returns the eigenvalues in no special order. `eigvalsh`, "
            "for symmetric matrices, sorts them.",
        ),
        Slip(
            "smallest minus largest",
            lambda x: 2 / np.subtract(*np.linalg.eigvalsh(hessian(x))[[0, -1]]),
            "You subtracted the two eigenvalues: the rate is negative. Add them.",
        ),
        Slip(
            "largest minus smallest",
            lambda x: 2 / np.subtract(*np.linalg.eigvalsh(hessian(x))[[-1, 0]]),
            "You subtracted the two eigenvalues. Add them.",
        ),
        Slip(
            "covariance",
            lambda x: 2 / np.linalg.eigvalsh(np.cov(x.T, ddof=0))[[0, -1]].sum(),
            _VARIANCES,
        ),
        Slip(
            "covariance with m - 1",
            lambda x: 2 / np.linalg.eigvalsh(np.cov(x.T))[[0, -1]].sum(),
            _VARIANCES,
        ),
        Slip(
            "variances",
            lambda x: 2 / (x.var(axis=0).min() + x.var(axis=0).max()),
            _VARIANCES,
        ),
        Slip(
            "no mean over examples",
            lambda x: 2 / np.linalg.eigvalsh(x.T @ x)[[0, -1]].sum(),
            "The Hessian is $x^T x / m$: the division by the number of examples is "
            "missing.",
        ),
    ],
    praise="Both ends of the spectrum now shrink by the same factor, "
    "$(\\kappa - 1)/(\\kappa + 1)$.",
)
