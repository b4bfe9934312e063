"""Notebook 06, exercise 2: the forward pass."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip
from helpers.exercises.batch_norm_forward.normalize import (
    BESSEL,
    NORMALIZE_MISTAKES,
    ONE_PASS,
    WRONG_AXIS,
    along,
    batches,
    divided,
    one_pass_variance,
    right,
)

FOLDED = (
    "Right on paper, and in `float64`. But in `float32` two large numbers, `s * x` and "
    "`s * mean`, are rounded and then subtracted. Centre first, then multiply: "
    "section 6."
)


def _scaled_batches(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    cases = []
    for x, eps in batches(rng):
        count = x.shape[1]
        gamma, beta = rng.uniform(0.5, 3, count), rng.uniform(-4, 4, count)
        cases.append((x, gamma.astype(x.dtype), beta.astype(x.dtype), eps))
    return cases


def _forward(x: Any, gamma: Any, beta: Any, eps: float) -> Any:
    return gamma * right(x, eps) + beta, x.mean(axis=0), x.var(axis=0)


def _with_output(make: Any) -> Any:
    """Turn a wrong normalization into a wrong layer with right statistics."""
    return lambda x, g, b, e: (g * make(x, e) + b, x.mean(axis=0), x.var(axis=0))


def _one_pass_layer(x: Any, g: Any, b: Any, e: float) -> Any:
    var = one_pass_variance(x)
    return g * divided(x, np.sqrt(var + e)) + b, x.mean(axis=0), var


def _bessel_layer(x: Any, g: Any, b: Any, e: float) -> Any:
    var = x.var(axis=0, ddof=1)
    return g * divided(x, np.sqrt(var + e)) + b, x.mean(axis=0), var


def _folded_layer(x: Any, g: Any, b: Any, e: float) -> Any:
    """Multiply x itself, and put the mean into the shift."""
    mean, var = x.mean(axis=0), x.var(axis=0)
    scale = g / np.sqrt(var + e)
    return scale * x + (b - scale * mean), mean, var


def _is_not_nearly_right(
    parts: tuple[Any, Any, Any], x: Any, g: Any, b: Any, e: float
) -> bool:
    """Whether `y` is not off by what rounding makes of a folded layer in float32."""
    error = np.max(np.abs(parts[0] - _forward(x, g, b, e)[0]))
    return bool(x.dtype != np.float32 or not 1e-4 < error < 1e-2)


def _mean_var_first(x: Any, g: Any, b: Any, e: float) -> Any:
    """Return the right things in another order."""
    y, mean, var = _forward(x, g, b, e)
    return mean, var, y


def _row_layer(x: Any, g: Any, b: Any, e: float) -> Any:
    return g * along(1, x, e) + b, x.mean(axis=1), x.var(axis=1)


def _statistics(mean: Any, var: Any) -> Any:
    """Return the right output with other statistics."""
    return lambda x, g, b, e: (_forward(x, g, b, e)[0], mean(x), var(x, e))


FORWARD = Exercise(
    name="forward",
    reference=_forward,
    cases=_scaled_batches,
    parts=["y", "mean", "var"],
    slips=[
        Slip(
            "gamma and beta swapped",
            lambda x, g, b, e: _forward(x, b, g, e),
            "$\\gamma$ and $\\beta$ have changed places: $\\gamma$ scales, $\\beta$ "
            "shifts (section 3).",
        ),
        Slip(
            "shifted before scaled",
            lambda x, g, b, e: (
                g * (right(x, e) + b),
                x.mean(axis=0),
                x.var(axis=0),
            ),
            "You shifted first and then scaled, so that the shift is $\\gamma\\beta$. "
            "Scale first: section 3.",
        ),
        Slip(
            "no beta",
            lambda x, g, b, e: (g * right(x, e), x.mean(axis=0), x.var(axis=0)),
            "The shift by $\\beta$ is missing.",
        ),
        Slip(
            "no gamma",
            lambda x, g, b, e: (right(x, e) + b, x.mean(axis=0), x.var(axis=0)),
            "The scale $\\gamma$ is missing.",
        ),
        Slip(
            "normalized only",
            lambda x, g, b, e: (right(x, e), x.mean(axis=0), x.var(axis=0)),
            "The statistics are right, but `y` is not scaled by $\\gamma$ and shifted "
            "by $\\beta$ yet.",
        ),
        Slip(
            "deviation returned",
            _statistics(lambda x: x.mean(axis=0), lambda x, e: x.std(axis=0)),
            "`y` is right. As the third value you returned the standard deviation; "
            "the variance is asked for.",
        ),
        Slip(
            "variance with eps returned",
            _statistics(lambda x: x.mean(axis=0), lambda x, e: x.var(axis=0) + e),
            "`y` is right. But the variance you returned contains $\\varepsilon$. Keep "
            "the two apart: $\\varepsilon$ is added only under the root.",
        ),
        Slip("sample variance", _bessel_layer, BESSEL),
        Slip(
            "sample variance returned",
            _statistics(lambda x: x.mean(axis=0), lambda x, e: x.var(axis=0, ddof=1)),
            "`y` is right, but the variance you returned is divided by $m - 1$. Return "
            "the one that `y` was computed with.",
        ),
        Slip(
            "statistics of the output",
            lambda x, g, b, e: (
                _forward(x, g, b, e)[0],
                _forward(x, g, b, e)[0].mean(axis=0),
                _forward(x, g, b, e)[0].var(axis=0),
            ),
            "`y` is right, but mean and variance are those of `y`, which are "
            "$\\beta$ and nearly $\\gamma^2$. Return those of `x`.",
        ),
        Slip(
            "statistics of the normalized batch",
            lambda x, g, b, e: (
                _forward(x, g, b, e)[0],
                right(x, e).mean(axis=0),
                right(x, e).var(axis=0),
            ),
            "`y` is right, but mean and variance are those of $\\hat x$, which are 0 "
            "and nearly 1. Return those of `x`.",
        ),
        Slip("wrong axis", _row_layer, WRONG_AXIS),
        Slip(
            "statistics of the examples",
            _statistics(lambda x: x.mean(axis=1), lambda x, e: x.var(axis=1)),
            "`y` is right, but the mean and variance you returned run over axis 1, one "
            "number an example. Return those that `y` was computed with.",
        ),
        Slip(
            "other order",
            _mean_var_first,
            "The first value must be `y`. Did you return the three in another order? "
            "`y`, `mean`, `var` are asked for.",
        ),
        Slip(
            "variance before mean",
            lambda x, g, b, e: (_forward(x, g, b, e)[0], x.var(axis=0), x.mean(axis=0)),
            "`y` is right, but `mean` and `var` have changed places.",
        ),
        Slip("folded into one scale and one shift", _folded_layer, FOLDED),
        Slip("one pass", _one_pass_layer, ONE_PASS),
        *[
            Slip(name, _with_output(make), diagnosis)
            for name, make, diagnosis in NORMALIZE_MISTAKES
            if name not in ("sample variance", "one pass", "wrong axis")
        ],
    ],
    properties=[(FOLDED, _is_not_nearly_right)],
    praise="This is the forward pass of the layer. The backward pass is the next "
    "notebook's.",
)
