"""Images as a table with one column a channel, and what goes wrong on the way."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Slip


def of_table(table: Any, gamma: Any, beta: Any, eps: float) -> Any:
    """Normalize a table with one column a channel."""
    centred = table - table.mean(axis=0)
    return gamma * centred / np.sqrt(table.var(axis=0) + eps) + beta


MIXED = (
    "The rows of this table mix channels: `x.reshape(-1, C)` cuts the numbers in the "
    "order in which they lie in memory, along the *columns* of the images. Move axis 1 "
    "to the end before the reshape, `x.transpose(0, 2, 3, 1).reshape(-1, C)`, and back "
    "afterwards."
)

MIXED_LINES = (
    "The lines of this table are not channels: `x.reshape(C, -1)` cuts the numbers in "
    "the order in which they lie in memory, picture by picture. Move axis 1 to the "
    "front before the reshape, `x.transpose(1, 0, 2, 3).reshape(C, -1)`, and back "
    "afterwards."
)

NOT_BACK = (
    "The numbers are normalized, but stand in the wrong places: after "
    "`transpose(0, 2, 3, 1)` they come in the order (N, H, W, C). Reshape to "
    "*that*, then move the channel axis back: `transpose(0, 3, 1, 2)`."
)

LINES_NOT_BACK = (
    "The numbers are normalized, but stand in the wrong places: after "
    "`transpose(1, 0, 2, 3)` they come in the order (C, N, H, W). Reshape to "
    "*that*, then move the channel axis back: `transpose(1, 0, 2, 3)`."
)


def slips() -> Iterator[Slip]:
    """Yield what goes wrong on the way to a table and back."""
    there = {
        MIXED: lambda x: x.reshape(-1, x.shape[1]),
        NOT_BACK: lambda x: x.transpose(0, 2, 3, 1).reshape(-1, x.shape[1]),
    }
    for diagnosis, table in there.items():
        name = "reshape mixes the channels" if diagnosis == MIXED else "not turned back"
        yield Slip(
            name,
            lambda x, g, b, e, t=table: of_table(t(x), g, b, e).reshape(x.shape),
            diagnosis,
        )
        yield Slip(
            name,
            lambda x, g, b, e, t=table: (
                g[:, None, None] * of_table(t(x), 1, 0, e).reshape(x.shape)
                + b[:, None, None]
            ),
            diagnosis,
        )
    lines = {
        MIXED_LINES: lambda x: x.reshape(x.shape[1], -1),
        LINES_NOT_BACK: lambda x: x.swapaxes(0, 1).reshape(x.shape[1], -1),
    }
    for diagnosis, table in lines.items():
        yield Slip(
            "lines of pictures"
            if diagnosis == MIXED_LINES
            else "lines not turned back",
            lambda x, g, b, e, t=table: of_table(t(x).T, g, b, e).T.reshape(x.shape),
            diagnosis,
        )
