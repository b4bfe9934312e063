"""Claims about the batch as a risk, and about attacks."""

import numpy as np

from helpers.lessons.verdicts.claims.claim import SAID, VIDHYA, Claim
from helpers.lessons.verdicts.claims.measures import accuracy, of_both, points
from helpers.lessons.verdicts.comparing import ABSENT, Measure

PAIR = ("batch norm", "plain")
SIZES = (2, 4, 8, 16, 32, 64)
LIGHT = ("dimmed", "less contrast", "fog")
CHANGES = (*LIGHT, "inverted", "noise", "blurred", "shifted")

LOSS = Measure("training loss", "loss")
CHANGED = points(
    "accuracy on changed test pictures",
    "accuracy",
    where={"strength": 0.5},
    best=np.nanargmin,
    judge=LOSS,
)
RENEWED = points(
    "accuracy on changed test pictures",
    "renewed",
    where={"strength": 0.5},
    best=np.nanargmin,
    judge=Measure("training loss", "loss", where={"network": "batch norm"}),
)


AVERAGED = points(
    "accuracy of the averaged network",
    "accuracy",
    reduce=of_both,
    best=np.nanargmin,
    judge=LOSS,
)

CLAIMS = (
    Claim(
        "needs large batches",
        "It needs large batches: in small ones layer normalization does better.",
        ("Wu & He 2018",),
        ("14", 1),
        tuple(
            accuracy("test").higher(
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
        "Through it, the answer for one example depends on the others of its batch.",
        ("Wu & Johnson 2021",),
        ("14", 2),
        tuple(
            accuracy("accuracy", "right about the class of the others").higher(
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
        "It makes a network robust to pictures in another light.",
        (VIDHYA,),
        ("14", 3),
        tuple(
            CHANGED.higher(change, "new_statistics", change=change, network=PAIR)
            for change in LIGHT
        ),
    ),
    Claim(
        "new statistics help",
        "New statistics, from the changed pictures themselves, make up for the change.",
        ("Schneider et al. 2020",),
        ("14", 3),
        tuple(
            RENEWED.higher(
                change,
                "new_statistics",
                array=("renewed", "accuracy"),
                change=change,
                company=("all", ABSENT),
                network=(ABSENT, "batch norm"),
            )
            for change in CHANGES
        ),
    ),
    Claim(
        "average the parameters",
        "To average trained networks, it is enough to average their parameters.",
        (SAID,),
        ("14", 4),
        tuple(
            AVERAGED.higher(
                f"with one client's statistics, pictures {light}",
                "federated",
                light=light,
                network="batch norm",
                statistics=("first client's", "anew"),
            )
            for light in ("alike", "bright and dark")
        ),
    ),
)
