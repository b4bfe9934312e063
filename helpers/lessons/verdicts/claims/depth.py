"""Claims about deep networks."""

from dataclasses import replace

import numpy as np

from helpers.lessons.verdicts.claims.claim import QIAN, SAID, Claim
from helpers.lessons.verdicts.claims.measures import (
    accuracy,
    percent_or_guessing,
    points,
)
from helpers.lessons.verdicts.comparing import Measure

DECADES = Measure(
    "before the first step: gradients of layers 2 and 20 apart, powers of ten",
    "decades",
    "+.1f",
)

RANK = Measure("untrained, points of a circle: effective rank", "rank", "+.1f")
TOLD = Measure(
    "untrained: share of a point's place on the circle that a linear map reads out",
    "told",
)
OR_GUESSING = replace(accuracy("test"), reduce=percent_or_guessing)
ATTACKED = points(
    "accuracy under attack",
    "accuracy",
    where={"step": 1000},
    best=np.nanargmin,
    judge=Measure("training loss", "loss", where={"step": 1000}),
)
PAIR = ("batch norm", "plain")
OTHER_BLOCKS = {
    "nothing": "no normalization",
    "branches / sqrt(depth)": "branch / sqrt(depth)",
    "branches that begin at 0": "SkipInit",
}
OTHER_NORMS = {
    "dense": ["layer", "RMS", "tanh"],
    "convolution": ["layer", "group", "instance"],
}
OPPONENTS = {
    "20 layers of sigmoids against plain": ("sigmoid", "plain"),
    "20 layers of sigmoids against the wide start": ("sigmoid", "wide start"),
    "20 layers of ReLU against plain": ("ReLU", "plain"),
}

CLAIMS = (
    Claim(
        "vanishing gradients",
        "It alleviates vanishing gradients: those of first and last layers get closer.",
        (QIAN,),
        ("04", 5),
        tuple(
            DECADES.lower(
                text,
                "verdicts",
                deep_network=(f"{kind}, normalized", f"{kind}, {opponent}"),
            )
            for text, (kind, opponent) in OPPONENTS.items()
        ),
    ),
    Claim(
        "deep networks trainable",
        "It makes deep networks trainable.",
        (SAID,),
        ("15", 2),
        (
            *(
                accuracy("test", step=300).higher(
                    f"{depth} blocks of ReLU",
                    "deep_training",
                    depth=depth,
                    network=("batch", "plain"),
                )
                for depth in (10, 30, 50)
            ),
            accuracy("test", step=2000).higher(
                "50 blocks of ReLU, 2,000 steps",
                "deep_longer",
                depth=50,
                network=("batch", "plain"),
            ),
        ),
        headline=True,
    ),
    Claim(
        "needed with skips",
        "It is needed with skip connections, too.",
        (SAID,),
        ("15", 3),
        tuple(
            OR_GUESSING.higher(
                f"against {other}",
                "residual",
                block=("batch norm in the branch", block),
            )
            for other, block in OTHER_BLOCKS.items()
        ),
    ),
    Claim(
        "avoids rank collapse",
        "It avoids rank collapse: behind many layers signals still differ.",
        ("Daneshmand et al. 2020",),
        ("15", 1),
        (RANK.higher("behind 50 layers without skips", "verdicts", signal=PAIR),),
    ),
    Claim(
        "keeps what signals tell",
        "Without skips, what deep signals tell is kept with their rank.",
        (SAID,),
        ("15", 1),
        (TOLD.higher("behind 50 layers without skips", "verdicts", signal=PAIR),),
    ),
    Claim(
        "ahead of other norms",
        "On pictures, in large batches, it does better than the other normalizations.",
        (SAID,),
        ("15", 4),
        tuple(
            accuracy("test").higher(
                f"{kind} against {other}", "norms", kind=kind, norm=("batch", other)
            )
            for kind, others in OTHER_NORMS.items()
            for other in others
        ),
    ),
    Claim(
        "vulnerable to attacks",
        "It makes networks more vulnerable to attacks.",
        ("Galloway et al. 2019",),
        ("15", 5),
        tuple(
            ATTACKED.lower(
                f"pixels changed by {change} of 255",
                "adversarial",
                change=change,
                norm=("batch", "none"),
            )
            for change in (1, 2, 4, 8, 16)
        ),
    ),
)
