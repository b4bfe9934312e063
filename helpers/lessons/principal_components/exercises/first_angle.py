"""Notebook 02, exercise 4: derive the angle."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def first_angle(r: float, s: float) -> Any:
    """Return the angle of the first component, in degrees."""
    return np.degrees(np.arctan2(2 * r * s, 1 - s**2)) / 2


def cases(_rng: np.random.Generator) -> Iterator[tuple[float, float]]:
    """Yield correlations of both signs, and a B that is wider, or narrower, than A."""
    yield from [(0.5, 2.0), (0.4, 0.5), (0.9, 1.1), (-0.6, 3.0), (-0.3, 0.7)]


ANGLE = Exercise(
    first_angle,
    cases,
    rtol=1e-4,
    atol=1e-3,
    slips=slips(r"""
VECTOR = np.arctan2(2 * r * s, 1 - s**2)
not halved: = 2 * first_angle(r, s)
    That is $2\theta$. Halve it.
smallest variance: VECTOR -> np.arctan2(-2 * r * s, s**2 - 1)
    You found the *smallest* variance, at right angles to the largest: the derivative is
    zero there, too. Both signs are exchanged. The sum $p \cos 2\theta + q \sin 2\theta$
    is largest along $(p, q)$ and smallest along $(-p, -q)$.
a right angle further: = first_angle(r, s) + 90
or: = first_angle(r, s) - 90
    That is the direction of *least* variance, at right angles to the largest. Do not
    turn it: the halved angle of $(p, q)$ is already that of the largest variance.
arctan instead of arctan2: VECTOR -> np.arctan(2 * r * s / (1 - s**2))
    Where B is the wider feature, $s > 1$, this is the direction of *least* variance: a
    quotient cannot tell which of its terms was negative. Use `np.arctan2(numerator,
    denominator)`.
arguments exchanged: VECTOR -> np.arctan2(1 - s**2, 2 * r * s)
    You exchanged the arguments of `np.arctan2`: first comes the part along the *second*
    axis, here $q$, the factor of $\sin 2\theta$.
covariance counted once: 2 * r * s -> r * s
    A factor 2 is missing. The variance along $v$ is a constant plus $\frac{1 - s^2}{2}
    \cos 2\theta + rs \sin 2\theta$: only the first term is halved.
radians: = np.radians(first_angle(r, s))
    The angle is in radians: use `np.degrees`.
regression line: = np.degrees(np.arctan(r * s))
    $rs$ is the slope of the *regression line*, which predicts B from A and minimizes
    vertical distances. A principal component treats both alike.
ratio of the deviations: = np.degrees(np.arctan(s))
    $\arctan s$ is the diagonal of the box around the cloud. The component lies there
    only if the correlation is 1, or positive and $s = 1$.
covariance without the scale: 2 * r * s -> 2 * r
    The covariance of the two is not $r$ but $r$ times both standard deviations, $r
    \cdot 1 \cdot s$.
variance without the square: s**2 -> s
    The variance of B is $s^2$, not $s$.
from the axis of B: 1 - s**2 -> s**2 - 1
    You measured from the axis of B: the signs of the two variances are exchanged.
other end: = first_angle(r, s) % 180
or: = first_angle(r, s) + 180 * (s > 1 and r < 0)
    The same line, seen from its other end. Give it above −90 and up to 90 degrees.
"""),
    praise="At $s = 1$ the second argument vanishes, and the angle is 45° for every "
    "positive $r$: average and difference.",
)
