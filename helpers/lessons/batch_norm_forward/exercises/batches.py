"""Notebook 06: batches for the exercises, and what goes wrong with any of them."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import slips


def batches(rng: np.random.Generator) -> Iterator[tuple[Any, float]]:
    """Yield batches, each with an epsilon.

    The first is square, so that statistics over the wrong axis run. The last feature
    of the second is so faint that the place of epsilon matters.
    """
    offsets = np.array([3.0, -5.0, 0.5, -8.0, 2.0])
    yield rng.normal(size=(5, 5)) * rng.uniform(1, 9, 5) + offsets, 1e-5
    yield rng.normal(size=(7, 4)) * np.array([3.0, 20.0, 0.5, 0.0005]) - 2, 1e-3
    yield large_mean_batch(rng), 0.01


def large_mean_batch(rng: np.random.Generator) -> Any:
    """Make a float32 batch that two passes normalize exactly, and one pass does not.

    Sums of these numbers are exact in float32, in whatever order they are added; sums
    of their squares are not.
    """
    return (2048 + rng.integers(-32, 33, (8, 6)) / 16).astype(np.float32)


def is_not_nearly_right(error: float, x: Any) -> bool:
    """Whether an error is not what rounding makes of a folded layer in float32."""
    return bool(x.dtype != np.float32 or not 1e-4 < error < 1e-2)


FOLDED = (
    "Right on paper, and in `float64`. But in `float32` two large numbers, `s * x` and "
    "`s * mean`, are rounded and then subtracted. Centre first, then multiply: "
    "section 6."
)

SLIPS = slips(r"""
VAR = x.var(axis=0)
ROOT = np.sqrt(var + eps)
OVER = x.sum(axis=0) / x.shape[1]
eps outside the root: ROOT -> (np.sqrt(var) + eps)
    Your $\varepsilon$ stands outside the root, $\sigma + \varepsilon$. It belongs to
    the variance, $\sqrt{\sigma^2 + \varepsilon}$. On ordinary features this makes no
    difference, on faint ones a large one: section 2.
no eps: var + eps -> var
    $\varepsilon$ is missing. Add it to the variance, inside the root: section 2.
root of eps: ROOT -> (np.sqrt(var) + np.sqrt(eps))
    You took the root of the variance and of $\varepsilon$, and added these. Add first,
    and take the root of the sum: section 2.
floor under the deviation: ROOT -> np.maximum(np.sqrt(var), eps)
    Your $\varepsilon$ is a floor under the standard deviation, `maximum(std, eps)`. The
    layer *adds* it to the variance: $\sqrt{\sigma^2 + \varepsilon}$ (section 2).
maximum instead of sum: var + eps -> np.maximum(var, eps)
    Your $\varepsilon$ is a floor under the variance, `maximum(var, eps)`. That
    protects, too, but the layer *adds* it: $\sqrt{\sigma^2 + \varepsilon}$ (section 2).
root of the deviation: var + eps -> np.sqrt(var) + eps
    You took the root twice: `std` is the root of the variance already. Under the root
    belongs the variance, $\sqrt{\sigma^2 + \varepsilon}$: section 2.
eps squared: eps -> eps**2
    This is what comes out with $\varepsilon^2$. It is added to the variance as it is.
variance: ROOT -> (var + eps)
variance without eps: ROOT -> var
    You divided by the variance. It has the feature's units squared. Take the root:
    section 1, steps 2 and 3.
squared instead of rooted: ROOT -> (var + eps) ** 2
    You squared the variance and $\varepsilon$. Take the root: section 2.
not centred: x - mean -> x
    That is scaling alone. Subtract the mean first.
only the mean is divided: (x - mean) / ROOT -> x - mean / ROOT
    Only the mean was divided. Put parentheses around the difference: division binds
    more tightly than subtraction.
not scaled: (x - mean) / ROOT -> x - mean
    That is centring alone. Divide by $\sqrt{\sigma^2 + \varepsilon}$.
each divided: (x - mean) / ROOT -> x * (1 / ROOT) - mean * (1 / ROOT)
or: (x - mean) / ROOT -> x / ROOT - mean / ROOT
    Right on paper, and in `float64`. But in `float32` two large numbers, `s * x` and `s
    * mean`, are rounded and then subtracted. Centre first, then multiply: section 6.
sample variance: VAR -> x.var(axis=0, ddof=1)
    You divided the sum of squares by $m - 1$ (`ddof=1`). In training, the layer divides
    by $m$: section 1. Where $m - 1$ is used, notebook 09 says.
one pass: VAR -> (x * x).mean(axis=0) - x.mean(axis=0) ** 2
    Right on paper and in `float64`. But one test batch is `float32`, with a mean far
    above its standard deviation, and there `mean(x**2) - mean**2` is mostly rounding
    errors. Subtract the mean before you square: section 6.
mean square: VAR -> (x**2).mean(axis=0)
    You squared the raw numbers: the mean square is not the variance. Centre first, then
    square (section 1, step 2).
sum of squares: VAR -> ((x - x.mean(axis=0)) ** 2).sum(axis=0)
    Your variance is the *sum* of the squares. Divide it by the number of examples.
number of features: x.mean(axis=0) -> OVER
and: VAR -> ((x - OVER) ** 2).sum(axis=0) / x.shape[1]
    You divided by the number of features, `x.shape[1]`. Mean and variance run over the
    *examples*: divide by `len(x)`.
wrong axis, not kept: x.mean(axis=0) -> x.mean(axis=1)
and: VAR -> x.var(axis=1)
    Your statistics run over axis 1, one number an example, and were then applied along
    the features. That runs only where a batch is square. Over the examples it is axis
    0: section 1.
all together: x.mean(axis=0) -> x.mean()
and: VAR -> x.var()
    You took the statistics of all features together. Each feature has its own: name the
    axis (section 1).
""")
"""As changes of a reference with `mean`, `var` and their root."""
