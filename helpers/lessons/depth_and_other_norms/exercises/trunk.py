"""Notebook 15, exercise 1: what has gathered behind so many blocks."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def trunk(blocks: int, scale: float, normalized: bool) -> Any:
    """Return the mean square behind the last sum, and the last branch's share."""
    step = scale**2
    before = 1 + step * (blocks - 1) if normalized else (1 + step) ** (blocks - 1)
    branch = step if normalized else step * before
    return before + branch, branch / (before + branch)


def cases(_rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield few and many blocks, long and short branches, of both kinds."""
    for blocks, scale in [(1, 0.5), (2, 1.5), (5, 0.3), (12, 1.0)]:
        for normalized in (False, True):
            yield blocks, scale, normalized


TRUNK = Exercise(
    trunk,
    cases,
    parts=("mean square", "share"),
    slips=slips(r"""
SHARE = branch / (before + branch)
scale not squared: scale**2 -> scale
    You add `scale`. The branch's numbers are `scale` times as large, so its mean square
    is `scale**2`.
scale forgotten: scale**2 -> 1
    You leave `scale` out: it makes the branch's mean square `scale**2` times as large.
lengths added: scale**2 -> 2 * scale + scale**2
    You add root mean squares. The branch has random signs of its own, so the product of
    the two has mean 0: the mean *squares* add up.
share of what came in: SHARE -> branch / before
    That is the branch compared with what came in. The share of the sum is asked.
what came in: SHARE -> before / (before + branch)
    That is the share of what came in. The branch's is asked: the two add up to 1.
never normalized: = ((1 + scale**2) ** blocks, scale**2 / (1 + scale**2))
    You let both kinds of branches grow with what comes in. A normalized branch has the
    same size in every block: its mean square is `scale**2`.
always normalized: = (1 + blocks * scale**2, scale**2 / (1 + blocks * scale**2))
    You give both kinds of branches the same mean square in every block. Without
    normalization a branch grows with what comes in.
exchanged: = (1 + blocks * scale**2, scale**2 / (1 + blocks * scale**2)) \
if not normalized else ((1 + scale**2) ** blocks, scale**2 / (1 + scale**2))
    You have exchanged the two kinds: it is the *normalized* branch that is the same in
    every block.
growth of a block: SHARE -> step
    `scale**2` compares the branch with its own input. The share of the *sum* is asked.
not divided: SHARE -> branch
    That is the mean square of the last branch. Its share is that, divided by the sum's.
share of the length: SHARE -> np.sqrt(branch / (before + branch))
    That is a ratio of lengths. A share of the mean square is asked.
"""),
    praise="Without normalization the share stays; with it the share of block $l$ "
    "falls like $1/l$.",
)
