"""Notebook 07, exercise 6: a function of the direction only."""

from collections.abc import Callable
from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip


def _unit_cases(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    return [
        (rng.standard_normal(n), scale * rng.standard_normal(n))
        for n, scale in ((3, 1.0), (6, 4.0), (10, 0.3))
    ]


def _unit_gradient(du: Any, w: Any) -> Any:
    norm = np.linalg.norm(w)
    u = w / norm
    return (du - u * np.dot(u, du)) / norm


def _around(function: Callable[[Any, Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """Let an answer be written with the unit vector and the norm."""

    def answer(du: Any, w: Any) -> Any:
        norm = np.linalg.norm(w)
        return function(du, w / norm, norm)

    return answer


UNIT = Exercise(
    name="weight_gradient",
    reference=_unit_gradient,
    cases=_unit_cases,
    slips=[
        Slip(
            "norm detached",
            _around(lambda du, u, norm: du / norm),
            "You took the norm for a constant, as section 6 did with the deviation: "
            "your gradient has a part along `w`, where nothing changes.",
        ),
        Slip(
            "division forgotten",
            _around(lambda du, u, norm: du - u * np.dot(u, du)),
            "The direction is right. But the gradient falls as one over the length of "
            "`w`: divide by it.",
        ),
        Slip(
            "divided twice",
            _around(lambda du, u, norm: (du - u * np.dot(u, du)) / norm**2),
            "The direction is right, but you divided by the norm once too often.",
        ),
        Slip(
            "w for u",
            _around(
                lambda du, u, norm: (du - norm**2 * u * np.dot(u, du)) / norm,
            ),
            "You subtracted the part along `w` with `w` in place of the *unit* vector. "
            "Its length came in twice.",
        ),
        Slip(
            "one unit vector",
            _around(lambda du, u, norm: (du - norm * u * np.dot(u, du)) / norm),
            "One of the two vectors in the subtracted part is still `w`. Both must "
            "have the length 1.",
        ),
        Slip(
            "elementwise",
            _around(lambda du, u, norm: (du - u * u * du) / norm),
            "You multiplied `u` and `du` number by number. The part along `u` takes "
            "their *dot product*: all of `w`'s numbers share one norm.",
        ),
        Slip(
            "mean for sum",
            _around(lambda du, u, norm: (du - u * np.mean(u * du)) / norm),
            "You took the *mean* of `u * du`. In batch normalization it is a mean, "
            "since `x_hat` has the mean square 1. Here `u` has the *sum* of squares 1.",
        ),
        Slip(
            "the other part",
            _around(lambda du, u, norm: u * np.dot(u, du) / norm),
            "That is the part along `w`, the one that nothing depends on. Keep the "
            "rest of `du`.",
        ),
        Slip(
            "added",
            _around(lambda du, u, norm: (du + u * np.dot(u, du)) / norm),
            "The part along `w` is to be taken away; you added it once more.",
        ),
        Slip(
            "centred as well",
            _around(lambda du, u, norm: _unit_gradient(du - du.mean(), norm * u)),
            "You subtracted the mean of `du` first. Nothing is centred here: $u$ "
            "depends on the length of $w$ only.",
        ),
    ],
    properties=[
        (
            "Your gradient is not perpendicular to `w`. Stretching `w` leaves $u$ as "
            "it is, so there should be nothing along `w`.",
            lambda dw, du, w: (
                dw.shape != w.shape or bool(abs(np.dot(dw, w)) < 1e-6 * len(w))
            ),
        )
    ],
    praise="This is the backward pass of *weight normalization* (Salimans & Kingma "
    "2016), and of every layer that looks at a direction only. (If your function calls "
    "`numerical_gradient`, its numbers pass; the formula is still to be derived.)",
)
