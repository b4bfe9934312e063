"""Claims about the batch as a risk."""

from itertools import product

import numpy as np

from helpers.lessons.verdicts.claims.claim import SAID, VIDHYA, Claim
from helpers.lessons.verdicts.claims.measures import accuracy, of_both, points
from helpers.lessons.verdicts.comparing import ABSENT, Measure

PAIR = ("batch norm", "plain")
SIZES = (2, 4, 8)
OTHERS = "right about the class of the others, less layer norm"
LIGHT = ("dimmed", "less contrast", "fog")
CHANGES = (*LIGHT, "noise", "blurred", "shifted")
STRENGTHS = {"a quarter": 0.25, "half": 0.5, "full": 1.0}

LOSS = Measure("training loss", "loss")
CHANGED = points(
    "accuracy on changed test pictures, less that of plain networks",
    "accuracy",
    best=np.nanargmin,
    judge=LOSS,
)
RENEWED = points(
    "accuracy on changed test pictures, less that with stored statistics",
    "renewed",
    best=np.nanargmin,
    judge=Measure("training loss", "loss", where={"network": "batch norm"}),
)
AVERAGED = points(
    "accuracy when averaged, less that with each client's statistics measured anew",
    "accuracy",
    reduce=of_both,
    best=np.nanargmin,
    judge=LOSS,
)

CLAIMS = (
    Claim(
        "needs large batches",
        "It needs large batches: in small ones a norm of single examples does better.",
        ("Wu & He 2018",),
        ("14", 1),
        tuple(
            accuracy(
                "test", "test accuracy of layer norm, less that of this layer"
            ).higher(
                f"batches of {size}",
                "small_batches",
                batch_size=size,
                network=("layer norm", "batch norm"),
            )
            for size in SIZES
        ),
        headline=True,
    ),
    Claim(
        "examples see each other",
        "In training mode, the answer for an example depends on its batch.",
        ("Wu & Johnson 2021",),
        ("14", 2),
        tuple(
            accuracy("accuracy", OTHERS).higher(
                f"batches of {size}",
                "through_the_batch",
                task="the others' class",
                mode="training",
                batch_size=size,
                network=("batch norm", "layer norm"),
            )
            for size in (2, 8, 32)
        ),
    ),
    Claim(
        "robust to light",
        "It copes with pictures unlike those of the training (here: in another light).",
        (VIDHYA,),
        ("14", 3),
        tuple(
            CHANGED.higher(
                f"{change}, {name}",
                "new_statistics",
                change=change,
                strength=STRENGTHS[name],
                network=PAIR,
            )
            for name in STRENGTHS
            for change in LIGHT
        ),
    ),
    Claim(
        "new statistics help",
        "New statistics, from the changed pictures themselves, help.",
        ("Schneider et al. 2020",),
        ("14", 3),
        tuple(
            RENEWED.higher(
                f"{change}, {name}",
                "new_statistics",
                array=("renewed", "accuracy"),
                change=change,
                strength=STRENGTHS[name],
                company=("all", ABSENT),
                network=(ABSENT, "batch norm"),
            )
            for name, change in [
                *product(STRENGTHS, CHANGES),
                # By half it is a uniform grey.
                *product(("a quarter", "full"), ["inverted"]),
            ]
        ),
    ),
    Claim(
        "average the parameters",
        "To average networks, parameters are enough: at most 5 points are lost.",
        (SAID,),
        ("14", 4),
        tuple(
            AVERAGED.within(
                5,
                f"pictures {light}, statistics {statistics}",
                "federated",
                light=light,
                network="batch norm",
                statistics=(statistics, "own, anew"),
            )
            for light in ("alike", "bright and dark")
            for statistics in ("first client's", "averaged", "own")
        ),
    ),
)
