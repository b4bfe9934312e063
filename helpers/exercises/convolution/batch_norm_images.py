"""Notebook 10, exercise 2: batch normalization for images."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip


def per_channel(values: Any) -> Any:
    """Give gamma or beta the shape in which it broadcasts over channels."""
    return np.asarray(values).reshape(1, -1, 1, 1)


def normalized(x: Any, axes: tuple[int, ...], eps: float) -> Any:
    """Normalize with statistics over the axes."""
    mean = x.mean(axis=axes, keepdims=True)
    return (x - mean) / np.sqrt(x.var(axis=axes, keepdims=True) + eps)


def _over(*axes: int) -> Any:
    """Return the layer with statistics over these axes."""
    return lambda x, g, b, eps: (
        per_channel(g) * normalized(x, axes, eps) + per_channel(b)
    )


def _with_standardized(standardized: Any) -> Any:
    """Return the right layer, but with another way to standardize."""
    return lambda x, g, b, eps: per_channel(g) * standardized(x, eps) + per_channel(b)


def _image_cases(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    """All axes are equally long: then a wrong broadcast runs, and can be named.

    But for a single column in the last case, without which a mean over the rows of
    ``x.reshape(-1, C)`` would be one over the axes (0, 1, 2).
    """
    cases = []
    for side, columns in ((4, 4), (3, 3), (4, 1)):
        scale = rng.uniform(0.3, 2, size=(side, side, 1, 1))
        x = scale * rng.normal(size=(side, side, side, columns))
        x += rng.normal(size=(1, side, 1, 1))
        gamma, beta = rng.uniform(0.5, 2, side), rng.normal(size=side)
        cases.append((x, gamma, beta, 0.05))
    return cases


def _mixed_columns(x: Any, eps: float) -> Any:
    return normalized(_rows(x), (0,), eps).reshape(x.shape)


def _not_turned_back(x: Any, eps: float) -> Any:
    return normalized(_rows_of_channels(x), (0,), eps).reshape(x.shape)


def _in_table(table: Any, back: Any) -> Any:
    """Return a layer that works on a table with one column a channel, it thinks."""

    def layer(x: Any, g: Any, b: Any, eps: float) -> Any:
        return back(g * normalized(table(x), (0,), eps) + b, x.shape)

    return layer


def _rows(x: Any) -> Any:
    return x.reshape(-1, x.shape[1])


def _rows_of_channels(x: Any) -> Any:
    return _rows(x.transpose(0, 2, 3, 1))


def _plainly(table: Any, shape: tuple[int, ...]) -> Any:
    return table.reshape(shape)


def _lines_of_channels(x: Any, g: Any, b: Any, eps: float) -> Any:
    lines = normalized(x.transpose(1, 0, 2, 3).reshape(x.shape[1], -1), (1,), eps)
    return (g[:, np.newaxis] * lines + b[:, np.newaxis]).reshape(x.shape)


def _lines_of_pictures(x: Any, g: Any, b: Any, eps: float) -> Any:
    lines = normalized(x.reshape(x.shape[1], -1), (1,), eps)
    return (g[:, np.newaxis] * lines + b[:, np.newaxis]).reshape(x.shape)


def _no_keepdims(x: Any, eps: float) -> Any:
    return (x - x.mean(axis=(0, 2, 3))) / np.sqrt(x.var(axis=(0, 2, 3)) + eps)


def _centred(x: Any) -> Any:
    return x - x.mean(axis=(0, 2, 3), keepdims=True)


def _variance(x: Any, ddof: int = 0) -> Any:
    return x.var(axis=(0, 2, 3), keepdims=True, ddof=ddof)


CHANNELS_LAST = (
    "You took the mean over the axes (0, 1, 2): right for channels *last*, "
    "`(N, H, W, C)`. Here the shape is `(N, C, H, W)`: leave axis 1 out, not axis 3."
)

MIXED = (
    "The rows of your table mix channels: `x.reshape(-1, C)` cuts the numbers in the "
    "order in which they lie in memory, along the *columns* of the images. Move axis 1 "
    "to the end before the reshape, `x.transpose(0, 2, 3, 1).reshape(-1, C)`, and back "
    "afterwards."
)

MIXED_LINES = (
    "The lines of your table are not channels: `x.reshape(C, -1)` cuts the numbers in "
    "the order in which they lie in memory, picture by picture. Move axis 1 to the "
    "front before the reshape, `x.transpose(1, 0, 2, 3).reshape(C, -1)`, and back "
    "afterwards."
)

NOT_BACK = (
    "The statistics are right, but the way back is not: after "
    "`transpose(0, 2, 3, 1)` the numbers come in the order (N, H, W, C). Reshape to "
    "*that*, then move the channel axis back: `transpose(0, 3, 1, 2)`."
)

LINES_NOT_BACK = (
    "The statistics are right, but the way back is not: after "
    "`transpose(1, 0, 2, 3)` the numbers come in the order (C, N, H, W). Reshape to "
    "*that*, then move the channel axis back: `transpose(1, 0, 2, 3)`."
)

NO_KEEPDIMS = (
    "`keepdims=True` is missing: the C means lie along the *columns*, not along the "
    "channels. (Here the images have as many columns as channels, so that NumPy does "
    "not complain.)"
)

IMAGES = Exercise(
    name="batch_norm_images",
    reference=_over(0, 2, 3),
    cases=_image_cases,
    slips=[
        Slip(
            "over pictures only",
            _over(0),
            "You took the mean over the pictures only: every *position* is normalized "
            "by itself, and a moved shoe is no longer the same shoe (section 3). Add "
            "the axes of rows and columns.",
        ),
        Slip(
            "instance",
            _over(2, 3),
            "You took the mean over the positions of each picture by itself: this is "
            "*instance* normalization (section 6). Axis 0, the pictures, is missing.",
        ),
        Slip(
            "layer",
            _over(1, 2, 3),
            "You took the mean over the channels of each picture: this is *layer* "
            "normalization (section 6). The axis to leave out is 1, not 0.",
        ),
        Slip(
            "over channels only",
            _over(1),
            "You took the mean over axis 1, the channels. That is the one axis that "
            "must *not* be averaged over.",
        ),
        Slip("channels last", _over(0, 1, 2), CHANNELS_LAST),
        Slip(
            "channels last, gamma too",
            lambda x, g, b, eps: g * normalized(x, (0, 1, 2), eps) + b,
            CHANNELS_LAST + " And reshape gamma and beta to `(1, C, 1, 1)`.",
        ),
        Slip(
            "one mean for all",
            _over(0, 1, 2, 3),
            "There is one mean for everything. Each channel has its own: leave axis 1 "
            "out of `axis`.",
        ),
        Slip(
            "gamma on the columns",
            lambda x, g, b, eps: g * normalized(x, (0, 2, 3), eps) + b,
            "`gamma * x_hat` broadcasts over the *last* axis: each column of pixels "
            "got its own $\\gamma$. (Here the images have as many columns as channels, "
            "so that NumPy does not complain.) Reshape gamma and beta to "
            "`(1, C, 1, 1)`.",
        ),
        Slip(
            "gamma on the pictures",
            lambda x, g, b, eps: (
                g.reshape(-1, 1, 1, 1) * normalized(x, (0, 2, 3), eps)
                + b.reshape(-1, 1, 1, 1)
            ),
            "Each *picture* got its own $\\gamma$ and $\\beta$. They belong to axis 1: "
            "reshape them to `(1, C, 1, 1)`.",
        ),
        Slip(
            "gamma on the rows",
            lambda x, g, b, eps: (
                g.reshape(-1, 1) * normalized(x, (0, 2, 3), eps) + b.reshape(-1, 1)
            ),
            "With shape `(C, 1)`, $\\gamma$ stands on the *rows*. Two axes follow the "
            "channels, so that it needs `(C, 1, 1)`.",
        ),
        Slip("reshape mixes the channels", _with_standardized(_mixed_columns), MIXED),
        Slip("table of mixed channels", _in_table(_rows, _plainly), MIXED),
        Slip("lines of pictures", _lines_of_pictures, MIXED_LINES),
        Slip("not turned back", _with_standardized(_not_turned_back), NOT_BACK),
        Slip("table not turned back", _in_table(_rows_of_channels, _plainly), NOT_BACK),
        Slip("lines not turned back", _lines_of_channels, LINES_NOT_BACK),
        Slip("no keepdims", _with_standardized(_no_keepdims), NO_KEEPDIMS),
        Slip(
            "no keepdims in the variance",
            _with_standardized(
                lambda x, eps: _centred(x) / np.sqrt(x.var(axis=(0, 2, 3)) + eps)
            ),
            NO_KEEPDIMS.replace("means", "variances"),
        ),
        Slip(
            "no keepdims, gamma on the columns",
            lambda x, g, b, eps: g * _no_keepdims(x, eps) + b,
            NO_KEEPDIMS + " The same holds for gamma and beta: reshape them to "
            "`(1, C, 1, 1)`.",
        ),
        Slip(
            "epsilon outside the root",
            _with_standardized(
                lambda x, eps: _centred(x) / (np.sqrt(_variance(x)) + eps)
            ),
            "You added epsilon to the standard deviation. It belongs to the variance, "
            "*inside* the root (notebook 06).",
        ),
        Slip(
            "root forgotten",
            _with_standardized(lambda x, eps: _centred(x) / (_variance(x) + eps)),
            "You divided by the variance. Divide by its root.",
        ),
        Slip(
            "unbiased variance",
            _with_standardized(
                lambda x, eps: _centred(x) / np.sqrt(_variance(x, 1) + eps)
            ),
            "You divided the squares by $m - 1$. In training the layer uses the plain "
            "mean of the squares; $m - 1$ is for the running variance (notebook 09).",
        ),
        Slip(
            "epsilon forgotten",
            _with_standardized(lambda x, eps: _centred(x) / np.sqrt(_variance(x))),
            "Epsilon is missing: add it to the variance before you take the root.",
        ),
        Slip(
            "no gamma and beta",
            lambda x, g, b, eps: normalized(x, (0, 2, 3), eps),
            "That is `x_hat`. Now multiply by gamma and add beta, channel by channel.",
        ),
        Slip(
            "beta forgotten",
            lambda x, g, b, eps: per_channel(g) * normalized(x, (0, 2, 3), eps),
            "Beta is missing: add it at the end, in the shape `(1, C, 1, 1)`.",
        ),
        Slip(
            "gamma forgotten",
            lambda x, g, b, eps: normalized(x, (0, 2, 3), eps) + per_channel(b),
            "Gamma is missing: multiply `x_hat` by it, in the shape `(1, C, 1, 1)`.",
        ),
    ],
    praise="The same layer as in notebook 06. Only the axes are others.",
)
