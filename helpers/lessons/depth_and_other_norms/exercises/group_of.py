"""Notebook 15, exercise 2: which channels share a mean with one."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def group_of(channel: int, channels: int, groups: int) -> Any:
    """Return the first and the last channel of its group."""
    size = channels // groups
    first = channel // size * size
    return first, first + size - 1


def cases(_rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield channels at the ends of groups and inside, of all kinds of groups."""
    for channels, groups in [(12, 3), (8, 4), (32, 2), (6, 6), (10, 1)]:
        for channel in (0, 3, 5, channels - 1):
            yield channel, channels, groups


GROUP_OF = Exercise(
    group_of,
    cases,
    parts=("first", "last"),
    slips=slips(r"""
LAST = first + size - 1
FIRST = channel // size * size
number taken for size: channels // groups -> groups
    These are groups of `groups` channels. `groups` is their *number*: each has
    `channels // groups` channels.
one too far: LAST -> first + size
    That is the first channel of the next group, or you count from 1.
number of the group: FIRST -> channel // size
    That is the number of the group, not a channel: how many channels lie before it?
place in the group: FIRST -> channel % size
    That is the channel's place inside its group.
around the channel: FIRST -> channel
    Your group begins at the channel itself. Groups begin at multiples of their size.
every other channel: FIRST -> channel % groups
    That is how groups are dealt out like cards. In group normalization neighbours
    stand together.
"""),
    praise="Layer normalization is one group, instance normalization a group for each "
    "channel.",
)
