"""Notebook 07, section 2: up to centred."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips
from helpers.lessons.batch_norm_backward.exercises.batches import batches, signed


def centred_gradient(dx_hat: Any, dvar: Any, centred: Any, inv_std: Any) -> Any:
    """Return the gradient of the centred batch."""
    return dx_hat * inv_std + dvar * 2 * centred / len(centred)


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield gradients, centred batches and their inverse standard deviations."""
    for dx_hat, x, mean, var, eps in batches(rng):
        yield dx_hat, signed(rng, len(mean)), x - mean, 1 / np.sqrt(var + eps)


CENTRED = Exercise(
    centred_gradient,
    cases,
    slips=slips(r"""
BOTH = dx_hat * inv_std + dvar * 2 * centred / len(centred)
variance forgotten: BOTH -> dx_hat * inv_std
    The arrow to `var` is missing: its 2 centred / m times `dvar` is to be added. (The
    mean of `centred` is zero, so a mean has no place here.)
direct path forgotten: BOTH -> dvar * 2 * centred / len(centred)
    The arrow to `x_hat` is missing: `inv_std` times `dx_hat` is to be added.
subtracted: BOTH -> dx_hat * inv_std - dvar * 2 * centred / len(centred)
    The contributions of the arrows are *added*. The minus is in `dvar` already.
two forgotten: dvar * 2 * centred -> dvar * centred
    The term of the variance is half of what it should be: the derivative of a square
    has a 2.
1/m forgotten: dvar * 2 * centred / len(centred) -> dvar * 2 * centred
    The term of the variance is m times too large: `var` is a *mean* of squares, and its
    arrow carries 1/m.
all divided by m: BOTH -> (dx_hat * inv_std + dvar * 2 * centred) / len(centred)
    You divided both terms by m. Only the arrow to `var` carries 1/m.
centred forgotten: dvar * 2 * centred / len(centred) -> dvar * 2 / len(centred)
    The derivative of centred² is 2 centred: `centred` is missing.
x_hat for centred: dvar * 2 * centred -> dvar * 2 * centred * inv_std
    The term of the variance has one `inv_std` too many. Perhaps `x_hat` stands in the
    place of `centred`.
inv_std forgotten: dx_hat * inv_std -> dx_hat
    The arrow to `x_hat` carries `inv_std`: multiply `dx_hat` with it.
divided by inv_std: dx_hat * inv_std -> dx_hat / inv_std
    You divided by `inv_std`. It is the *inverse* of the standard deviation already:
    multiply.
divided by m times D: len(centred) -> centred.size
    The term of the variance is too small: `centred.size` counts all numbers. A
    feature's variance is the mean over its $m$ examples, `len(centred)`.
arrows multiplied: BOTH -> dx_hat * inv_std * dvar * 2 * centred / len(centred)
    You multiplied the two contributions. Along a path the derivatives are multiplied;
    where two arrows leave a box, their contributions are *added*.
one arrow summed: BOTH -> (dx_hat * inv_std).sum(axis=0) + dvar * 2 * centred / \
len(centred)
or: BOTH -> dx_hat.sum(axis=0) * inv_std + dvar * 2 * centred / len(centred)
    You added up over the batch in one of the terms. `centred` was not copied: each
    example has its own number, and its own gradient.
summed: BOTH -> (BOTH).sum(axis=0)
    You added up over the batch. `centred` was not copied: each example has its own
    number, and its own gradient.
"""),
    praise="Two arrows, two terms, one sum.",
)
