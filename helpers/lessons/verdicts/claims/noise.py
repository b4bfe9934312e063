"""Claims about the noise of the batch and regularization."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from helpers.lessons.verdicts.claims.claim import GOERNER, PAPER, QIAN, VIDHYA, Claim
from helpers.lessons.verdicts.claims.measures import accuracy, gap, loss, points
from helpers.lessons.verdicts.comparing import ABSENT, Condition, Measure

PAIR = ("normalized", "plain")
COUNTS = (500, 2000, 8000)
CELLS = {
    f"{count:,} pictures in batches of {size}": {"examples": count, "batch_size": size}
    for count in COUNTS
    for size in (16, 128)
}
GROUPS = ("groups of 50", "groups of 10", "groups of 5")
NLL = "negative log likelihood in the end"

ACCURACY = accuracy("accuracy", step=1000, pictures="test")
GAP = points(
    "training minus test accuracy",
    "accuracy",
    where={"step": 1000, "pictures": ["training", "test"]},
    reduce=gap,
    best=np.nanargmax,
    judge=ACCURACY,
)
LEAST_NLL = loss("nll", NLL, **ACCURACY.where)
SIZE = Measure("variance of x-hat", "noise", ".2g")
DROPOUT = 0.1 / (1 - 0.1)
"""The variance of what dropout 0.1 leaves of numbers of variance 1."""


def alone(name: str, measure: Measure, better: str) -> Iterator[Condition]:
    """Yield the conditions of the noise alone, in full batches and in those of 128."""
    full = replace(measure, where={"step": 400, "pictures": "test"})
    for groups in GROUPS:
        claim = getattr(full, better)
        yield claim(f"{name} with {groups}", "ghost_batches", noise=(groups, "none"))
    for count in COUNTS:
        yield getattr(measure, better)(
            f"{name} with groups of 16, {count:,} pictures",
            ("ghost_control", "generalization"),
            examples=count,
            network=(ABSENT, "normalized"),
            batch_size=(ABSENT, 128),
        )


CLAIMS = (
    Claim(
        "regularizes: accuracy",
        "It regularizes: test accuracy rises, here with 500 to 8,000 pictures.",
        (PAPER, QIAN, VIDHYA, GOERNER),
        ("12", 4),
        tuple(
            ACCURACY.higher(text, "generalization", network=PAIR, **cell)
            for text, cell in CELLS.items()
        ),
        headline=True,
    ),
    Claim(
        "regularizes: gap",
        "It regularizes: training and test accuracy come closer.",
        (VIDHYA, GOERNER),
        ("12", 4),
        tuple(
            GAP.lower(text, "generalization", network=PAIR, **cell)
            for text, cell in CELLS.items()
        ),
    ),
    Claim(
        "regularizes: likelihood",
        "It regularizes: the likelihood of test pictures rises.",
        (VIDHYA, GOERNER),
        ("12", 4),
        tuple(
            LEAST_NLL.lower(text, "generalization", network=PAIR, **cell)
            for text, cell in CELLS.items()
        ),
    ),
    Claim(
        "noise regularizes",
        "The noise of the batch regularizes, everything else being equal.",
        (PAPER, QIAN),
        ("12", 3),
        (
            *alone("accuracy", ACCURACY, "higher"),
            *alone("likelihood", LEAST_NLL, "lower"),
        ),
    ),
    Claim(
        "like dropout",
        "Its noise is similar to dropout's: at least half of that of dropout 0.1.",
        (QIAN,),
        ("12", 2),
        tuple(
            SIZE.above(DROPOUT / 2, f"batches of {m}", "verdicts", batch_size=m)
            for m in (16, 64, 256)
        ),
    ),
)
