"""Notebook 06, section 2: normalize a batch."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips
from helpers.lessons.batch_norm_forward.exercises import batches as common


def normalize(x: Any, eps: float) -> Any:
    """Return the normalized batch."""
    mean, var = x.mean(axis=0), x.var(axis=0)
    return (x - mean) / np.sqrt(var + eps)


def of_examples(x: Any, eps: float) -> Any:
    """Normalize each example over its features."""
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    return (x - mean) / np.sqrt(var + eps)


def is_not_nearly_right(z: Any, x: Any, eps: float) -> bool:
    """Whether the result is not off by rounding only."""
    return common.is_not_nearly_right(np.abs(z - normalize(x, eps)).max(), x)


NORMALIZE = Exercise(
    normalize,
    common.batches,
    slips=[
        *common.SLIPS,
        *slips(r"""
wrong axis: = of_examples(x, eps)
    Your statistics run over the features of each example (axis 1): that is layer
    normalization. Over the examples it is axis 0, the one that has to disappear:
    section 1.
right axis, applied to the wrong one: mean -> mean[:, None]
and: var -> var[:, None]
    The statistics run over the examples, but they were applied along them: a column of
    shape $(D, 1)$ is spread over the rows. Leave the shape $(D,)$, or keep the axis
    with `keepdims=True`.
"""),
    ],
    properties=[
        (
            "The result should have the mean 0 in each column. Does each column lose "
            "its own mean?",
            lambda z, x, eps: bool(np.all(np.abs(z.mean(axis=0)) < 1e-3)),
        ),
        (
            "The columns are centred, but their spread is not that of the equation: "
            "look at what you divide by, and at the `float32` batch (section 6).",
            lambda z, x, eps: bool(
                np.allclose(z.std(axis=0), normalize(x, eps).std(axis=0), rtol=1e-3)
            ),
        ),
        (common.FOLDED, is_not_nearly_right),
    ],
    praise="The heart of the layer, in a form that rounding did not hurt here.",
)
