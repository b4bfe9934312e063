"""The exercises of notebook 04."""

from typing import Any

import numpy as np

from helpers.exercises.exercise import Exercise, Mistake
from helpers.exercises.feedback import Feedback


def _sigmoid(h: Any) -> Any:
    return 1 / (1 + np.exp(-h))


def _slope(h: Any) -> Any:
    return _sigmoid(h) * (1 - _sigmoid(h))


def _activation_cases(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    return [(_sigmoid(std * rng.normal(size=(30, 4))),) for std in (1, 3, 8)]


MEAN_SLOPE = Exercise(
    name="mean_slope",
    reference=lambda y: np.mean(y * (1 - y)),
    cases=_activation_cases,
    mistakes=[
        Mistake(
            "activation taken for the input",
            lambda y: np.mean(_slope(y)),
            "You took the slope at the place `y`. But `y` is the *height* on the "
            "curve, not the place on the axis: the sigmoid has been applied already. "
            "Section 1 writes the slope with `y` alone.",
        ),
        Mistake(
            "slope at the mean",
            lambda y: np.mean(y) * (1 - np.mean(y)),
            "That is the slope at the mean activation. One half of the units at 0 and "
            "the other at 1 would give you the full slope, though none of them has "
            "any. Take the slopes first, then their mean.",
        ),
        Mistake(
            "rms slope",
            lambda y: np.sqrt(np.mean((y * (1 - y)) ** 2)),
            "That is the *rms* slope, which section 3 needs for the gradient's norm. "
            "Here the plain mean is asked for: do not square.",
        ),
        Mistake(
            "share of the peak",
            lambda y: 4 * np.mean(y * (1 - y)),
            "That is the share of the peak, four times too much. Leave the division "
            "by 1/4 out.",
        ),
        Mistake(
            "sum",
            lambda y: np.sum(y * (1 - y)),
            "You added the slopes of all examples and units. Divide by their number, "
            "or use `np.mean`.",
        ),
        Mistake(
            "slope of tanh",
            lambda y: np.mean(1 - y**2),
            "$1 - y^2$ is the slope of tanh. See section 1 for the sigmoid's.",
        ),
        Mistake(
            "not averaged",
            lambda y: y * (1 - y),
            "These are the slopes of all units. Now take their mean.",
        ),
        Mistake(
            "mean per unit",
            lambda y: np.mean(y * (1 - y), axis=0),
            "That is one mean for each unit. One number is asked for: leave `axis` "
            "out.",
        ),
    ],
    properties=[
        ("The sigmoid's slope lies between 0 and 1/4.", lambda r, y: 0 <= r <= 0.25)
    ],
    praise="The backward pass of the sigmoid layer works like this: it keeps `y`, and "
    "never needs the input again.",
)


SHARE = Exercise(
    name="arriving_share",
    reference=lambda r, s, depth: (r * s) ** depth,
    cases=lambda rng: [(0.24, 1.0, 20), (0.16, 4.0, 10), (0.7, 1.5, 3)],
    rtol=1e-4,
    atol=0.0,
    mistakes=[
        Mistake(
            "depth forgotten",
            lambda r, s, depth: r * s,
            "That is the factor of *one* layer. The gradient passes `depth` of them.",
        ),
        Mistake(
            "added instead of multiplied",
            lambda r, s, depth: depth * r * s,
            "The layers follow one another, so that their factors are multiplied with "
            "each other, not added.",
        ),
        Mistake(
            "weights forgotten",
            lambda r, s, depth: r**depth,
            "You followed the slopes only. On its way back the gradient is multiplied "
            "by the weights of every layer, too.",
        ),
        Mistake(
            "weights counted once",
            lambda r, s, depth: s * r**depth,
            "The weights come in once for every layer, as the slopes do.",
        ),
        Mistake(
            "twenty layers always",
            lambda r, s, depth: (r * s) ** 20,
            "You took 20 layers, as in section 3. Here the number of layers is the "
            "argument `depth`.",
        ),
        Mistake(
            "inverse",
            lambda r, s, depth: 1 / (r * s) ** depth,
            "Turned round: that is the gradient at the output as a multiple of the one "
            "at the input. The way back *multiplies* by the factor of each layer.",
        ),
        Mistake(
            "share of the peak",
            lambda r, s, depth: (4 * r * s) ** depth,
            "You divided the slope by its peak, 1/4. The gradient is multiplied by the "
            "slope itself: leave the 4 out.",
        ),
        Mistake(
            "mean square",
            lambda r, s, depth: (r * s) ** (2 * depth),
            "That is the factor of the *squared* norm. Take the root.",
        ),
        Mistake(
            "root taken twice",
            lambda r, s, depth: (r * s) ** (depth / 2),
            "You took a root too many. The rms slope is a root already, so that weight "
            "scale times rms slope is the factor of the norm, not of its square.",
        ),
        Mistake(
            "what is lost",
            lambda r, s, depth: 1 - (r * s) ** depth,
            "That is the share that is lost on the way. Asked is the one that arrives.",
        ),
        Mistake(
            "one layer too many",
            lambda r, s, depth: (r * s) ** (depth + 1),
            "You counted one layer too many. Between the output and the input lie "
            "`depth` layers.",
        ),
        Mistake(
            "one layer short",
            lambda r, s, depth: (r * s) ** (depth - 1),
            "One layer is missing. Between the output and the input lie all `depth` "
            "layers.",
        ),
    ],
    praise="A power of the depth: what is harmless in one layer is not in twenty.",
)


def _leaky_scale(a: float) -> float:
    return float(np.sqrt(2 / (1 + a**2)))


LEAKY_SCALE = Exercise(
    name="leaky_scale",
    reference=_leaky_scale,
    cases=lambda rng: [(0.0,), (0.2,), (0.5,), (1.0,)],
    mistakes=[
        Mistake(
            "the leak ignored",
            lambda a: np.sqrt(2),
            "$\\sqrt 2$ is right for ReLU, where the other half passes nothing. Here "
            "it passes $a$ times the gradient.",
        ),
        Mistake(
            "mean slope",
            lambda a: 2 / (1 + a),
            "You took the *mean* slope, $(1 + a)/2$. The squared gradient is "
            "multiplied by the mean of the *squared* slope.",
        ),
        Mistake(
            "root of the mean slope",
            lambda a: np.sqrt(2 / (1 + a)),
            "The root is right, but you took it of the *mean* slope, $(1 + a)/2$. The "
            "slopes are squared first: $a$ becomes $a^2$.",
        ),
        Mistake(
            "root forgotten",
            lambda a: 2 / (1 + a**2),
            "That is the *square* of the weight scale. Take the root.",
        ),
        Mistake(
            "mean squared slope",
            lambda a: (1 + a**2) / 2,
            "That is the mean of the squared slope: the right beginning. $s^2$ times "
            "it is to be 1. Solve that for $s$.",
        ),
        Mistake(
            "inverse",
            lambda a: np.sqrt((1 + a**2) / 2),
            "That is the rms slope. The weights have to make up for it: their product "
            "with it is to be 1.",
        ),
    ],
    properties=[
        (
            "With $a = 1$ the activation is a straight line of slope 1, and the weight "
            "scale should be 1.",
            lambda result, a: a != 1 or bool(np.isclose(result, 1)),
        )
    ],
    praise="He et al. 2015, section 2.2, find the same condition.",
)


def _growth(a: float) -> float:
    mean_square = (1 + a**2) / 2
    return float(np.sqrt(mean_square / (mean_square - (1 - a) ** 2 / (2 * np.pi))))


GROWTH = Exercise(
    name="normalized_growth",
    reference=_growth,
    cases=lambda rng: [(0.0,), (0.2,), (0.5,), (1.0,)],
    mistakes=[
        Mistake(
            "mean square for variance",
            lambda a: 1.0,
            "You get 1 for every $a$: you divided by the mean *square* of the "
            "activation. Normalizing takes the mean away, so its *variance* counts.",
        ),
        Mistake(
            "root forgotten",
            lambda a: _growth(a) ** 2,
            "That is the factor of the *squared* norm. Take the root.",
        ),
        Mistake(
            "inverse",
            lambda a: 1 / _growth(a),
            "Turned round: the forward pass *divides* by the standard deviation, and "
            "so does the backward pass.",
        ),
        Mistake(
            "mean not squared",
            lambda a: _growth_with(a, (1 - a) / np.sqrt(2 * np.pi)),
            "You subtracted the mean of the activation. The variance is the mean "
            "square minus the *squared* mean.",
        ),
        Mistake(
            "leak forgotten in the mean",
            lambda a: _growth_with(a, 1 / (2 * np.pi)),
            "You took the mean of ReLU, $1/\\sqrt{2\\pi}$. The negative side "
            "contributes, too: with $a = 1$ the mean is 0.",
        ),
        Mistake(
            "mean squared slope",
            lambda a: (1 + a**2) / 2,
            "That is the mean of the squared slope: the right beginning. Divide it by "
            "the variance of the activation, then take the root.",
        ),
        Mistake(
            "slope forgotten",
            lambda a: _growth(a) / np.sqrt((1 + a**2) / 2),
            "You divided by the standard deviation of the activation, but the gradient "
            "is also multiplied by the rms slope, as in section 5.",
        ),
        Mistake(
            "mean of half a Gaussian",
            lambda a: _growth_with(a, (1 - a) ** 2 / 4),
            "You took $(1 - a)/2$ for the mean of the activation, as if $z$ were 1 or "
            "-1. The mean of $z$ over its positive half is $1/\\sqrt{2\\pi}$.",
        ),
        Mistake(
            "right for ReLU only",
            lambda a: np.sqrt(np.pi / (np.pi - 1)),
            "That is right for ReLU only, $a = 0$. The leak $a$ changes the slopes "
            "and the variance.",
        ),
        Mistake(
            "weights not made up for",
            lambda a: np.sqrt((1 + a**2) / 2),
            "That is the rms slope alone. Divide by the standard deviation of the "
            "activations, as normalizing does.",
        ),
    ],
    properties=[
        (
            "With $a = 1$ the activation is a straight line: the factor should be 1.",
            lambda result, a: a != 1 or bool(np.isclose(result, 1)),
        )
    ],
    praise="From $\\sqrt{\\pi/(\\pi-1)}$ for ReLU down to 1 for the straight line: the "
    "less an activation bends, the less the gradient grows.",
)


def _growth_with(a: float, removed: float) -> float:
    mean_square = (1 + a**2) / 2
    with np.errstate(invalid="ignore", divide="ignore"):
        return float(np.sqrt(np.float64(mean_square) / (mean_square - removed)))


def check_mean_slope(function: Any) -> Feedback:
    """Check ``mean_slope(y)``."""
    return MEAN_SLOPE.check(function)


def check_arriving_share(function: Any) -> Feedback:
    """Check ``arriving_share(rms_slope, weight_scale, depth)``."""
    return SHARE.check(function)


def check_leaky_scale(function: Any) -> Feedback:
    """Check ``leaky_scale(a)``."""
    return LEAKY_SCALE.check(function)


def check_normalized_growth(function: Any) -> Feedback:
    """Check ``normalized_growth(a)``."""
    return GROWTH.check(function)
