"""Notebook 07, exercise 3: a function of the direction only."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def weight_gradient(du: Any, w: Any) -> Any:
    """Return the gradient of the vector, given that of its direction."""
    norm = np.linalg.norm(w)
    u = w / norm
    return (du - u * np.dot(du, u)) / norm


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield gradients and vectors, long and short."""
    for count, scale in ((3, 1.0), (6, 4.0), (10, 0.3)):
        yield rng.standard_normal(count), scale * rng.standard_normal(count)


def is_perpendicular(dw: Any, du: Any, w: Any) -> bool:
    """Whether the gradient has no part along `w`."""
    return bool(abs(np.dot(dw, w)) < 1e-4 * np.linalg.norm(dw) * np.linalg.norm(w))


UNIT = Exercise(
    weight_gradient,
    cases,
    slips=slips(r"""
REST = du - u * np.dot(du, u)
norm detached: REST -> du
    You took the norm for a constant, as section 5 did with the standard deviation: your
    gradient has a part along `w`, where nothing changes.
division forgotten: (REST) / norm -> REST
    That is the length of `w` times what is asked for. The gradient falls as one over
    this length: divide by it.
divided twice: (REST) / norm -> (REST) / norm**2
    You divided by the norm once too often.
w for u: REST -> du - w * np.dot(du, w)
    You subtracted the part along `w` with `w` in place of the *unit* vector. Its length
    came in twice.
length left out: (REST) / norm -> du - w * np.dot(du, w)
    The length of `w` is left out: the part along `w` takes the *unit* vector twice, and
    what is left is divided by the length.
one unit vector: REST -> du - w * np.dot(du, u)
    One of the two vectors in the subtracted part is still `w`. Both must have the
    length 1.
elementwise: np.dot(du, u) -> (du * u)
    You multiplied `u` and `du` number by number. The part along `u` takes their *dot
    product*: all of `w`'s numbers share one norm.
mean for sum: np.dot(du, u) -> np.mean(du * u)
    You took the *mean* of `u * du`. In batch normalization it is a mean, since `x_hat`
    has the mean square 1. Here `u` has the *sum* of squares 1.
the other part: REST -> u * np.dot(du, u)
    That is the part along `w`, the one that nothing depends on. Keep the rest of `du`.
added: REST -> du + u * np.dot(du, u)
    The part along `w` is to be taken away; you added it once more.
centred as well: du -> (du - du.mean())
    You subtracted the mean of `du` first. Nothing is centred here: $u$ depends on the
    length of $w$ only.
"""),
    properties=[
        (
            "Your gradient is not perpendicular to `w`. Stretching `w` leaves $u$ as "
            "it is, so there should be nothing along `w`.",
            is_perpendicular,
        )
    ],
    praise="This is the backward pass of *weight normalization* (Salimans & Kingma "
    "2016), and of every layer that looks at a direction only. (If your function calls "
    "`numerical_gradient`, its numbers pass; the formula is still to be derived.)",
)
