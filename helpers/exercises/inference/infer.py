"""Notebook 09, exercise 3: the layer at inference."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip


def _inference(x: Any, gamma: Any, beta: Any, mean: Any, var: Any, eps: float) -> Any:
    return gamma * (x - mean) / np.sqrt(var + eps) + beta


def _inference_cases(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    gamma, beta, mean = rng.standard_normal((3, 4))
    var = rng.uniform(0.1, 0.5, 4)
    batch = rng.standard_normal((4, 4))
    return [(x, gamma, beta, mean, var, 0.01) for x in (batch, batch[:1])]


INFERENCE = Exercise(
    name="infer",
    reference=_inference,
    cases=_inference_cases,
    slips=[
        Slip(
            "batch statistics",
            lambda x, gamma, beta, mean, var, eps: _inference(
                x, gamma, beta, x.mean(axis=0), x.var(axis=0), eps
            ),
            "You normalize with the statistics of `x` itself. At inference the given "
            "`mean` and `var` are used, whatever the company; for one example yours "
            "return `beta`.",
        ),
        Slip(
            "mean of the batch, given variance",
            lambda x, gamma, beta, mean, var, eps: _inference(
                x, gamma, beta, x.mean(axis=0), var, eps
            ),
            "You subtract the mean of `x` itself. At inference the given `mean` takes "
            "its place, as the given `var` does.",
        ),
        Slip(
            "gamma and beta exchanged",
            lambda x, gamma, beta, mean, var, eps: _inference(
                x, beta, gamma, mean, var, eps
            ),
            "`gamma` and `beta` are exchanged: `gamma` multiplies, `beta` is added.",
        ),
        Slip(
            "epsilon outside",
            lambda x, gamma, beta, mean, var, eps: (
                gamma * (x - mean) / (np.sqrt(var) + eps) + beta
            ),
            "`eps` belongs inside the root, added to the variance, as in training.",
        ),
        Slip(
            "epsilon forgotten",
            lambda x, gamma, beta, mean, var, eps: _inference(
                x, gamma, beta, mean, var, 0
            ),
            "`eps` is missing. Without it, inference computes another function than "
            "training did.",
        ),
        Slip(
            "gamma and beta forgotten",
            lambda x, gamma, beta, mean, var, eps: _inference(x, 1, 0, mean, var, eps),
            "You return the normalized values. `gamma` and `beta` are learned, and "
            "they belong to the layer at inference, too.",
        ),
        Slip(
            "beta forgotten",
            lambda x, gamma, beta, mean, var, eps: _inference(
                x, gamma, 0, mean, var, eps
            ),
            "`beta` is missing.",
        ),
        Slip(
            "gamma forgotten",
            lambda x, gamma, beta, mean, var, eps: _inference(
                x, 1, beta, mean, var, eps
            ),
            "`gamma` is missing.",
        ),
        Slip(
            "gamma also on beta",
            lambda x, gamma, beta, mean, var, eps: (
                gamma * ((x - mean) / np.sqrt(var + eps) + beta)
            ),
            "You multiply `beta` by `gamma`, too. First scale, then shift.",
        ),
        Slip(
            "divided by the variance",
            lambda x, gamma, beta, mean, var, eps: (
                gamma * (x - mean) / (var + eps) + beta
            ),
            "You divide by the variance. The root is missing.",
        ),
    ],
    praise="No statistic of `x` occurs in it: every example gets its own answer.",
)
