"""Notebook 04, exercise 3: initialize another activation."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def leaky_scale(a: float) -> Any:
    """Return the weight scale that keeps the gradient's size."""
    return np.sqrt(2 / (1 + a**2))


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield leaks from that of ReLU to a straight line, and a steeper one."""
    for a in (0.2, 0.0, 0.5, 1.0, 3.0):
        yield (a,)


LEAKY_SCALE = Exercise(
    leaky_scale,
    cases,
    slips=slips(r"""
ALL = np.sqrt(2 / (1 + a**2))
the leak ignored: a**2 -> 0
    $\sqrt 2$ is the scale for ReLU, where the other half passes nothing. Here it passes
    $a$ times the gradient.
mean slope: ALL -> 2 / (1 + a)
    That comes from the *mean* slope, $(1 + a)/2$. The squared gradient is multiplied by
    the mean of the *squared* slope.
root of the mean slope: a**2 -> a
    The root is taken of the *mean* slope, $(1 + a)/2$. The slopes are squared first:
    $a$ becomes $a^2$.
mean squared before squaring: ALL -> np.sqrt(2) / (1 + a)
    That comes from $(1 + a)^2/2$. The two slopes are squared one by one: $(1 + a^2)/2$.
half forgotten: 2 / (1 + a**2) -> 1 / (1 + a**2)
    Only *half* of the slopes are 1, the other half are $a$: the mean of their squares
    is $(1 + a^2)/2$.
root forgotten: ALL -> 2 / (1 + a**2)
    That is the *square* of the weight scale. Take the root.
mean squared slope: ALL -> (1 + a**2) / 2
    That is the mean of the squared slope, with which the derivation begins. $s^2$ times
    it is to be 1. Solve that for $s$.
inverse: ALL -> np.sqrt((1 + a**2) / 2)
    That is the rms slope. The weights have to make up for it: their product with it is
    to be 1.
"""),
    properties=[
        (
            "With $a = 1$ the activation is a straight line of slope 1, and the weight "
            "scale should be 1.",
            lambda result, a: a != 1 or bool(np.isclose(result, 1)),
        )
    ],
    praise="He et al. 2015, section 2.2, find the same condition.",
)
