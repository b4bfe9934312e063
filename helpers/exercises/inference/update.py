"""Notebook 09, exercise 2: the update."""

from typing import Any

import numpy as np

from helpers.exercises.exercise import Exercise, Mistake


def _update(mean: Any, var: Any, x: Any, momentum: float, training: bool) -> Any:
    if not training:
        return mean, var
    return (
        (1 - momentum) * mean + momentum * x.mean(axis=0),
        (1 - momentum) * var + momentum * x.var(axis=0, ddof=1),
    )


def _update_with(
    new_var: Any, mean: Any, var: Any, x: Any, momentum: float, training: bool
) -> Any:
    """Update right, but for what enters the running variance."""
    if not training:
        return mean, var
    new_mean, _ = _update(mean, var, x, momentum, True)
    return new_mean, (1 - momentum) * var + momentum * new_var(x)


def _update_cases(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    x = 2 + 3 * rng.standard_normal((5, 5))
    mean, var = rng.standard_normal(5), rng.uniform(0.5, 2, 5)
    return [(mean, var, x, 0.1, True), (mean, var, x, 0.1, False)]


_NO_AXIS = (
    "You take one mean and one variance of all numbers in `x`. Each feature has its "
    "own: write `axis=0`."
)


def _pooled(x: Any, ddof: int) -> Any:
    """Two examples whose statistics in each feature are those of all of `x`."""
    half = np.sqrt(x.var(ddof=ddof) / 2)  # the unbiased variance of two is 2 half^2
    return x.mean() + half * np.array([[-1.0], [1.0]]) * np.ones(x.shape[1])


def _both_scaled(momentum: float, old: Any, new: Any) -> Any:
    return old + momentum * new


UPDATE = Exercise(
    name="update",
    reference=_update,
    cases=_update_cases,
    parts=("running_mean", "running_var"),
    mistakes=[
        Mistake(
            "swapped",
            lambda *arguments: _update(*arguments)[::-1],
            "Both are right, but you return them in the other order: the running mean "
            "comes first.",
        ),
        Mistake(
            "swapped in training",
            lambda mean, var, x, momentum, training: _update(
                mean, var, x, momentum, training
            )[:: -1 if training else 1],
            "Where `training` is true you return both in the other order: the running "
            "mean comes first.",
        ),
        Mistake(
            "training inverted",
            lambda mean, var, x, momentum, training: _update(
                mean, var, x, momentum, not training
            ),
            "The update is right, but it happens *only* where `training` is false. "
            "Turn the condition round.",
        ),
        Mistake(
            "reversed momentum",
            lambda mean, var, x, momentum, training: _update(
                mean, var, x, 1 - momentum, training
            ),
            "The momentum is the other way round. Here, as in PyTorch, it is the "
            "weight of the *new* batch; you use Keras's convention.",
        ),
        Mistake(
            "reversed momentum, biased variance",
            lambda mean, var, x, momentum, training: _update_with(
                lambda x: x.var(axis=0), mean, var, x, 1 - momentum, training
            ),
            "That is Keras's update in both respects. Here the momentum is the weight "
            "of the *new* batch, and the running variance takes the unbiased variance, "
            "divided by $m - 1$.",
        ),
        Mistake(
            "no axis",
            lambda mean, var, x, momentum, training: _update(
                mean, var, _pooled(x, ddof=1), momentum, training
            ),
            _NO_AXIS,
        ),
        Mistake(
            "no axis, biased variance",
            lambda mean, var, x, momentum, training: _update(
                mean, var, _pooled(x, ddof=0), momentum, training
            ),
            _NO_AXIS,
        ),
        Mistake(
            "biased running variance",
            lambda mean, var, x, momentum, training: _update_with(
                lambda x: x.var(axis=0), mean, var, x, momentum, training
            ),
            "You divide by $m$. The running variance takes the unbiased variance, "
            "divided by $m - 1$ (section 4). Keras does what you did.",
        ),
        Mistake(
            "standard deviation",
            lambda mean, var, x, momentum, training: _update_with(
                lambda x: x.std(axis=0, ddof=1), mean, var, x, momentum, training
            ),
            "You average standard deviations. `running_var` is a variance; the root is "
            "taken later, when it is used.",
        ),
        Mistake(
            "biased standard deviation",
            lambda mean, var, x, momentum, training: _update_with(
                lambda x: x.std(axis=0), mean, var, x, momentum, training
            ),
            "You average standard deviations. `running_var` is a variance; the root is "
            "taken later, when it is used.",
        ),
        Mistake(
            "correction upside down",
            lambda mean, var, x, momentum, training: _update_with(
                lambda x: x.var(axis=0) * (len(x) - 1) / len(x),
                *(mean, var, x, momentum, training),
            ),
            "The factor is upside down: the batch's variance is too small on average, "
            "so it is multiplied by $m/(m-1)$, which is more than 1.",
        ),
        Mistake(
            "updates at inference",
            lambda mean, var, x, momentum, training: _update(
                mean, var, x, momentum, True
            ),
            "The update is right, but it also happens where `training` is false. Then "
            "a test picture would change the answers to the next ones (section 5).",
        ),
        Mistake(
            "wrong axis",
            lambda mean, var, x, momentum, training: _update(
                mean, var, x.T, momentum, training
            ),
            "You take the statistics over the features, axis 1. Each feature has its "
            "own, over the examples: axis 0.",
        ),
        Mistake(
            "nothing fades",
            lambda mean, var, x, momentum, training: (
                (mean, var)
                if not training
                else (
                    _both_scaled(momentum, mean, x.mean(axis=0)),
                    _both_scaled(momentum, var, x.var(axis=0, ddof=1)),
                )
            ),
            "You add the new batch, but the old average keeps its full weight: it "
            "would grow for ever. Multiply it by `1 - momentum`.",
        ),
        Mistake(
            "newest batch only",
            lambda mean, var, x, momentum, training: _update(mean, var, x, 1, training),
            "You replace the running statistics by the batch's. Mix them with the old "
            "ones, with the weights `momentum` and `1 - momentum`.",
        ),
    ],
    properties=[
        (
            "Where `training` is false, both must come back unchanged.",
            lambda result, mean, var, x, momentum, training: (
                training
                or (np.allclose(result[0], mean) and np.allclose(result[1], var))
            ),
        ),
    ],
    praise="These are the lines that `BatchNorm` runs in every training step.",
)
