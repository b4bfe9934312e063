"""Notebook 10, exercise 3: group normalization."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip
from helpers.exercises.convolution.batch_norm_images import normalized, per_channel


def _grouped(x: Any, groups: int, axes: tuple[int, ...], eps: float) -> Any:
    n, c, h, w = x.shape
    return normalized(x.reshape(n, groups, c // groups, h, w), axes, eps).reshape(
        x.shape
    )


def _every_other(x: Any, groups: int, eps: float) -> Any:
    n, c, h, w = x.shape
    split = x.reshape(n, c // groups, groups, h, w)
    return normalized(split, (1, 3, 4), eps).reshape(x.shape)


def _group_answer(standardized: Any) -> Any:
    return lambda x, g, b, groups, eps: (
        per_channel(g) * standardized(x, groups, eps) + per_channel(b)
    )


def _group_cases(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    cases = []
    for side, groups in ((6, 2), (6, 3), (8, 2)):
        scale = rng.uniform(0.3, 2, size=(side, side, 1, 1))
        x = scale * rng.normal(size=(side,) * 4) + rng.normal(size=(1, side, 1, 1))
        gamma, beta = rng.uniform(0.5, 2, side), rng.normal(size=side)
        cases.append((x, gamma, beta, groups, 0.05))
    return cases


GROUPS = Exercise(
    name="group_norm",
    reference=_group_answer(lambda x, g, eps: _grouped(x, g, (2, 3, 4), eps)),
    cases=_group_cases,
    slips=[
        Slip(
            "every other channel",
            _group_answer(_every_other),
            "Your groups are not neighbours: channels 0, 2, 4, ... share a mean. In "
            "`(N, C // G, G, H, W)` the third index runs fastest. Put `G` before "
            "`C // G`.",
        ),
        Slip(
            "number taken for size",
            _group_answer(
                lambda x, g, eps: _grouped(x, x.shape[1] // g, (2, 3, 4), eps)
            ),
            "You made groups of `groups` channels. `groups` is their *number*: each "
            "has `C // groups` channels.",
        ),
        Slip(
            "pictures together",
            _group_answer(lambda x, g, eps: _grouped(x, g, (0, 2, 3, 4), eps)),
            "You averaged over the pictures, too. In group normalization each picture "
            "is by itself: leave axis 0 out.",
        ),
        Slip(
            "channels apart",
            _group_answer(lambda x, g, eps: _grouped(x, g, (3, 4), eps)),
            "The channels of a group still have a mean each: this is instance "
            "normalization. Axis 2 of the five, the channels inside a group, is "
            "missing.",
        ),
        Slip(
            "groups together",
            _group_answer(lambda x, g, eps: _grouped(x, g, (1, 2, 3, 4), eps)),
            "All groups of a picture have one mean: this is layer normalization. Leave "
            "axis 1 of the five, the groups, out.",
        ),
        Slip(
            "groups for members",
            _group_answer(lambda x, g, eps: _grouped(x, g, (1, 3, 4), eps)),
            "You averaged over axis 1 of the five, the groups, and left out axis 2, "
            "the channels inside a group. It is the other way round: (2, 3, 4).",
        ),
        Slip(
            "batch",
            _group_answer(lambda x, g, eps: normalized(x, (0, 2, 3), eps)),
            "This is batch normalization: the mean runs over the pictures, and there "
            "are no groups.",
        ),
        Slip(
            "positions apart",
            _group_answer(lambda x, g, eps: _grouped(x, g, (2,), eps)),
            "Each position has its own mean over the group. The positions share one, "
            "too: axes 3 and 4.",
        ),
        Slip(
            "gamma on the columns",
            lambda x, g, b, groups, eps: g * _grouped(x, groups, (2, 3, 4), eps) + b,
            "The groups are right, but `gamma * x_hat` broadcasts over the last axis, "
            "the columns. Reshape gamma and beta to `(1, C, 1, 1)`.",
        ),
        Slip(
            "epsilon outside the root",
            _group_answer(
                lambda x, g, eps: (
                    _grouped(x, g, (2, 3, 4), 0.0) / (1 + eps / _group_std(x, g))
                )
            ),
            "The groups are right, but epsilon belongs to the variance, *inside* the "
            "root.",
        ),
        Slip(
            "no gamma and beta",
            lambda x, g, b, groups, eps: _grouped(x, groups, (2, 3, 4), eps),
            "That is `x_hat`. Now multiply by gamma and add beta, channel by channel.",
        ),
    ],
    praise="With 1 group this is layer normalization, with C groups instance "
    "normalization.",
)


def _group_std(x: Any, groups: int) -> Any:
    n, c, h, w = x.shape
    std = x.reshape(n, groups, c // groups, h, w).std(axis=(2, 3, 4))
    return np.repeat(std, c // groups, axis=1)[:, :, np.newaxis, np.newaxis]
