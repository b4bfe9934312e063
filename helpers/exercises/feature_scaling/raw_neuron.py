"""Notebook 01, exercise 3: the weights' way home."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip
from helpers.exercises.feedback import Feedback


def _raw_neuron(w: Any, b: Any, mean: Any, std: Any) -> tuple[Any, Any]:
    return w / std, b - (w * mean / std).sum()


def _neurons(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    return [
        (
            rng.normal(size=size),
            float(rng.normal()),
            rng.uniform(2, 20, size),
            rng.uniform(2, 6, size),
        )
        for size in (2, 5)
    ]


RAW_WEIGHTS = Exercise(
    name="raw_neuron",
    reference=_raw_neuron,
    cases=_neurons,
    parts=("w_raw", None),
    slips=[
        Slip(
            "multiplied",
            lambda w, b, mean, std: (w * std, b),
            "You multiplied the weights by the deviation. But $z$ is $x$ *divided* "
            "by it. Put $z = (x - \\mu)/\\sigma$ into $w z + b$: what stands before "
            "$x$?",
        ),
        Slip(
            "inverse of the data",
            lambda w, b, mean, std: (w * std + mean, b),
            "You took the weights back as if they were data. They are not: put "
            "$z = (x - \\mu)/\\sigma$ into $w z + b$ and read off what stands before "
            "$x$.",
        ),
        Slip(
            "weights scaled as data",
            lambda w, b, mean, std: ((w - mean) / std, b),
            "You scaled the weights as if they were data. They are not: put "
            "$z = (x - \\mu)/\\sigma$ into $w z + b$. Before $x$ stands no mean; it "
            "belongs to the bias.",
        ),
        Slip(
            "divided by the variance",
            lambda w, b, mean, std: (w / std**2, b),
            "`std` is already the standard deviation: no square.",
        ),
        Slip(
            "weights unchanged",
            lambda w, b, mean, std: (w, b),
            "Your weights are those of the standardized features. What stands before "
            "$x$ in $w (x - \\mu)/\\sigma + b$?",
        ),
    ],
)
"""The weights alone: no bias is judged beside wrong weights."""

RAW_NEURON = Exercise(
    name="raw_neuron",
    reference=_raw_neuron,
    cases=_neurons,
    parts=("w_raw", "b_raw"),
    slips=[
        Slip(
            "bias unchanged",
            lambda w, b, mean, std: (w / std, b),
            "The bias is the old one. But $z = (x - \\mu)/\\sigma$ also holds a "
            "constant, $-\\mu/\\sigma$, which every weight carries into the bias.",
        ),
        Slip(
            "sign of the bias",
            lambda w, b, mean, std: (w / std, b + (w * mean / std).sum()),
            "The bias moved the wrong way: the mean is *subtracted* in $z$.",
        ),
        Slip(
            "mean not divided",
            lambda w, b, mean, std: (w / std, b - (w * mean).sum()),
            "In the bias, the mean must be divided by the "
            "deviation, too: $\\mu$ stands inside the parentheses of "
            "$(x - \\mu)/\\sigma$.",
        ),
        Slip(
            "means alone",
            lambda w, b, mean, std: (w / std, b - mean.sum()),
            "You subtracted the means alone. Each enters the bias as part of $z$, "
            "times its weight and divided by its deviation: multiply out "
            "$w (x - \\mu)/\\sigma + b$.",
        ),
        Slip(
            "mean divided by the variance",
            lambda w, b, mean, std: (w / std, b - (w * mean / std**2).sum()),
            "In the bias you divided by the variance. `std` is already the standard "
            "deviation: divide by it once.",
        ),
        Slip(
            "only the mean of w * mean / std",
            lambda w, b, mean, std: (w / std, b - (w * mean / std).mean()),
            "In the bias the features *add up*: a sum, not a mean.",
        ),
        Slip(
            "one bias a feature",
            lambda w, b, mean, std: (w / std, b - w * mean / std),
            "Your bias is one number for each feature, but a "
            "neuron has one bias: sum over the features.",
        ),
    ],
    praise="Any scaling of the inputs can be folded into the first layer after "
    "training. Notebook 09 folds a batch-normalization layer away in the same way.",
)


def check_raw_neuron(function: Any) -> Feedback:
    """Check ``raw_neuron(w, b, mean, std)``, the weights first."""
    feedback, weights = RAW_NEURON.check(function), RAW_WEIGHTS.check(function)
    known = weights.mistake or feedback.mistake
    return weights if known and not weights.correct else feedback
