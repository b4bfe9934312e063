"""Notebook 10, exercise 2: batch normalization for images."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def batch_norm_images(x: Any, gamma: Any, beta: Any, eps: float) -> Any:
    """Return the normalized images."""
    mean = x.mean(axis=(0, 2, 3), keepdims=True)
    var = x.var(axis=(0, 2, 3), keepdims=True)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma[:, None, None] * x_hat + beta[:, None, None]


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield batches with equally long axes, where any broadcast runs, and others."""
    for shape, eps in [((4, 4, 4, 4), 0.05), ((3, 5, 4, 2), 0.3), ((7, 2, 3, 5), 1e-3)]:
        yield *layer(rng, shape), eps
    x, gamma, beta = layer(rng, (6, 3, 5, 4))
    # In single precision the mean of the squares must not be used.
    yield *(a.astype(np.float32) for a in (x + 30, gamma, beta)), 0.01


def layer(rng: np.random.Generator, shape: tuple[int, ...]) -> Any:
    """Draw images whose channels differ, and a gamma and beta with both signs."""
    scale = rng.uniform(0.3, 2, size=(*shape[:2], 1, 1))
    x = scale * rng.normal(size=shape) + rng.normal(size=(1, shape[1], 1, 1))
    return x, *rng.normal(size=(2, shape[1]))


def _table(table: Any, gamma: Any, beta: Any, eps: float) -> Any:
    """Normalize a table with one column a channel."""
    centred = table - table.mean(axis=0)
    return gamma * centred / np.sqrt(table.var(axis=0) + eps) + beta


def _one_channel_a_picture(x: Any, gamma: Any, beta: Any, eps: float) -> Any:
    """Count the pictures where the channels are meant."""
    y = np.zeros_like(x)
    channels = range(len(x))
    y[:, channels] = batch_norm_images(x, gamma, beta, eps)[:, channels]
    return y


IMAGES = Exercise(
    batch_norm_images,
    cases,
    slips=slips(r"""
AXES = (0, 2, 3)
G = gamma[:, None, None]
B = beta[:, None, None]
MEAN = x.mean(axis=AXES, keepdims=True)
VAR = x.var(axis=AXES, keepdims=True)
FIRST = x.reshape(-1, x.shape[1])
MOVED = x.transpose(0, 2, 3, 1).reshape(-1, x.shape[1])
LINES = x.reshape(x.shape[1], -1).T
MOVED_LINES = x.swapaxes(0, 1).reshape(x.shape[1], -1).T
over pictures only: AXES -> 0
    That is the mean over the pictures only: every *position* is normalized by itself,
    and a moved shoe is no longer the same shoe (section 3). Add the axes of rows and
    columns.
instance: AXES -> (2, 3)
    That is the mean over the positions of each picture by itself: *instance*
    normalization (section 6). Axis 0, the pictures, is missing.
layer: AXES -> (1, 2, 3)
    That is the mean over the channels of each picture: *layer* normalization (section
    6). The axis to leave out is 1, not 0.
over channels only: AXES -> 1
    That is the mean over axis 1, the channels. It is the one axis that must *not* be
    averaged over.
channels last: AXES -> (0, 1, 2)
    That is the mean over the axes (0, 1, 2), for channels *last*, `(N, H, W, C)`. Here
    the shape is `(N, C, H, W)`: leave axis 1 out, not axis 3.
channels last, gamma too: AXES -> (0, 1, 2)
and: G -> gamma
and: B -> beta
    That is the mean over the axes (0, 1, 2), for channels *last*, `(N, H, W, C)`. Here
    the shape is `(N, C, H, W)`: leave axis 1 out, not axis 3. And reshape gamma and
    beta to `(1, C, 1, 1)`.
one mean for all: AXES -> None
    There is one mean for everything. Each channel has its own: leave axis 1 out of
    `axis`.
mean of the pictures' variances: VAR -> x.var(axis=(2, 3), \
keepdims=True).mean(axis=0, keepdims=True)
    That is the mean of the pictures' *own* variances. It leaves out how far their means
    lie apart: take the variance over all values of the channel.
one variance for all: VAR -> (x - mean).var()
    There is one variance for everything. Each channel has its own: name the axes.
values counted over the wrong axes: MEAN -> x.sum(axis=AXES, keepdims=True) / x[0].size
and: var + eps -> ((x - mean) ** 2).sum(axis=AXES, keepdims=True) / x[0].size + eps
    The sums run over $N H W$ values, but they are divided by $C H W$, the numbers of
    one picture.
one channel a picture: = _one_channel_a_picture(x, gamma, beta, eps)
    `len(x)` is the number of *pictures*. The loop over the channels ends at
    `x.shape[1]`.
gamma on the columns: G -> gamma
and: B -> beta
    `gamma * x_hat` broadcasts over the *last* axis: each column of pixels gets its own
    $\gamma$. (Where there are as many columns as channels, NumPy does not complain.)
    Reshape gamma and beta to `(1, C, 1, 1)`.
gamma on the pictures: G -> gamma.reshape(-1, 1, 1, 1)
and: B -> beta.reshape(-1, 1, 1, 1)
    Each *picture* has its own $\gamma$ and $\beta$. They belong to axis 1: reshape them
    to `(1, C, 1, 1)`.
gamma on the rows: G -> gamma.reshape(-1, 1)
and: B -> beta.reshape(-1, 1)
    With shape `(C, 1)`, $\gamma$ stands on the *rows*. Two axes follow the channels, so
    that it needs `(C, 1, 1)`.
reshape mixes the channels: = _table(FIRST, gamma, beta, eps).reshape(x.shape)
or: = G * _table(FIRST, 1, 0, eps).reshape(x.shape) + B
    The rows of this table mix channels: `x.reshape(-1, C)` cuts the numbers in the
    order in which they lie in memory, along the *columns* of the images. Move axis 1 to
    the end before the reshape, `x.transpose(0, 2, 3, 1).reshape(-1, C)`, and back
    afterwards.
not turned back: = _table(MOVED, gamma, beta, eps).reshape(x.shape)
or: = G * _table(MOVED, 1, 0, eps).reshape(x.shape) + B
    The numbers are normalized, but stand in the wrong places: after `transpose(0, 2, 3,
    1)` they come in the order (N, H, W, C). Reshape to *that*, then move the channel
    axis back: `transpose(0, 3, 1, 2)`.
lines of pictures: = _table(LINES, gamma, beta, eps).T.reshape(x.shape)
    The lines of this table are not channels: `x.reshape(C, -1)` cuts the numbers in the
    order in which they lie in memory, picture by picture. Move axis 1 to the front
    before the reshape, `x.transpose(1, 0, 2, 3).reshape(C, -1)`, and back afterwards.
lines not turned back: = _table(MOVED_LINES, gamma, beta, eps).T.reshape(x.shape)
    The numbers are normalized, but stand in the wrong places: after `transpose(1, 0, 2,
    3)` they come in the order (C, N, H, W). Reshape to *that*, then move the channel
    axis back: `transpose(1, 0, 2, 3)`.
no keepdims: MEAN -> x.mean(axis=AXES)
and: VAR -> x.var(axis=AXES)
    `keepdims=True` is missing: the C means lie along the *columns*, not along the
    channels. (Where there are as many columns as channels, NumPy does not complain.)
no keepdims in the variance: VAR -> x.var(axis=AXES)
    `keepdims=True` is missing: the C variances lie along the *columns*, not along the
    channels. (Where there are as many columns as channels, NumPy does not complain.)
no keepdims, gamma on the columns: MEAN -> x.mean(axis=AXES)
and: VAR -> x.var(axis=AXES)
and: G -> gamma
and: B -> beta
    `keepdims=True` is missing: the C means lie along the *columns*, not along the
    channels. (Where there are as many columns as channels, NumPy does not complain.)
    The same holds for gamma and beta: reshape them to `(1, C, 1, 1)`.
epsilon outside the root: np.sqrt(var + eps) -> np.sqrt(var) + eps
    Epsilon is added to the standard deviation. It belongs to the variance, *inside* the
    root (notebook 06).
root forgotten: np.sqrt(var + eps) -> (var + eps)
    This is divided by the variance. Divide by its root.
square for root: np.sqrt(var + eps) -> (var + eps) ** 2
    This is divided by the *square* of variance plus epsilon. Divide by the root, the
    power 0.5.
unbiased variance: VAR -> x.var(axis=AXES, keepdims=True, ddof=1)
    The squares are divided by $m - 1$. In training the layer uses the plain mean of the
    squares; $m - 1$ is for the running variance (notebook 09).
epsilon forgotten: var + eps -> var
    Epsilon is missing, or far too small: add `eps` to the variance before you take the
    root.
nothing normalized: (x - mean) / np.sqrt(var + eps) -> x
    Nothing is normalized: gamma and beta act on `x` itself.
beta inside the division: G * x_hat + B -> (G * (x - mean) + B) / np.sqrt(var + eps)
    Beta is divided by the standard deviation, too. Divide first, then multiply by gamma
    and add beta.
no gamma and beta: G * x_hat + B -> x_hat
    That is `x_hat`. Now multiply by gamma and add beta, channel by channel.
beta forgotten: G * x_hat + B -> G * x_hat
    Beta is missing: add it at the end, in the shape `(1, C, 1, 1)`.
gamma forgotten: G * x_hat + B -> x_hat + B
    Gamma is missing: multiply `x_hat` by it, in the shape `(1, C, 1, 1)`.
beta scaled, too: G * x_hat + B -> G * (x_hat + B)
    Beta is multiplied by gamma. Multiply first, then add.
"""),
    praise="The same layer as in notebook 06. Only the axes are others.",
)
