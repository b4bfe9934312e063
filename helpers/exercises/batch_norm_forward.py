"""The exercises of notebook 06."""

from typing import Any

import numpy as np

from helpers.exercises.exercise import Exercise, Mistake
from helpers.exercises.feedback import Feedback
from helpers.exercises.normalizing import (
    BESSEL,
    NORMALIZE,
    NORMALIZE_MISTAKES,
    ONE_PASS,
    OUTSIDE,
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
    mistakes=[
        Mistake(
            "gamma and beta swapped",
            lambda x, g, b, e: _forward(x, b, g, e),
            "$\\gamma$ and $\\beta$ have changed places: $\\gamma$ scales, $\\beta$ "
            "shifts (section 3).",
        ),
        Mistake(
            "shifted before scaled",
            lambda x, g, b, e: (
                g * (right(x, e) + b),
                x.mean(axis=0),
                x.var(axis=0),
            ),
            "You shifted first and then scaled, so that the shift is $\\gamma\\beta$. "
            "Scale first: section 3.",
        ),
        Mistake(
            "no beta",
            lambda x, g, b, e: (g * right(x, e), x.mean(axis=0), x.var(axis=0)),
            "The shift by $\\beta$ is missing.",
        ),
        Mistake(
            "no gamma",
            lambda x, g, b, e: (right(x, e) + b, x.mean(axis=0), x.var(axis=0)),
            "The scale $\\gamma$ is missing.",
        ),
        Mistake(
            "normalized only",
            lambda x, g, b, e: (right(x, e), x.mean(axis=0), x.var(axis=0)),
            "The statistics are right, but `y` is not scaled by $\\gamma$ and shifted "
            "by $\\beta$ yet.",
        ),
        Mistake(
            "deviation returned",
            _statistics(lambda x: x.mean(axis=0), lambda x, e: x.std(axis=0)),
            "`y` is right. As the third value you returned the standard deviation; "
            "the variance is asked for.",
        ),
        Mistake(
            "variance with eps returned",
            _statistics(lambda x: x.mean(axis=0), lambda x, e: x.var(axis=0) + e),
            "`y` is right. But the variance you returned contains $\\varepsilon$. Keep "
            "the two apart: $\\varepsilon$ is added only under the root.",
        ),
        Mistake("sample variance", _bessel_layer, BESSEL),
        Mistake(
            "sample variance returned",
            _statistics(lambda x: x.mean(axis=0), lambda x, e: x.var(axis=0, ddof=1)),
            "`y` is right, but the variance you returned is divided by $m - 1$. Return "
            "the one that `y` was computed with.",
        ),
        Mistake(
            "statistics of the output",
            lambda x, g, b, e: (
                _forward(x, g, b, e)[0],
                _forward(x, g, b, e)[0].mean(axis=0),
                _forward(x, g, b, e)[0].var(axis=0),
            ),
            "`y` is right, but mean and variance are those of `y`, which are "
            "$\\beta$ and nearly $\\gamma^2$. Return those of `x`.",
        ),
        Mistake("wrong axis", _row_layer, WRONG_AXIS),
        Mistake(
            "other order",
            _mean_var_first,
            "The first value must be `y`. Did you return the three in another order? "
            "`y`, `mean`, `var` are asked for.",
        ),
        Mistake(
            "variance before mean",
            lambda x, g, b, e: (_forward(x, g, b, e)[0], x.var(axis=0), x.mean(axis=0)),
            "`y` is right, but `mean` and `var` have changed places.",
        ),
        Mistake("folded into one scale and one shift", _folded_layer, FOLDED),
        Mistake("one pass", _one_pass_layer, ONE_PASS),
        *[
            Mistake(name, _with_output(make), diagnosis)
            for name, make, diagnosis in NORMALIZE_MISTAKES
            if name not in ("sample variance", "one pass", "wrong axis")
        ],
    ],
    properties=[(FOLDED, _is_not_nearly_right)],
    praise="This is the forward pass of the layer. The backward pass is the next "
    "notebook's.",
)


GAMMA_FOR = Exercise(
    name="gamma_for",
    reference=lambda wanted, var, eps: wanted * np.sqrt((var + eps) / var),
    cases=lambda rng: [(2.0, 1e-5, 1e-5), (0.5, 4e-6, 1e-5), (3.0, 0.02, 1e-3)],
    rtol=1e-4,
    atol=0.0,
    mistakes=[
        Mistake(
            "eps forgotten",
            lambda wanted, var, eps: wanted,
            "That would be right if $\\hat x$ had the deviation 1. Its variance is "
            "$\\sigma^2/(\\sigma^2 + \\varepsilon)$, which for these faint features is "
            "far below 1.",
        ),
        Mistake(
            "inverted",
            lambda wanted, var, eps: wanted * np.sqrt(var / (var + eps)),
            "That is the deviation which `wanted` as $\\gamma$ would *give*. Solve for "
            "$\\gamma$: it must make up for the loss.",
        ),
        Mistake(
            "ratio of the variances",
            lambda wanted, var, eps: wanted * (var + eps) / var,
            "You used the ratio of the variances. A deviation goes with its root.",
        ),
        Mistake(
            "divisor only",
            lambda wanted, var, eps: wanted * np.sqrt(var + eps),
            "That undoes the division, so that $y$ has `wanted` times the deviation of "
            "$x$ itself. Divide by the deviation of $x$ as well.",
        ),
        Mistake(
            "divided by the deviation only",
            lambda wanted, var, eps: wanted / np.sqrt(var),
            "That would be right for $\\gamma x$. But $\\gamma$ multiplies $\\hat x$, "
            "which has been divided by $\\sqrt{\\sigma^2 + \\varepsilon}$ already.",
        ),
        Mistake(
            "identity",
            lambda wanted, var, eps: np.sqrt(var + eps),
            "That is the $\\gamma$ that gives $x$ its own deviation back. Where does "
            "`wanted` come in?",
        ),
        Mistake(
            "wanted variance",
            lambda wanted, var, eps: np.sqrt(wanted * (var + eps) / var),
            "With this $\\gamma$, the *variance* of $y$ is `wanted`. The deviation is "
            "asked for: put `wanted` outside the root.",
        ),
        Mistake(
            "eps outside the root",
            lambda wanted, var, eps: wanted * (np.sqrt(var) + eps) / np.sqrt(var),
            OUTSIDE,
        ),
    ],
    praise="On a feature with $\\sigma^2 \\gg \\varepsilon$ it is `wanted` itself: "
    "there $\\gamma$ *is* the deviation of the output.",
)


FARTHEST = Exercise(
    name="farthest",
    reference=lambda m: np.sqrt(m - 1),
    cases=lambda rng: [(2,), (5,), (60,), (1000,)],
    rtol=1e-4,
    atol=1e-6,
    mistakes=[
        Mistake(
            "root of m",
            lambda m: np.sqrt(m),
            "Close in large batches. But in a batch of 2 the two numbers lie one "
            "deviation from their mean, not $\\sqrt 2$: the one number moves the mean, "
            "too.",
        ),
        Mistake(
            "sample variance",
            lambda m: (m - 1) / np.sqrt(m),
            "That is with the variance divided by $m - 1$. The layer divides by $m$.",
        ),
        Mistake(
            "no root",
            lambda m: m - 1,
            "That is the square of it. Did you divide by the variance, or compare "
            "squares?",
        ),
        Mistake(
            "negative",
            lambda m: -np.sqrt(m - 1),
            "Nearly: that is $\\hat x$ of a number *below* the others. How far from "
            "zero it is, is asked for: without the sign.",
        ),
        Mistake(
            "the others",
            lambda m: 1 / np.sqrt(m - 1),
            "That is how far from zero the *others* are. The mean is near them; the "
            "one is $m - 1$ times as far.",
        ),
        Mistake(
            "unbounded",
            lambda m: np.inf,
            "It is bounded: a far number raises the deviation that it is divided by. "
            "The output above does not depend on the 1000.",
        ),
    ],
    praise="In a batch of 2, $\\hat x$ is 1 or −1 for every feature whose two numbers "
    "differ: all that is left of them is which one is larger.",
)


def check_normalize(function: Any) -> Feedback:
    """Check exercise 1."""
    return NORMALIZE.check(function)


def check_forward(function: Any) -> Feedback:
    """Check exercise 2."""
    return FORWARD.check(function)


def check_gamma_for(function: Any) -> Feedback:
    """Check exercise 3."""
    return GAMMA_FOR.check(function)


def check_farthest(function: Any) -> Feedback:
    """Check exercise 4."""
    return FARTHEST.check(function)
