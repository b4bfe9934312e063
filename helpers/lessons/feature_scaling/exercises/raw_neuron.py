"""Notebook 01, exercise 3: the weights' way home."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def raw_neuron(w: Any, b: float, mean: Any, std: Any) -> Any:
    """Return weights and bias for the raw features."""
    return w / std, b - (w * mean / std).sum()


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield neurons of two, five and three features, with means of both signs."""
    for size in (2, 5, 3):
        w, mean = rng.normal(size=size), rng.uniform(-9, 20, size)
        yield w, float(rng.normal()), mean, rng.uniform(0.3, 6, size)


RAW_NEURON = Exercise(
    raw_neuron,
    cases,
    parts=("w_raw", "b_raw"),
    slips=slips(r"""
WEIGHTS = w / std
SUM = (w * mean / std).sum()
multiplied: WEIGHTS -> w * std
    You multiplied the weights by the standard deviation. But $z$ is $x$ *divided* by
    it. Put $z = (x - \mu)/\sigma$ into $w z + b$: what stands before $x$?
inverse of the data: WEIGHTS -> w * std + mean
    You took the weights back as if they were data. They are not: put $z = (x -
    \mu)/\sigma$ into $w z + b$ and read off what stands before $x$.
weights scaled as data: WEIGHTS -> (w - mean) / std
    You scaled the weights as if they were data. They are not: put $z = (x -
    \mu)/\sigma$ into $w z + b$. Before $x$ stands no mean; it belongs to the bias.
divided by the variance: WEIGHTS -> w / std**2
    `std` is already the standard deviation: no square.
weights unchanged: WEIGHTS -> w
    Your weights are those of the standardized features. What stands before $x$ in $w (x
    - \mu)/\sigma + b$?
bias unchanged: b - SUM -> b
    The bias is the old one. But $z = (x - \mu)/\sigma$ also holds a constant,
    $-\mu/\sigma$, which every weight carries into the bias.
bias divided: b - SUM -> b / std - SUM
    You divided the old bias by the standard deviations. It stands outside the sum and
    stays as it is.
sign of the bias: b - SUM -> b + SUM
    The bias moved the wrong way: the mean is *subtracted* in $z$.
mean not divided: SUM -> (w * mean).sum()
    In the bias, the mean must be divided by the standard deviation, too: $\mu$ stands
    inside the parentheses of $(x - \mu)/\sigma$.
means alone: SUM -> mean.sum()
    You subtracted the means alone. Each enters the bias as part of $z$, times its
    weight and divided by its standard deviation: multiply out $w (x - \mu)/\sigma + b$.
no weights in the bias: SUM -> (mean / std).sum()
    You subtracted $\mu/\sigma$ without the weights: multiply out $w (x - \mu)/\sigma +
    b$.
mean divided by the variance: SUM -> (w * mean / std**2).sum()
    In the bias you divided by the variance. `std` is already the standard deviation:
    divide by it once.
mean of the features: SUM -> (w * mean / std).mean()
    In the bias the features *add up*: a sum, not a mean.
one bias a feature: SUM -> w * mean / std
    Your bias is one number for each feature, but a neuron has one bias: sum over the
    features.
"""),
    praise="Any scaling of the inputs can be folded into the first layer after "
    "training. Notebook 09 folds a batch-normalization layer away in the same way.",
)
