"""Claims about the batch as a risk, about depth, and about attacks."""

import numpy as np

from helpers.lessons.verdicts.claims.claim import SAID, Claim
from helpers.lessons.verdicts.comparing import Measure

DIFFERENCE = Measure("largest difference", "difference", ".0e")
EXACT = Measure(
    "test accuracy",
    "exact",
    "+.1f",
    " points",
    where={"step": 1200},
    reduce=lambda values: 100 * values,
)

CLAIMS = (
    Claim(
        "running statistics",
        "The running statistics matter at inference only.",
        (SAID,),
        ("09", 2),
        (
            DIFFERENCE.below(
                1e-9, "weights after 200 steps", "verdicts", equality="momentum"
            ),
        ),
    ),
    Claim(
        "needs large batches",
        "It needs large batches.",
        ("Wu & He 2018",),
        ("09", 3),
        tuple(
            EXACT.higher(
                f"64 against {size}", "running_statistics", batch_size=(64, size)
            )
            for size in (2, 4, 8, 16, 32)
        ),
    ),
)
