"""Notebook 10, section 6: group normalization."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips
from helpers.lessons.convolutional_batch_norm.exercises.batch_norm_images import (
    layer,
)


def group_norm(x: Any, gamma: Any, beta: Any, groups: int, eps: float) -> Any:
    """Return the images, normalized in groups of neighbouring channels."""
    n, c, h, w = x.shape
    split = x.reshape(n, groups, c // groups, h, w)
    mean = split.mean(axis=(2, 3, 4), keepdims=True)
    var = split.var(axis=(2, 3, 4), keepdims=True)
    x_hat = ((split - mean) / np.sqrt(var + eps)).reshape(x.shape)
    return gamma[:, None, None] * x_hat + beta[:, None, None]


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield batches with equally long axes, where any broadcast runs, and others."""
    for shape, groups, eps in [
        ((6, 6, 6, 6), 2, 0.05),
        ((7, 6, 2, 4), 3, 0.3),
        ((3, 8, 5, 2), 2, 1e-3),
        ((4, 3, 2, 5), 1, 0.1),
    ]:
        yield *layer(rng, shape), groups, eps
    x, gamma, beta = layer(rng, (2, 4, 3, 5))
    # In single precision the mean of the squares must not be used.
    yield *(a.astype(np.float32) for a in (x + 30, gamma, beta)), 2, 0.01


def channels_last(x: Any, gamma: Any, beta: Any, groups: int, eps: float) -> Any:
    """Take the last axis for the channels."""
    n, h, w, c = x.shape
    split = x.reshape(n, h, w, groups, c // groups)
    mean = split.mean(axis=(1, 2, 4), keepdims=True)
    var = split.var(axis=(1, 2, 4), keepdims=True)
    x_hat = ((split - mean) / np.sqrt(var + eps)).reshape(x.shape)
    return gamma * x_hat + beta


GROUPS = Exercise(
    group_norm,
    cases,
    slips=slips(r"""
SPLIT = x.reshape(n, groups, c // groups, h, w)
AXES = (2, 3, 4)
OTHER_SPLIT = x.reshape(n, c // groups, groups, h, w)
B = beta[:, None, None]
G = gamma[:, None, None]
ALL = G * x_hat + B
every other channel: SPLIT -> OTHER_SPLIT
and: AXES -> (1, 3, 4)
    These groups are not neighbours: channels 0, 2, 4, ... share a mean. In `(N, C // G,
    G, H, W)` the third index runs fastest. Put `G` before `C // G`.
number taken for size: SPLIT -> OTHER_SPLIT
    These are groups of `groups` channels. `groups` is their *number*: each has `C //
    groups` channels.
pictures together: AXES -> (0, 2, 3, 4)
    This mean runs over the pictures, too. In group normalization each picture is by
    itself: leave axis 0 out.
channels apart: AXES -> (3, 4)
    The channels of a group still have a mean each: this is instance normalization. Axis
    2 of the five, the channels inside a group, is missing.
groups together: AXES -> (1, 2, 3, 4)
    All groups of a picture have one mean: this is layer normalization. Leave axis 1 of
    the five, the groups, out.
groups for members: AXES -> (1, 3, 4)
    This mean runs over axis 1 of the five, the groups, and leaves out axis 2, the
    channels inside a group. It is the other way round: (2, 3, 4).
batch: AXES -> (0, 3, 4)
    This is batch normalization: the mean runs over the pictures, and there are no
    groups.
positions apart: AXES -> 2
    Each position has its own mean over the group. The positions share one, too: axes 3
    and 4.
channels last: = channels_last(x, gamma, beta, groups, eps)
    The channels are taken for the *last* axis, as in `(N, H, W, C)`. Here the shape is
    `(N, C, H, W)`.
gamma on the columns: G -> gamma
and: B -> beta
    `gamma * x_hat` broadcasts over the last axis, the columns. Reshape gamma and beta
    to `(1, C, 1, 1)`.
gamma for each group: G -> np.repeat(gamma[:groups], c // groups)[:, None, None]
and: B -> np.repeat(beta[:groups], c // groups)[:, None, None]
or: G -> np.repeat(gamma[:: c // groups], c // groups)[:, None, None]
and: B -> np.repeat(beta[:: c // groups], c // groups)[:, None, None]
    Here all channels of a group share one $\gamma$ and one $\beta$. They share the mean
    only: each *channel* has its own two numbers.
epsilon outside the root: np.sqrt(var + eps) -> (np.sqrt(var) + eps)
    Epsilon is added to the standard deviation. It belongs to the variance, *inside* the
    root.
epsilon forgotten: var + eps -> var
    Epsilon is missing, or far too small: add `eps` to the variance before you take the
    root.
root forgotten: np.sqrt(var + eps) -> (var + eps)
    This is divided by the variance. Divide by its root.
no gamma and beta: ALL -> x_hat
    That is `x_hat`. Now multiply by gamma and add beta, channel by channel.
beta forgotten: ALL -> G * x_hat
    Beta is missing: add it at the end, in the shape `(1, C, 1, 1)`.
gamma forgotten: ALL -> x_hat + B
    Gamma is missing: multiply `x_hat` by it, in the shape `(1, C, 1, 1)`.
"""),
    praise="With 1 group this is layer normalization, with C groups instance "
    "normalization.",
)
