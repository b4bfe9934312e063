"""Notebook 09, section 2: move the running statistics by one batch."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def update(mean: Any, var: Any, x: Any, momentum: float, training: bool) -> Any:
    """Return the statistics after a step."""
    if not training:
        return mean, var
    return (
        (1 - momentum) * mean + momentum * x.mean(axis=0),
        (1 - momentum) * var + momentum * x.var(axis=0, ddof=1),
    )


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield a square batch, to recognize an axis, and others."""
    settings = [(5, 5, 0.1, True), (7, 3, 0.3, True), (4, 6, 0.01, True)]
    for rows, columns, momentum, training in [*settings, (3, 8, 0.3, False)]:
        x = 2 + 3 * rng.standard_normal((rows, columns))
        mean, var = rng.standard_normal(columns), rng.uniform(0.5, 2, columns)
        yield mean, var, x, momentum, training


UPDATE = Exercise(
    update,
    cases,
    parts=("running_mean", "running_var"),
    slips=slips(r"""
BATCH_VAR = x.var(axis=0, ddof=1)
swapped in training: = update(mean, var, x, momentum, training)[::-1 if training else 1]
    Where `training` is true you return both in the other order: the running mean comes
    first.
training inverted: not training -> training
    The update happens *only* where `training` is false. Turn the condition round.
updates at inference: not training -> False
    It also happens where `training` is false. Then a test picture would change the
    answers to the next ones (section 5).
reversed momentum: momentum -> 1 - momentum
    The momentum is the other way round. Here, as in PyTorch, it is the weight of the
    *new* batch; you use Keras's convention.
reversed momentum, biased variance: 1 - momentum -> keep
and: momentum -> 1 - momentum
and: keep -> momentum
and: x.var(axis=0, ddof=1) -> x.var(axis=0)
    That is Keras's update in both respects. Here the momentum is the weight of the
    *new* batch, and the running variance takes the unbiased variance, divided by $m -
    1$.
biased running variance: BATCH_VAR -> x.var(axis=0)
    You divide by $m$. The running variance takes the unbiased variance, divided by $m -
    1$ (section 4). Keras does what you did.
standard deviation: BATCH_VAR -> x.std(axis=0, ddof=0)
or: BATCH_VAR -> x.std(axis=0, ddof=1)
    You average standard deviations. `running_var` is a variance; the root is taken
    later, when it is used.
correction upside down: BATCH_VAR -> x.var(axis=0) * (len(x) - 1) / len(x)
    The factor is upside down: the batch's variance is too small on average, so it is
    multiplied by $m/(m-1)$, which is more than 1.
nothing fades: 1 - momentum -> 1
    You add the new batch, but the old average keeps its full weight: it would grow for
    ever. Multiply it by `1 - momentum`.
newest batch only: momentum -> 1
    You replace the running statistics by the batch's. Mix them with the old ones, with
    the weights `momentum` and `1 - momentum`.
"""),
    praise="These are the lines that `BatchNorm` runs in every training step.",
)
