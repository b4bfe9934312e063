"""Notebook 03, exercise 1: a rate for each direction."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def finishing_rates(x: Any) -> Any:
    """Return the rates with which descent is done, the smallest first."""
    curvature = np.linalg.eigvalsh(x.T @ x / len(x))
    return 1 / curvature[::-1]


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield data, wide and narrow ones; and some whose `eig` comes unsorted."""
    for rows, columns in [(6, 4), (20, 2), (9, 3)]:
        middle, width = rng.normal(0, 2, columns), rng.uniform(0.5, 5, columns)
        yield (middle + width * rng.normal(size=(rows, columns)),)
    corner = np.diag([1.0, 3.0, 2.0])
    yield (np.vstack([corner, -corner]),)


FINISHING = Exercise(
    finishing_rates,
    cases,
    slips=slips(r"""
HESSIAN = x.T @ x / len(x)
VALUES = np.linalg.eigvalsh(HESSIAN)
RATES = 1 / curvature[::-1]
largest first: RATES -> 1 / curvature
    Descent is done with these rates, in whatever order. To compare them, return them in
    ascending order, the smallest first.
limits: RATES -> 2 / curvature[::-1]
    These are the limits of the directions. There $1 - \eta\lambda = -1$: the error
    changes its sign and stays as large. At which rate is nothing left of it?
the promised rate, each time: RATES -> 2 / (curvature[0] + curvature[-1]) + 0 * \
curvature
    This is the promised rate in every step: the best, if all steps must be alike. Here
    each step may have a rate of its own: which ends one direction for good?
the promised rate: RATES -> 2 / (curvature[0] + curvature[-1])
    That is the promised rate. Asked is one rate for each step, as many as there are
    features: each may end one direction for good.
the steepest direction only: RATES -> 1 / curvature[-1]
    This ends the steepest direction. The others need rates of their own: return as many
    as there are features.
curvatures: RATES -> curvature
    These are the curvatures. With which rate is $1 - \eta\lambda = 0$?
roots: RATES -> 1 / np.sqrt(curvature[::-1])
    You took roots. $1 - \eta\lambda = 0$ has none.
no mean over the examples: HESSIAN -> x.T @ x
    The Hessian is $x^{\mathsf T} x / m$: the division by the number of examples is
    missing.
singular values: VALUES -> np.linalg.svd(x)[1][::-1]
    These come from the singular values of `x`. A curvature is the square of one,
    divided by the number of examples.
diagonal: VALUES -> np.sort(np.diag(HESSIAN))
or: VALUES -> np.diag(HESSIAN)[::-1]
    You took the diagonal of the Hessian, the curvatures along the weights. Descent
    multiplies the error along the *eigenvectors* by a number.
the data of section 3: = np.array([7.4057779e-05, 0.068096787])
    Two rates, whatever the data: those of section 3. Take the eigenvalues
    of the Hessian of the argument `x`, not `curvature` of the notebook.
unsorted: VALUES -> np.linalg.eig(HESSIAN)[0]
    `np.linalg.eig` returns the eigenvalues in no special order. `eigvalsh`, for
    symmetric matrices, sorts them.
variances: HESSIAN -> np.cov(x.T, ddof=0)
or: HESSIAN -> np.cov(x.T, ddof=1)
or: VALUES -> np.sort(x.var(axis=0))
or: HESSIAN -> np.cov(x.T, ddof=0)
and: RATES -> 1 / curvature
or: HESSIAN -> np.cov(x.T, ddof=1)
and: RATES -> 1 / curvature
    These come from variances. The Hessian $x^{\mathsf T} x / m$ has mean squares, of
    the features as they are, not centred.
"""),
    praise="Each step ends one direction, and the later ones leave it there: nothing, "
    "times whatever. Two features need two steps, whatever $\\kappa$ is. One rate for "
    "all steps is what makes the valley long.",
)
