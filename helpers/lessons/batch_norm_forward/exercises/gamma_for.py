"""Notebook 06, exercise 1: a standard deviation to order."""

from collections.abc import Iterator

import numpy as np

from helpers.exercises import Exercise, slips


def gamma_for(wanted: float, var: float, eps: float) -> float:
    """Return the scale that gives the output a standard deviation."""
    return wanted * np.sqrt((var + eps) / var)


def cases(rng: np.random.Generator) -> Iterator[tuple[float, float, float]]:
    """Yield features so faint that epsilon matters."""
    yield from [(2.0, 1e-5, 1e-5), (0.5, 4e-6, 1e-5), (3.0, 0.02, 1e-3)]


GAMMA_FOR = Exercise(
    gamma_for,
    cases,
    rtol=1e-4,
    atol=0.0,
    slips=slips(r"""
WHOLE = wanted * np.sqrt((var + eps) / var)
eps forgotten: WHOLE -> wanted
    That would be right if $\hat x$ had the standard deviation 1. Its variance is
    $\sigma^2/(\sigma^2 + \varepsilon)$, which for these faint features is far below 1.
inverted: (var + eps) / var -> var / (var + eps)
    That is the standard deviation which `wanted` as $\gamma$ would *give*. Solve for
    $\gamma$: it must make up for the loss.
ratio of the variances: np.sqrt((var + eps) / var) -> (var + eps) / var
    You used the ratio of the variances. A standard deviation goes with its root.
divisor only: (var + eps) / var -> var + eps
    That undoes the division, so that $y$ has `wanted` times the standard deviation of
    $x$ itself. Divide by the standard deviation of $x$ as well.
divided by the deviation only: WHOLE -> wanted / np.sqrt(var)
    That would be right for $\gamma x$. But $\gamma$ multiplies $\hat x$, which has been
    divided by $\sqrt{\sigma^2 + \varepsilon}$ already.
divided by the divisor: WHOLE -> wanted / np.sqrt(var + eps)
    You divided by $\sqrt{\sigma^2 + \varepsilon}$ once more. That is done in $\hat x$
    already, whose standard deviation is $\sigma / \sqrt{\sigma^2 + \varepsilon}$:
    divide `wanted` by that.
divided by the variance: WHOLE -> wanted * np.sqrt(var + eps) / var
    Nearly: you divided by the variance of $x$. Divide by its standard deviation.
identity: WHOLE -> np.sqrt(var + eps)
    That is the $\gamma$ that gives $x$ its own standard deviation back. Where does
    `wanted` come in?
wanted variance: WHOLE -> np.sqrt(wanted * (var + eps) / var)
    With this $\gamma$, the *variance* of $y$ is `wanted`. The standard deviation is
    asked for: put `wanted` outside the root.
eps outside the root: WHOLE -> wanted * (np.sqrt(var) + eps) / np.sqrt(var)
    Your $\varepsilon$ stands outside the root, $\sigma + \varepsilon$. It belongs to
    the variance, $\sqrt{\sigma^2 + \varepsilon}$: section 2.
"""),
    praise="On a feature with $\\sigma^2 \\gg \\varepsilon$ it is `wanted` itself: "
    "there $\\gamma$ *is* the standard deviation of the output.",
)
