"""Notebook 04, exercise 4: what is the same for all examples."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip


def common_share(a: Any) -> Any:
    """Return the share of the next pre-activations that all examples have in common."""
    return np.mean(a.mean(axis=0) ** 2) / np.mean(a**2)


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield the activations of a square layer, and of others, with both signs."""
    for shape, common in [((6, 6), 1.0), ((30, 4), 0.3), ((3, 7), 2.0)]:
        yield (common * rng.standard_normal(shape[1]) + rng.standard_normal(shape),)


ALL, MEANS = "np.mean(a.mean(axis=0) ** 2) / np.mean(a**2)", "a.mean(axis=0)"

COMMON = Exercise(
    common_share,
    cases,
    slips=[
        Slip(
            "the other share",
            (ALL, f"1 - {ALL}"),
            "That is the rest: the share that *differs* from example to example.",
        ),
        Slip(
            "one mean for all",
            (MEANS, "a.mean()"),
            "One mean of all numbers is not enough: every unit has its own mean over "
            "the examples, and passes it on with its own weights.",
        ),
        Slip(
            "mean of each example",
            (MEANS, "a.mean(axis=1)"),
            "These are the means of the examples over the units. What all examples "
            "have in common is the mean of each *unit* over the examples: axis 0.",
        ),
        Slip(
            "variance of the means",
            (f"np.mean({MEANS} ** 2)", f"np.var({MEANS})"),
            "The variance of the units' means leaves out what they have in common. The "
            "weights have mean 0, so that the mean *square* counts, as in section 3.",
        ),
        Slip(
            "share of the variance",
            ("np.mean(a**2)", "np.var(a)"),
            "Below stands the variance of all activations, which has lost their mean. "
            "Take their mean square.",
        ),
        Slip(
            "against the variance over the batch",
            ("np.mean(a**2)", "np.mean(a.var(axis=0))"),
            "Below stands what differs from example to example. Divide by *both* parts "
            "together, the mean square of all activations.",
        ),
        Slip(
            "not squared",
            (ALL, f"np.mean(np.abs({MEANS})) / np.mean(np.abs(a))"),
            "These are means of absolute values. The weights are independent, so that "
            "*squares* add up.",
        ),
        Slip(
            "squared first",
            (f"{MEANS} ** 2", "(a**2).mean(axis=0)"),
            "The squares are taken before the mean over the examples: nothing can "
            "cancel then. Average first, then square.",
        ),
        Slip(
            "above only",
            (ALL, f"np.mean({MEANS} ** 2)"),
            "That is the mean square of the common part, but for $s^2$. As a share, it "
            "is divided by the mean square of all.",
        ),
    ],
    praise="This is the part that batch normalization subtracts from every "
    "pre-activation: section 5.",
)
