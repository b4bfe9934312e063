"""Notebook 14, exercise 2: a batch in another light."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def in_another_light(x_hat: Any, a: float, b: float) -> Any:
    """Return the normalized pre-activations after a * picture + b."""
    return np.sign(a) * x_hat


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield normalized batches, and lights of both signs."""
    for rows, units, a, b in [(4, 4, 0.3, 0.7), (5, 2, -1.5, 1.0), (3, 6, 2.5, -0.4)]:
        h = rng.normal(size=(rows, units))
        yield (h - h.mean(axis=0)) / h.std(axis=0), a, b


IN_ANOTHER_LIGHT = Exercise(
    in_another_light,
    cases,
    slips=slips(r"""
all undone: = x_hat + 0 * a
    That is right for $a > 0$. What is the standard deviation of $a h$ if $a$ is
    negative?
always inverted: = -x_hat + 0 * a
    That is right for $a < 0$ only.
only shifted back: = a * x_hat
    You took the offset out. The standard deviation grows with $|a|$, and it is divided
    by, too.
nothing undone: = a * x_hat + b
    That is what happens to a number that nobody normalizes. Here mean and standard
    deviation are those of the *changed* batch.
only the width undone: = np.sign(a) * x_hat + b
    The offset shifts the mean of the batch, too, which is subtracted.
width undone by a: = x_hat + b / a
    The offset shifts the mean of the batch, too, which is subtracted.
size kept: = np.abs(a) * x_hat
    The standard deviation of $a h$ is $|a|$ times that of $h$, so the size of $a$
    cancels. What does not?
upside down: = x_hat / a
    You divide by $a$ once too often: $a h - a\mu = a\,(h - \mu)$ is divided by
    $|a|\,\sigma$.
change taken back: = (x_hat - b) / a
    You take $a$ and $b$ back from numbers that they never reached: `x_hat` belongs to
    the pictures as they were. What is the mean of the changed batch?
by rows: = np.sign(a) * (x_hat - x_hat.mean(axis=1, keepdims=True)) \
/ x_hat.std(axis=1, keepdims=True)
    You normalize each picture over its units. Here it is each unit over the batch,
    `axis=0`.
"""),
    praise="Every $a > 0$ is undone, whatever $b$ is. A negative one turns all signs.",
)
