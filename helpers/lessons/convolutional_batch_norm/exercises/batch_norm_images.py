"""Notebook 10, exercise 2: batch normalization for images."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip
from helpers.lessons.convolutional_batch_norm.exercises import tables


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


AXES, G, B = "(0, 2, 3)", "gamma[:, None, None]", "beta[:, None, None]"
MEAN, VAR = (f"x.{name}(axis={AXES}, keepdims=True)" for name in ("mean", "var"))
BARE = {MEAN: f"x.mean(axis={AXES})", VAR: f"x.var(axis={AXES})"}

CHANNELS_LAST = (
    "That is the mean over the axes (0, 1, 2), for channels *last*, "
    "`(N, H, W, C)`. Here the shape is `(N, C, H, W)`: leave axis 1 out, not axis 3."
)

NO_KEEPDIMS = (
    "`keepdims=True` is missing: the C {} lie along the *columns*, not along the "
    "channels. (Where there are as many columns as channels, NumPy does not complain.)"
)


def one_channel_a_picture(x: Any, gamma: Any, beta: Any, eps: float) -> Any:
    """Count the pictures where the channels are meant."""
    y = np.zeros_like(x)
    for j in range(len(x)):
        column = x[:, j].reshape(-1, 1)
        y[:, j] = tables.of_table(column, gamma[j], beta[j], eps).reshape(x[:, j].shape)
    return y


IMAGES = Exercise(
    batch_norm_images,
    cases,
    slips=[
        Slip(
            "over pictures only",
            (AXES, "0"),
            "That is the mean over the pictures only: every *position* is normalized "
            "by itself, and a moved shoe is no longer the same shoe (section 3). Add "
            "the axes of rows and columns.",
        ),
        Slip(
            "instance",
            (AXES, "(2, 3)"),
            "That is the mean over the positions of each picture by itself: "
            "*instance* normalization (section 6). Axis 0, the pictures, is missing.",
        ),
        Slip(
            "layer",
            (AXES, "(1, 2, 3)"),
            "That is the mean over the channels of each picture: *layer* "
            "normalization (section 6). The axis to leave out is 1, not 0.",
        ),
        Slip(
            "over channels only",
            (AXES, "1"),
            "That is the mean over axis 1, the channels. It is the one axis that "
            "must *not* be averaged over.",
        ),
        Slip("channels last", (AXES, "(0, 1, 2)"), CHANNELS_LAST),
        Slip(
            "channels last, gamma too",
            {AXES: "(0, 1, 2)", G: "gamma", B: "beta"},
            CHANNELS_LAST + " And reshape gamma and beta to `(1, C, 1, 1)`.",
        ),
        Slip(
            "one mean for all",
            (AXES, "None"),
            "There is one mean for everything. Each channel has its own: leave axis 1 "
            "out of `axis`.",
        ),
        Slip(
            "mean of the pictures' variances",
            (VAR, "x.var(axis=(2, 3), keepdims=True).mean(axis=0, keepdims=True)"),
            "That is the mean of the pictures' *own* variances. It leaves out how far "
            "their means lie apart: take the variance over all values of the channel.",
        ),
        Slip(
            "one variance for all",
            (VAR, "(x - mean).var()"),
            "There is one variance for everything. Each channel has its own: name the "
            "axes.",
        ),
        Slip(
            "values counted over the wrong axes",
            {
                MEAN: f"x.sum(axis={AXES}, keepdims=True) / x[0].size",
                "var + eps": f"((x - mean) ** 2).sum(axis={AXES}, keepdims=True)"
                " / x[0].size + eps",
            },
            "The sums run over $N H W$ values, but they are divided by $C H W$, the "
            "numbers of one picture.",
        ),
        Slip(
            "one channel a picture",
            one_channel_a_picture,
            "`len(x)` is the number of *pictures*. The loop over the channels ends at "
            "`x.shape[1]`.",
        ),
        Slip(
            "gamma on the columns",
            {G: "gamma", B: "beta"},
            "`gamma * x_hat` broadcasts over the *last* axis: each column of pixels "
            "gets its own $\\gamma$. (Where there are as many columns as channels, "
            "NumPy does not complain.) Reshape gamma and beta to `(1, C, 1, 1)`.",
        ),
        Slip(
            "gamma on the pictures",
            {G: "gamma.reshape(-1, 1, 1, 1)", B: "beta.reshape(-1, 1, 1, 1)"},
            "Each *picture* has its own $\\gamma$ and $\\beta$. They belong to axis 1: "
            "reshape them to `(1, C, 1, 1)`.",
        ),
        Slip(
            "gamma on the rows",
            {G: "gamma.reshape(-1, 1)", B: "beta.reshape(-1, 1)"},
            "With shape `(C, 1)`, $\\gamma$ stands on the *rows*. Two axes follow the "
            "channels, so that it needs `(C, 1, 1)`.",
        ),
        *tables.slips(),
        Slip("no keepdims", BARE, NO_KEEPDIMS.format("means")),
        Slip(
            "no keepdims in the variance",
            (VAR, BARE[VAR]),
            NO_KEEPDIMS.format("variances"),
        ),
        Slip(
            "no keepdims, gamma on the columns",
            BARE | {G: "gamma", B: "beta"},
            NO_KEEPDIMS.format("means") + " The same holds for gamma and beta: reshape "
            "them to `(1, C, 1, 1)`.",
        ),
        Slip(
            "epsilon outside the root",
            ("np.sqrt(var + eps)", "np.sqrt(var) + eps"),
            "Epsilon is added to the standard deviation. It belongs to the variance, "
            "*inside* the root (notebook 06).",
        ),
        Slip(
            "root forgotten",
            ("np.sqrt(var + eps)", "(var + eps)"),
            "This is divided by the variance. Divide by its root.",
        ),
        Slip(
            "square for root",
            ("np.sqrt(var + eps)", "(var + eps) ** 2"),
            "This is divided by the *square* of variance plus epsilon. Divide by the "
            "root, the power 0.5.",
        ),
        Slip(
            "unbiased variance",
            (VAR, f"x.var(axis={AXES}, keepdims=True, ddof=1)"),
            "The squares are divided by $m - 1$. In training the layer uses the plain "
            "mean of the squares; $m - 1$ is for the running variance (notebook 09).",
        ),
        Slip(
            "epsilon forgotten",
            ("var + eps", "var"),
            "Epsilon is missing, or far too small: add `eps` to the variance before "
            "you take the root.",
        ),
        Slip(
            "nothing normalized",
            ("(x - mean) / np.sqrt(var + eps)", "x"),
            "Nothing is normalized: gamma and beta act on `x` itself.",
        ),
        Slip(
            "beta inside the division",
            (f"{G} * x_hat + {B}", f"({G} * (x - mean) + {B}) / np.sqrt(var + eps)"),
            "Beta is divided by the deviation, too. Divide first, then multiply by "
            "gamma and add beta.",
        ),
        Slip(
            "no gamma and beta",
            (f"{G} * x_hat + {B}", "x_hat"),
            "That is `x_hat`. Now multiply by gamma and add beta, channel by channel.",
        ),
        Slip(
            "beta forgotten",
            (f"{G} * x_hat + {B}", f"{G} * x_hat"),
            "Beta is missing: add it at the end, in the shape `(1, C, 1, 1)`.",
        ),
        Slip(
            "gamma forgotten",
            (f"{G} * x_hat + {B}", f"x_hat + {B}"),
            "Gamma is missing: multiply `x_hat` by it, in the shape `(1, C, 1, 1)`.",
        ),
        Slip(
            "beta scaled, too",
            (f"{G} * x_hat + {B}", f"{G} * (x_hat + {B})"),
            "Beta is multiplied by gamma. Multiply first, then add.",
        ),
    ],
    praise="The same layer as in notebook 06. Only the axes are others.",
)
