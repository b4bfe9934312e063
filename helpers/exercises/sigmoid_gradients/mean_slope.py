"""Notebook 04, exercise 1: the mean slope of a layer."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip


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
    slips=[
        Slip(
            "activation taken for the input",
            lambda y: np.mean(_slope(y)),
            "You took the slope at the place `y`. But `y` is the *height* on the "
            "curve, not the place on the axis: the sigmoid has been applied already. "
            "Section 1 writes the slope with `y` alone.",
        ),
        Slip(
            "slope at the mean",
            lambda y: np.mean(y) * (1 - np.mean(y)),
            "That is the slope at the mean activation. One half of the units at 0 and "
            "the other at 1 would give you the full slope, though none of them has "
            "any. Take the slopes first, then their mean.",
        ),
        Slip(
            "rms slope",
            lambda y: np.sqrt(np.mean((y * (1 - y)) ** 2)),
            "That is the *rms* slope, which section 3 needs for the gradient's norm. "
            "Here the plain mean is asked for: do not square.",
        ),
        Slip(
            "share of the peak",
            lambda y: 4 * np.mean(y * (1 - y)),
            "That is the share of the peak, four times too much. Leave the division "
            "by 1/4 out.",
        ),
        Slip(
            "sum",
            lambda y: np.sum(y * (1 - y)),
            "You added the slopes of all examples and units. Divide by their number, "
            "or use `np.mean`.",
        ),
        Slip(
            "slope of tanh",
            lambda y: np.mean(1 - y**2),
            "$1 - y^2$ is the slope of tanh. See section 1 for the sigmoid's.",
        ),
        Slip(
            "not averaged",
            lambda y: y * (1 - y),
            "These are the slopes of all units. Now take their mean.",
        ),
        Slip(
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
