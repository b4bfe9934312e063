"""Notebook 02, exercise 4: derive the angle."""

import numpy as np

from helpers.exercises import Exercise, Slip


def _angle(r: float, s: float) -> float:
    return float(np.degrees(np.arctan2(2 * r * s, 1 - s**2)) / 2)


def _smallest(r: float, s: float) -> float:
    """Return the angle of the second component, in -90..90 degrees."""
    return 90 - (-_angle(r, s)) % 180


ANGLE = Exercise(
    name="first_angle",
    reference=_angle,
    cases=lambda rng: [(0.5, 2.0), (0.5, 0.5), (0.9, 1.1), (-0.6, 3.0), (0.3, 1.5)],
    rtol=1e-4,
    atol=1e-3,
    slips=[
        Slip(
            "not halved",
            lambda r, s: 2 * _angle(r, s),
            "That is $2\\theta$. Halve it.",
        ),
        Slip(
            "smallest variance",
            _smallest,
            "You found the *smallest* variance, at right angles to the largest: the "
            "derivative is zero there, too. Both signs are exchanged. The sum "
            "$p \\cos 2\\theta + q \\sin 2\\theta$ is largest along $(p, q)$ and "
            "smallest along $(-p, -q)$.",
        ),
        Slip(
            "a right angle further",
            lambda r, s: _angle(r, s) + 90,
            "That is the direction of *least* variance, at right angles to the "
            "largest. Do not add 90: the halved angle of $(p, q)$ is already that of "
            "the largest variance.",
        ),
        Slip(
            "arctan instead of arctan2",
            lambda r, s: np.degrees(np.arctan(2 * r * s / (1 - s**2))) / 2,
            "Right while A is the wider feature. For $s > 1$ you found the direction "
            "of *least* variance: a quotient cannot tell which of its terms was "
            "negative. Use `np.arctan2(numerator, denominator)`.",
        ),
        Slip(
            "arguments exchanged",
            lambda r, s: np.degrees(np.arctan2(1 - s**2, 2 * r * s)) / 2,
            "You exchanged the arguments of `np.arctan2`: first comes the part along "
            "the *second* axis, here $q$, the factor of $\\sin 2\\theta$.",
        ),
        Slip(
            "covariance counted once",
            lambda r, s: np.degrees(np.arctan2(r * s, 1 - s**2)) / 2,
            "A factor 2 is missing. The variance along $v$ is a constant plus "
            "$\\frac{1 - s^2}{2} \\cos 2\\theta + rs \\sin 2\\theta$: only the first "
            "term is halved.",
        ),
        Slip(
            "radians",
            lambda r, s: np.radians(_angle(r, s)),
            "The angle is in radians: use `np.degrees`.",
        ),
        Slip(
            "regression line",
            lambda r, s: np.degrees(np.arctan(r * s)),
            "$rs$ is the slope of the *regression line*, which predicts B from A and "
            "minimizes vertical distances. A principal component treats both alike.",
        ),
        Slip(
            "ratio of the deviations",
            lambda r, s: np.degrees(np.arctan(s)),
            "$\\arctan s$ is the diagonal of the box around the cloud. The component "
            "lies there only if the correlation is 1.",
        ),
        Slip(
            "covariance without the scale",
            lambda r, s: np.degrees(np.arctan2(2 * r, 1 - s**2)) / 2,
            "The covariance of the two is not $r$ but $r$ times both deviations, "
            "$r \\cdot 1 \\cdot s$.",
        ),
        Slip(
            "variance without the square",
            lambda r, s: np.degrees(np.arctan2(2 * r * s, 1 - s)) / 2,
            "The variance of B is $s^2$, not $s$.",
        ),
        Slip(
            "from the axis of B",
            lambda r, s: np.degrees(np.arctan2(2 * r * s, s**2 - 1)) / 2,
            "You measured from the axis of B: the signs of the two variances are "
            "exchanged.",
        ),
        Slip(
            "other end",
            lambda r, s: _angle(r, s) % 180,
            "The same line, seen from its other end. Give it between -90 and 90 "
            "degrees.",
        ),
    ],
    praise="At $s = 1$ the denominator vanishes, and the angle is 45° for every "
    "positive $r$: average and difference.",
)
