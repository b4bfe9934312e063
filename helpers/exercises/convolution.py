"""The exercises of notebook 10."""

from typing import Any

import numpy as np

from helpers.exercises.exercise import Exercise, Mistake
from helpers.exercises.feedback import Feedback
from helpers.exercises.image_norms import GROUPS, IMAGES


def _conv_block(c: int, o: int, k: int, p: int, side: int) -> tuple[int, int]:
    return side + 2 * p - k + 1, o * c * k**2 + 2 * o


CONV_BLOCK = Exercise(
    name="conv_block",
    parts=("side", "parameters"),
    reference=_conv_block,
    cases=lambda rng: [(1, 8, 3, 1, 28), (8, 16, 5, 2, 14), (3, 5, 4, 0, 9)],
    mistakes=[
        Mistake(
            "padding once",
            lambda c, o, k, p, s: (s + p - k + 1, o * c * k**2 + 2 * o),
            "The padding stands on *both* sides of a row, so that it counts twice.",
        ),
        Mistake(
            "padding forgotten",
            lambda c, o, k, p, s: (s - k + 1, o * c * k**2 + 2 * o),
            "You left the padding out. It makes the rows longer, on both sides.",
        ),
        Mistake(
            "one place short",
            lambda c, o, k, p, s: (s + 2 * p - k, o * c * k**2 + 2 * o),
            "One place is missing: a kernel of 3 pixels fits into a row of 3 pixels "
            "once, not never. See the 4 × 4 picture of section 1.",
        ),
        Mistake(
            "same size",
            lambda c, o, k, p, s: (s, o * c * k**2 + 2 * o),
            "The size stays only where the padding is `(size - 1) / 2`.",
        ),
        Mistake(
            "area",
            lambda c, o, k, p, s: ((s + 2 * p - k + 1) ** 2, o * c * k**2 + 2 * o),
            "You returned the number of positions of a map. Asked is its *side*.",
        ),
        Mistake(
            "one channel in",
            lambda c, o, k, p, s: (s + 2 * p - k + 1, o * k**2 + 2 * o),
            "A kernel looks at *all* input channels, with weights for each of them: "
            "in the formula of section 1, $w$ has the index $c$, too.",
        ),
        Mistake(
            "with bias",
            lambda c, o, k, p, s: (s + 2 * p - k + 1, o * c * k**2 + 3 * o),
            "You counted a bias. The convolution has none: subtracting the mean would "
            "cancel it.",
        ),
        Mistake(
            "no normalization",
            lambda c, o, k, p, s: (s + 2 * p - k + 1, o * c * k**2),
            "These are the weights of the convolution. $\\gamma$ and $\\beta$ are "
            "learned, too.",
        ),
        Mistake(
            "gamma only",
            lambda c, o, k, p, s: (s + 2 * p - k + 1, o * c * k**2 + o),
            "One number for each output channel: is that $\\gamma$ or $\\beta$? Both "
            "are learned.",
        ),
        Mistake(
            "normalized input",
            lambda c, o, k, p, s: (s + 2 * p - k + 1, o * c * k**2 + 2 * c),
            "The normalization stands *behind* the convolution: it has the output "
            "channels.",
        ),
        Mistake(
            "per position",
            lambda c, o, k, p, s: (
                s + 2 * p - k + 1,
                o * c * k**2 + 2 * o * (s + 2 * p - k + 1) ** 2,
            ),
            "You gave each position its own $\\gamma$ and $\\beta$. A channel has one "
            "of each, for all positions (section 3).",
        ),
    ],
    praise="With padding `(size - 1) / 2`, an odd kernel keeps the size of the maps.",
)


EFFECTIVE_COUNT = Exercise(
    name="effective_count",
    reference=lambda n, p, rho: n * p / (1 + (p - 1) * rho),
    # Not quite zero, so that N / rho is a number and can be named.
    cases=lambda rng: [
        (60, 784, 0.1),
        (16, 49, 0.4),
        (2, 4, 1e-12),
        (5, 100, 1.0),
        (60, 784, -0.001),
    ],
    mistakes=[
        Mistake(
            "independent",
            lambda n, p, rho: n * p,
            "That is the number of *all* values. It would be right for independent "
            "ones, with $\\rho = 0$.",
        ),
        Mistake(
            "pictures",
            lambda n, p, rho: n,
            "That would be right if all positions of a picture said the same, with "
            "$\\rho = 1$.",
        ),
        Mistake(
            "itself counted as another",
            lambda n, p, rho: n * p / (1 + p * rho),
            "You counted each position among the $P$ that are correlated with it. "
            "There are only $P - 1$ others. Try $\\rho = 1$: what has to come out?",
        ),
        Mistake(
            "mixture",
            lambda n, p, rho: n * (1 + (p - 1) * (1 - rho)),
            "You mixed the two extremes in a straight line. Both ends are right, but "
            "it is the *variance* that is linear in $\\rho$, not the number.",
        ),
        Mistake(
            "only the correlated part",
            lambda n, p, rho: n / rho,
            "$N/\\rho$ is what is left for very many positions. Keep the $P$ terms of "
            "each position with itself: with $\\rho = 0$ the result has to be $N P$.",
        ),
        Mistake(
            "pictures correlated",
            lambda n, p, rho: n * p / (1 + (n * p - 1) * rho),
            "You let all $N P$ values be correlated with each other. Different "
            "pictures are independent.",
        ),
        Mistake(
            "upside down",
            lambda n, p, rho: (1 + (p - 1) * rho) / (n * p),
            "That is the variance of the mean, in units of $\\sigma^2$. The number of "
            "values is one over it.",
        ),
        Mistake(
            "factor only",
            lambda n, p, rho: 1 + (p - 1) * rho,
            "That is how many times larger the variance is than for independent "
            "values. Divide $N P$ by it.",
        ),
        Mistake(
            "root",
            lambda n, p, rho: n * p / np.sqrt(1 + (p - 1) * rho),
            "You took a root on the way. Variances are compared here, not standard "
            "deviations.",
        ),
    ],
    properties=[
        (
            "With $\\rho = 1$ all positions of a picture say the same: the result has "
            "to be the number of pictures.",
            lambda result, n, p, rho: rho != 1 or bool(np.isclose(result, n)),
        ),
        (
            "With $\\rho = 0$ all values are independent, and all count.",
            lambda result, n, p, rho: (
                abs(rho) > 1e-9 or bool(np.isclose(result, n * p))
            ),
        ),
    ],
    praise="For many positions and $\\rho > 0$ it tends to $N/\\rho$: larger maps of "
    "the same pictures do not help. With $\\rho < 0$, bright places of a picture are "
    "balanced by dark ones, and the result is *more* than $N P$.",
)


def check_conv_block(function: Any) -> Feedback:
    """Check ``conv_block(in_channels, out_channels, size, padding, side)``."""
    return CONV_BLOCK.check(function)


def check_batch_norm_images(function: Any) -> Feedback:
    """Check ``batch_norm_images(x, gamma, beta, eps)``."""
    return IMAGES.check(function)


def check_group_norm(function: Any) -> Feedback:
    """Check ``group_norm(x, gamma, beta, groups, eps)``."""
    return GROUPS.check(function)


def check_effective_count(function: Any) -> Feedback:
    """Check ``effective_count(pictures, positions, rho)``."""
    return EFFECTIVE_COUNT.check(function)
