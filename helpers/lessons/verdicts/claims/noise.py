"""Claims about the noise of the batch and regularization."""

import numpy as np

from helpers.lessons.verdicts.claims.claim import GOERNER, PAPER, QIAN, VIDHYA, Claim
from helpers.lessons.verdicts.comparing import Measure

PAIR = ("normalized", "plain")
CELLS = {
    f"{count:,} pictures, batches of {size}": {"examples": count, "batch_size": size}
    for count in (500, 2000, 8000)
    for size in (16, 128)
}
TEST = {"pictures": "test", "step": 1000}


def percent(values):
    """Return shares in percent."""
    return 100 * values


def gap(values):
    """Return how far the first pictures are ahead of the second, in points."""
    training, test = np.moveaxis(values, -1, 0)
    return 100 * (training - test)


ACCURACY = Measure(
    "test accuracy",
    "accuracy",
    "+.1f",
    " points",
    where=TEST,
    best=np.nanargmax,
    reduce=percent,
)
GAP = Measure(
    "training minus test accuracy",
    "accuracy",
    "+.1f",
    " points",
    where={"step": 1000, "pictures": ["training", "test"]},
    best=np.nanargmax,
    judge=ACCURACY,
    reduce=gap,
)
NLL = Measure(
    "negative log likelihood in the end",
    "nll",
    where=TEST,
    best=np.nanargmax,
    judge=ACCURACY,
)
LATE = {"step": 400, "pictures": "test"}
ALONE = {
    "accuracy": Measure(
        "test accuracy",
        "accuracy",
        "+.1f",
        " points",
        where=LATE,
        best=np.nanargmax,
        reduce=percent,
    ),
    "likelihood": Measure(
        "negative log likelihood", "nll", "+.3f", where=LATE, best=np.nanargmin
    ),
}
GROUPS = ("groups of 50", "groups of 10", "groups of 5")
SIZE = Measure("variance of x-hat", "noise", ".2g")

def growth(values):
    """Return the logarithm of how many times as large the first is as the last."""
    return np.log10(values[0] / values[-1])


GROWTH = Measure(
    "variance of x-hat", "noise", ".2g", " times", reduce=growth, factor=True
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
        "It regularizes: the test likelihood rises.",
        (VIDHYA, GOERNER),
        ("12", 4),
        tuple(
            NLL.lower(text, "generalization", network=PAIR, **cell)
            for text, cell in CELLS.items()
        ),
    ),
    Claim(
        "noise regularizes",
        "The noise of the batch, alone, regularizes.",
        (PAPER, QIAN),
        ("12", 3),
        (
            *(
                ALONE["accuracy"].higher(
                    f"{groups}, accuracy", "ghost_batches", noise=(groups, "none")
                )
                for groups in GROUPS
            ),
            *(
                ALONE["likelihood"].lower(
                    f"{groups}, likelihood", "ghost_batches", noise=(groups, "none")
                )
                for groups in GROUPS
            ),
        ),
    ),
    Claim(
        "like dropout",
        "Its noise is similar to dropout's.",
        (QIAN,),
        ("12", 2),
        (
            SIZE.above(
                0.5 * 0.1 / 0.9,
                "half that of dropout 0.1, batches of 16",
                "verdicts",
                batch_size=16,
            ),
            SIZE.above(
                0.5, "half that of dropout 0.5, batches of 64", "verdicts", batch_size=64
            ),
            GROWTH.below(
                np.log10(2),
                "at most doubled from batches of 256 to 16",
                "verdicts",
                batch_size=[16, 256],
            ),
        ),
    ),
)
