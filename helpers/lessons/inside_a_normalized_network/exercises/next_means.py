"""Notebook 11, exercise 2: before or after, from the next layer's means."""

from collections.abc import Iterator
from statistics import NormalDist
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def next_means(gamma: Any, beta: Any, weight: Any, bias: Any) -> Any:
    """Return the means of the next pre-activations, normalized after and before."""
    c = beta / abs(gamma)
    share = np.array([NormalDist().cdf(value) for value in c])
    density = np.array([NormalDist().pdf(value) for value in c])
    relu = beta * share + abs(gamma) * density
    return beta @ weight + bias, relu @ weight + bias


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield layers of several shapes, a square one too, with gammas of both signs."""
    for units, following in [(4, 4), (3, 5), (6, 2)]:
        gamma = rng.uniform(0.3, 2, units) * rng.choice([-1, 1], units)
        gamma[0] = -1.5
        beta, bias = rng.normal(0, 1, units), rng.normal(0, 1, following)
        yield gamma, beta, rng.normal(0, 1, (units, following)), bias


NEXT_MEANS = Exercise(
    next_means,
    cases,
    parts=("after", "before"),
    slips=slips(r"""
C = beta / abs(gamma)
RELU = beta * share + abs(gamma) * density
MEAN_AFTER = beta @ weight + bias
MEAN_BEFORE = relu @ weight + bias
no bias: MEAN_AFTER -> beta @ weight
and: MEAN_BEFORE -> relu @ weight
    The next layer's bias is missing in both: it is a part of $h$.
no weights: MEAN_AFTER -> beta
and: MEAN_BEFORE -> relu
    These are the means of $y$, one for each of its units. The next layer has a mean for
    each of *its* units: send them through $W$ and $b$.
no beta after: MEAN_AFTER -> bias
    It is the mean for $\beta = 0$: $\beta$ is forgotten. $\hat x$ has the mean 0, but
    the normalization puts out $\gamma\,\hat x + \beta$.
no beta: MEAN_AFTER -> bias
and: C -> 0 * beta
and: RELU -> abs(gamma) * density
    You forgot $\beta$. $\hat x$ has the mean 0, but what the normalization puts out,
    $\gamma\,\hat x + \beta$, has the mean $\beta$.
ReLU of the mean: RELU -> np.maximum(0, beta)
    You take the ReLU of the mean. The mean of the ReLU is larger: it cuts off what lies
    below 0 and keeps what lies above.
sign of gamma: RELU -> beta * share + gamma * density
    A ReLU puts out no negative number, so the density's term is not negative: $\gamma$
    enters as a standard deviation, $|\gamma|$.
sign of gamma in both: C -> beta / gamma
and: RELU -> beta * share + gamma * density
    $z$ has the standard deviation $|\gamma|$: a negative $\gamma$ turns $\hat x$
    around, which is as Gaussian as before. You let it in with its sign.
sign of gamma in the share: C -> beta / gamma
    $P(z > 0)$ is $\Phi(\beta / |\gamma|)$: a standard deviation has no sign.
no density: RELU -> beta * share
    That is $\beta\,P(z > 0)$. It would be the mean if those that are positive had the
    mean $\beta$; theirs is larger. The other term of the integral is missing.
density alone: RELU -> abs(gamma) * density
    The term with $\beta$ is missing: $\int \beta\,\varphi(u)\,du$ from where $z$
    becomes positive.
density times gamma left out: RELU -> beta * share + density
    The density's term carries the scale: $\int |\gamma|\,u\,\varphi(u)\,du$.
other side: RELU -> beta * (1 - share) + abs(gamma) * density
    You integrate $\beta\,\varphi$ over the side on which $z$ is *negative*. $P(z > 0) =
    \Phi(\beta / |\gamma|)$.
at zero: C -> 0 * beta
    That is right for $\beta = 0$ alone: with an offset, $z$ becomes positive at $u =
    -\beta / |\gamma|$.
mean of those that are positive: RELU -> beta + abs(gamma) * density / share
    That is the mean of the positive ones alone. The others count, too, as 0.
standard deviation not used: C -> beta
    $z$ is positive where $u > -\beta / |\gamma|$: the offset counts in units of the
    standard deviation.
"""),
    praise="Normalized after the activation, the next layer's means are known without "
    "a single picture. Normalized before it, they are those of a rectified Gaussian, "
    "if the pre-activations are Gaussian.",
    rtol=1e-3,
)
