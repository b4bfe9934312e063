"""Claims about why it works: drift, smoothness, flatness."""

from dataclasses import replace

import numpy as np

from helpers.lessons.verdicts.claims.claim import PAPER, SAID, VIDHYA, Claim
from helpers.lessons.verdicts.claims.measures import (
    at_one_rate,
    middle,
    middle_of_layers,
)
from helpers.lessons.verdicts.comparing import Measure

SANTURKAR = "Santurkar et al. 2018"
PAIR = ("normalized", "plain")
PAIRS = {"plain": PAIR, "normalized once": ("normalized", "normalized once")}
KINDS = {"ReLU": "ReLU", "tanh": "tanh", "sigmoids": "sigmoid"}

NOISY_LOSS = Measure("training loss, noise on", "noisy_loss", where={"step": 1000})
QUIET_LOSS = Measure(
    "training loss, noise off",
    "quiet_loss",
    "+.3f",
    where={"step": 1000},
    best=np.nanargmin,
    judge=NOISY_LOSS,
)
DRIFTS = {
    step: Measure(
        "drift of the units",
        "drift",
        where={"step": step},
        best=np.nanargmin,
        judge=NOISY_LOSS,
    )
    for step in (100, 1000)
}
WANDER = Measure("how far a unit strays", "wander", reduce=middle)
LATE_LOSS = Measure("training loss, last mini-batches", "late_loss")
SHIFT = Measure(
    "shift of the gradients",
    "shift",
    best=np.nanargmin,
    judge=LATE_LOSS,
    reduce=middle_of_layers,
)
CHANGE = Measure(
    "change of the gradient in a step",
    "change",
    where={"length": 1, "step": [10, 20, 50, 100, 200, 300]},
    best=np.nanargmin,
    judge=LATE_LOSS,
    reduce=middle,
)
AT_ONE_RATE = replace(CHANGE, where={**CHANGE.where, "rate": 0.1}, best=None)
CHANGES = [
    ("the best rates", CHANGE, KINDS),
    # The best rate of all networks of tanh is 0.1.
    ("the rate 0.1", AT_ONE_RATE, {k: v for k, v in KINDS.items() if k != "tanh"}),
]
SHARPNESS = Measure("largest curvature", "sharpness", "+.1f")
SHARPNESSES = {
    "its peak": replace(SHARPNESS, reduce=lambda values: values.max(axis=-1)),
    "its median from step 100 on": replace(
        SHARPNESS, reduce=middle, where={"step": [*range(100, 1001, 25)]}
    ),
    "in the end": replace(SHARPNESS, where={"step": 1000}),
}

CLAIMS = (
    Claim(
        "less drift",
        "It reduces internal covariate shift: what a layer sees moves less.",
        (PAPER, VIDHYA),
        ("13", 2),
        (
            *(
                measure.lower(
                    f"ReLU units to step {step:,}", "three_models", model=PAIR
                )
                for step, measure in DRIFTS.items()
            ),
            WANDER.lower("sigmoid units", "training", network=PAIR),
            *(
                SHIFT.lower(
                    f"{kind} gradients against {opponent}",
                    "smoothness",
                    activation=kind,
                    network=pair,
                )
                for opponent, pair in PAIRS.items()
                for kind in KINDS.values()
            ),
        ),
        headline=True,
    ),
    Claim(
        "less drift is why",
        "It learns faster because less drifts: who drifts more, learns less.",
        (PAPER,),
        ("13", 1),
        (
            QUIET_LOSS.higher(
                "drift added behind the layer",
                "three_models",
                model=("normalized, noise", "normalized"),
            ),
            QUIET_LOSS.higher(
                "the layer with added drift against plain, which drifts less later",
                "three_models",
                model=("normalized, noise", "plain"),
            ),
            at_one_rate("accuracy", step=400).lower(
                "at the rate 0.3 the wide start against plain, which strays less",
                "training",
                network=("wide start", "plain"),
            ),
        ),
        headline=True,
    ),
    Claim(
        "smoother loss",
        "It makes the loss smoother: a step changes the gradient less.",
        (SANTURKAR, VIDHYA),
        ("13", 4),
        tuple(
            measure.lower(
                f"{text} at {rate} against {opponent}",
                "smoothness",
                activation=kind,
                network=pair,
            )
            for rate, measure, kinds in CHANGES
            for opponent, pair in PAIRS.items()
            for text, kind in kinds.items()
        ),
        headline=True,
    ),
    Claim(
        "flatter loss",
        "It makes the loss flatter: the largest curvature is lower.",
        (SAID,),
        ("13", 4),
        tuple(
            measure.lower(
                f"{when}, both at the rate {rate:g}",
                "edge_of_stability",
                rate=rate,
                network=PAIR,
            )
            for when, measure in SHARPNESSES.items()
            for rate in (0.05, 0.1, 0.2, 0.4, 0.8)
        ),
    ),
)
