"""Claims about the noise of the batch and regularization."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from helpers.lessons.verdicts.claims.claim import GOERNER, PAPER, QIAN, VIDHYA, Claim
from helpers.lessons.verdicts.claims.measures import accuracy, gap, growth, loss, points
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
BY_ACCURACY = {"best": np.nanargmax, "judge": ACCURACY}
GAP = points(
    "training minus test accuracy",
    "accuracy",
    where={"step": 1000, "pictures": ["training", "test"]},
    reduce=gap,
    best=np.nanargmax,
    judge=ACCURACY,
)
SURENESS = Measure(NLL, "nll", where=ACCURACY.where, best=np.nanargmax, judge=ACCURACY)
LEAST_NLL = loss("nll", f"{NLL}, at the best rate for it", **ACCURACY.where)
SIZE = Measure("variance of x-hat", "noise", ".2g")
GROWTH = replace(SIZE, reduce=growth, factor=True)


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
        "It regularizes: test accuracy rises.",
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
            SURENESS.lower(text, "generalization", network=PAIR, **cell)
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
        "Its noise is similar to dropout's.",
        (QIAN,),
        ("12", 2),
        (
            SIZE.above(
                0.05,
                "in batches of 16 at least half of dropout 0.1's",
                "verdicts",
                batch_size=16,
            ),
            SIZE.above(
                0.5,
                "in batches of 64 at least half of dropout 0.5's",
                "verdicts",
                batch_size=64,
            ),
            GROWTH.below(
                np.log10(2),
                "in batches of 16 at most twice that of 256",
                "verdicts",
                batch_size=[16, 256],
            ),
        ),
    ),
)
