"""Notebook 07, exercise 1: gamma and beta."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip
from helpers.exercises.batch_norm_backward.batches import statistics_cases


def _parameter_cases(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    return [
        (dy, x, mean, 1 / np.sqrt(var + eps))
        for dy, x, mean, var, eps in statistics_cases(rng)
    ]


def _parameters(dy: Any, x: Any, mean: Any, inv_std: Any) -> tuple[Any, Any]:
    return np.sum(dy * (x - mean) * inv_std, axis=0), np.sum(dy, axis=0)


def _swapped(dy: Any, x: Any, mean: Any, inv_std: Any) -> tuple[Any, Any]:
    dgamma, dbeta = _parameters(dy, x, mean, inv_std)
    return dbeta, dgamma


def _reduced(
    reduce_gamma: Callable[..., Any], reduce_beta: Callable[..., Any]
) -> Callable[..., Any]:
    """Return the answer with other reductions over the batch than sums."""

    def answer(dy: Any, x: Any, mean: Any, inv_std: Any) -> tuple[Any, Any]:
        return reduce_gamma(dy * (x - mean) * inv_std), reduce_beta(dy)

    return answer


_sum, _mean = partial(np.sum, axis=0), partial(np.mean, axis=0)

MEAN_DIAGNOSIS = (
    "You took the mean over the batch. The parameter is *copied* to all examples, and "
    "the contributions of copies are added. (If the loss is a mean over the examples, "
    "its 1/m is in `dy` already.)"
)

PARAMETERS = Exercise(
    name="parameter_gradients",
    parts=("dgamma", "dbeta"),
    reference=_parameters,
    cases=_parameter_cases,
    slips=[
        Slip(
            "x for x_hat",
            lambda dy, x, mean, inv_std: (np.sum(dy * x, axis=0), np.sum(dy, axis=0)),
            "`dgamma` is made with `x`. But $\\gamma$ is multiplied with the "
            "*normalized* input: look at the arrow from γ to y in the graph of "
            "section 1.",
        ),
        Slip(
            "centred for x_hat",
            lambda dy, x, mean, inv_std: (_sum(dy * (x - mean)), _sum(dy)),
            "`dgamma` is made with `x - mean`. $\\gamma$ is multiplied with `x_hat`, "
            "so `inv_std` is missing.",
        ),
        Slip(
            "divided by inv_std",
            lambda dy, x, mean, inv_std: (_sum(dy * (x - mean) / inv_std), _sum(dy)),
            "You divided by `inv_std`. It is the *inverse* of the deviation already: "
            "multiply.",
        ),
        Slip("means", _reduced(_mean, _mean), MEAN_DIAGNOSIS),
        Slip("mean for dgamma", _reduced(_mean, _sum), MEAN_DIAGNOSIS),
        Slip("mean for dbeta", _reduced(_sum, _mean), MEAN_DIAGNOSIS),
        Slip(
            "swapped",
            _swapped,
            "The two are swapped: first `dgamma`, then `dbeta`.",
        ),
        Slip(
            "features summed",
            _reduced(partial(np.sum, axis=1), partial(np.sum, axis=1)),
            "You summed over the features, axis 1. Each feature has a scale and an "
            "offset of its own, shared by the *examples*: sum over axis 0.",
        ),
        Slip(
            "everything summed",
            _reduced(np.sum, np.sum),
            "You summed everything into one number. Each feature has a scale and an "
            "offset of its own: sum over the examples only, with `axis=0`.",
        ),
        Slip(
            "axes kept",
            _reduced(
                partial(np.sum, axis=0, keepdims=True),
                partial(np.sum, axis=0, keepdims=True),
            ),
            "The numbers are right, but `keepdims=True` has left an axis of length 1. "
            "A gradient has the shape of its parameter, here one number a feature.",
        ),
        Slip(
            "not summed",
            _reduced(np.array, np.array),
            "You have the contribution of each example. Add them up: the parameter is "
            "copied to all of them.",
        ),
    ],
    praise="Two of the layer's three gradients. Neither needed the paths through the "
    "statistics: a check of these two alone says nothing about `dx`.",
)
