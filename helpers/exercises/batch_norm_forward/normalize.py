"""Notebook 06, exercise 1: normalize a batch."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip

WRONG_AXIS = (
    "Your statistics run over the features of each example (axis 1): that is layer "
    "normalization. Over the examples it is axis 0, the one that has to disappear: "
    "section 1."
)

ROW_STATISTICS = (
    "Your statistics run over axis 1, one number an example, and were then applied "
    "along the features. That ran only because this batch is square. Over the "
    "examples it is axis 0: section 1."
)

ONE_VARIANCE = (
    "You took the statistics of all features together. Each feature has its own: "
    "name the axis (section 1)."
)

ONE_PASS = (
    "Right on paper and in `float64`. But one test batch is `float32`, with a mean far "
    "above its deviation, and there `mean(x**2) - mean**2` is mostly rounding errors. "
    "Subtract the mean before you square: section 6."
)

BESSEL = (
    "You divided the sum of squares by $m - 1$ (`ddof=1`). In training, the layer "
    "divides by $m$: section 1. Where $m - 1$ is used, notebook 09 says."
)

VARIANCE = (
    "You divided by the variance. It has the feature's units squared. Take the root: "
    "section 1, steps 2 and 3."
)

OUTSIDE = (
    "Your $\\varepsilon$ stands outside the root, $\\sigma + \\varepsilon$. It belongs "
    "to the variance, $\\sqrt{\\sigma^2 + \\varepsilon}$. On ordinary features this "
    "makes no difference, on faint ones a large one: section 2."
)


def divided(x: Any, divisor: Any) -> Any:
    """Centre each feature and divide it."""
    return (x - x.mean(axis=0)) / divisor


def right(x: Any, eps: float) -> Any:
    """Normalize as it should be done."""
    return divided(x, np.sqrt(x.var(axis=0) + eps))


def along(axis: int | None, x: Any, eps: float) -> Any:
    """Normalize over any axis, or over all numbers."""
    var = x.var(axis=axis, keepdims=True)
    return (x - x.mean(axis=axis, keepdims=True)) / np.sqrt(var + eps)


def turned(x: Any, eps: float) -> Any:
    """Apply the right statistics along the examples."""
    mean, var = x.mean(axis=0)[:, np.newaxis], x.var(axis=0)[:, np.newaxis]
    return (x - mean) / np.sqrt(var + eps)


def one_pass_variance(x: Any) -> Any:
    """Compute the variance in the way that rounding hurts."""
    return (x * x).mean(axis=0) - x.mean(axis=0) ** 2


def large_mean_batch(rng: np.random.Generator) -> Any:
    """Make a float32 batch that two passes normalize exactly, and one pass does not.

    Sums of these numbers are exact in float32, in whatever order they are added; their
    squares are not.
    """
    return (2048 + rng.integers(-32, 33, (8, 8)) / 16).astype(np.float32)


def batches(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    """Make the cases: batches, each with an epsilon."""
    # Square, so that statistics over the wrong axis run and can be recognized. The
    # last feature of the second batch is so faint that the place of eps matters: its
    # deviation is below eps.
    faint = np.array([3.0, 1.0, 20.0, 1.0, 0.5, 0.0005])
    return [
        (rng.normal(size=(5, 5)) * rng.uniform(1, 9, 5) + rng.uniform(-9, 9, 5), 1e-5),
        (rng.normal(size=(6, 6)) * faint + 2, 1e-3),
        (large_mean_batch(rng), 1e-5),
    ]


NORMALIZE_MISTAKES = [
    ("eps outside the root", lambda x, e: divided(x, x.std(axis=0) + e), OUTSIDE),
    (
        "no eps",
        lambda x, e: divided(x, x.std(axis=0)),
        "Right, but for $\\varepsilon$, which is missing. Add it to the variance, "
        "inside the root: section 2.",
    ),
    (
        "a fixed eps",
        lambda x, e: divided(x, np.sqrt(x.var(axis=0) + 1e-5)),
        "Right for $\\varepsilon = 10^{-5}$. But another one may be given: use the "
        "argument `eps`.",
    ),
    (
        "root of eps",
        lambda x, e: divided(x, x.std(axis=0) + np.sqrt(e)),
        "You took the root of the variance and of $\\varepsilon$, and added these. Add "
        "first, and take the root of the sum: section 2.",
    ),
    (
        "floor under the deviation",
        lambda x, e: divided(x, np.maximum(x.std(axis=0), e)),
        "Your $\\varepsilon$ is a floor under the deviation, `maximum(std, eps)`. The "
        "layer *adds* it to the variance: $\\sqrt{\\sigma^2 + \\varepsilon}$ (section "
        "2).",
    ),
    (
        "root of the deviation",
        lambda x, e: divided(x, np.sqrt(x.std(axis=0) + e)),
        "You took the root twice: `std` is the root of the variance already. Under the "
        "root belongs the variance, $\\sqrt{\\sigma^2 + \\varepsilon}$: section 2.",
    ),
    (
        "maximum instead of sum",
        lambda x, e: divided(x, np.sqrt(np.maximum(x.var(axis=0), e))),
        "Your $\\varepsilon$ is a floor under the variance, `maximum(var, eps)`. That "
        "protects, too, but the layer *adds* it: $\\sqrt{\\sigma^2 + \\varepsilon}$ "
        "(section 2).",
    ),
    (
        "eps squared",
        lambda x, e: divided(x, np.sqrt(x.var(axis=0) + e**2)),
        "You squared $\\varepsilon$. It is added to the variance as it is.",
    ),
    (
        "variance",
        lambda x, e: divided(x, x.var(axis=0) + e),
        VARIANCE,
    ),
    ("variance without eps", lambda x, e: divided(x, x.var(axis=0)), VARIANCE),
    (
        "sample variance",
        lambda x, e: divided(x, np.sqrt(x.var(axis=0, ddof=1) + e)),
        BESSEL,
    ),
    (
        "one pass",
        lambda x, e: divided(x, np.sqrt(one_pass_variance(x) + e)),
        ONE_PASS,
    ),
    ("wrong axis", lambda x, e: along(1, x, e), WRONG_AXIS),
    (
        "wrong axis, not kept",
        lambda x, e: (x - x.mean(axis=1)) / np.sqrt(x.var(axis=1) + e),
        ROW_STATISTICS,
    ),
    (
        "right axis, applied to the wrong one",
        turned,
        "The statistics are right, but they were applied along the examples: a column "
        "of shape $(D, 1)$ is spread over the rows. Leave the shape $(D,)$, or keep "
        "the axis with `keepdims=True`.",
    ),
    ("all together", lambda x, e: along(None, x, e), ONE_VARIANCE),
    (
        "not centred",
        lambda x, e: x / np.sqrt(x.var(axis=0) + e),
        "That is scaling alone. Subtract the mean first.",
    ),
    (
        "only the mean is divided",
        lambda x, e: x - x.mean(axis=0) / np.sqrt(x.var(axis=0) + e),
        "Only the mean was divided. Put parentheses around the difference: division "
        "binds more tightly than subtraction.",
    ),
    (
        "not scaled",
        lambda x, e: x - x.mean(axis=0),
        "That is centring alone. Divide by $\\sqrt{\\sigma^2 + \\varepsilon}$.",
    ),
    (
        "mean square",
        lambda x, e: divided(x, np.sqrt((x**2).mean(axis=0) + e)),
        "You squared the raw numbers: the mean square is not the variance. Centre "
        "first, then square (section 1, step 2).",
    ),
    (
        "sum of squares",
        lambda x, e: divided(x, np.sqrt(len(x) * x.var(axis=0) + e)),
        "Your variance is the *sum* of the squares. Divide it by the number of "
        "examples.",
    ),
]

NORMALIZE = Exercise(
    name="normalize",
    reference=right,
    cases=batches,
    slips=[Slip(*mistake) for mistake in NORMALIZE_MISTAKES],
    properties=[
        (
            "The result should have the mean 0 in each column. Does each column lose "
            "its own mean?",
            lambda z, x, eps: bool(np.all(np.abs(z.mean(axis=0)) < 1e-3)),
        ),
        (
            "The columns are centred, but their spread is not that of the equation: "
            "look at what you divide by, and at the `float32` batch (section 6).",
            lambda z, x, eps: bool(
                np.allclose(z.std(axis=0), right(x, eps).std(axis=0), rtol=1e-3)
            ),
        ),
    ],
    praise="The heart of the layer, in a form that rounding did not hurt here.",
)
