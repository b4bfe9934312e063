"""Notebook 09, exercise 5: how quiet the average is."""

import numpy as np

from helpers.exercises import Exercise, Slip


def _spread(momentum: float, sigma: float, batch_size: int) -> float:
    return float(sigma * np.sqrt(momentum / ((2 - momentum) * batch_size)))


SPREAD = Exercise(
    name="spread_of_average",
    reference=_spread,
    cases=lambda rng: [(0.1, 2.0, 16), (0.01, 2.0, 16), (0.5, 3.0, 60)],
    slips=[
        Slip(
            "variance",
            lambda momentum, sigma, batch_size: (
                _spread(momentum, sigma, batch_size) ** 2
            ),
            "That is the variance of the running mean. Its spread is the root.",
        ),
        Slip(
            "batch size forgotten",
            lambda momentum, sigma, batch_size: _spread(momentum, sigma, 1),
            "The batch size is missing: the mean of a batch has the variance "
            "$\\sigma^2/m$.",
        ),
        Slip(
            "momentum reversed",
            lambda momentum, sigma, batch_size: _spread(
                1 - momentum, sigma, batch_size
            ),
            "You use Keras's momentum. Here it is the weight of the new batch.",
        ),
        Slip(
            "first weight not squared",
            lambda momentum, sigma, batch_size: (
                sigma / np.sqrt((2 - momentum) * batch_size)
            ),
            "You square $(1-a)^k$, but not the $a$ before it. The whole weight "
            "$a(1-a)^k$ enters squared.",
        ),
        Slip(
            "root of the series forgotten",
            lambda momentum, sigma, batch_size: (
                sigma * momentum / (2 - momentum) / np.sqrt(batch_size)
            ),
            "$a/(2-a)$ is the factor of the *variance*. For the spread, take the root "
            "of it, too.",
        ),
        Slip(
            "weights not squared",
            lambda momentum, sigma, batch_size: sigma / batch_size**0.5,
            "That is the spread of one batch mean. With weights $w_k$, the variances "
            "are added with $w_k^2$, and the squares do not add up to 1.",
        ),
        Slip(
            "newest batch only",
            lambda momentum, sigma, batch_size: momentum * sigma / batch_size**0.5,
            "That is the contribution of the newest batch. Add those of all earlier "
            "ones.",
        ),
        Slip(
            "one over momentum batches",
            lambda momentum, sigma, batch_size: sigma * (momentum / batch_size) ** 0.5,
            "You take it for a plain mean of $1/a$ batches. The sum of the squared "
            "weights $a^2 (1-a)^{2k}$ is another geometric series.",
        ),
        Slip(
            "for small momenta only",
            lambda momentum, sigma, batch_size: (
                sigma * (momentum / (2 * batch_size)) ** 0.5
            ),
            "That is nearly right for a small $a$: you take $1 - (1-a)^2$ for $2a$. It "
            "is $2a - a^2$.",
        ),
        Slip(
            "divided by m twice",
            lambda momentum, sigma, batch_size: (
                sigma * np.sqrt(momentum / (2 - momentum)) / batch_size
            ),
            "You divide the spread by $m$. The variance of a batch mean is "
            "$\\sigma^2/m$, so the spread is divided by $\\sqrt m$.",
        ),
    ],
    praise="With $a = 0.1$ the average is as quiet as a mean of 19 batches, with 0.01 "
    "as one of 199.",
)
