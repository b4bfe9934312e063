"""Claims about why it works: drift, smoothness, flatness."""

import numpy as np

from helpers.lessons.verdicts.claims.claim import PAPER, SAID, VIDHYA, Claim
from helpers.lessons.verdicts.comparing import Measure

PAIR = ("normalized", "plain")
KINDS = {"ReLU": "ReLU", "tanh": "tanh", "sigmoids": "sigmoid"}
SANTURKAR = "Santurkar et al. 2018"


def middle(values):
    """Return the median of what stands behind the seeds."""
    return np.median(values, axis=-1)


def middle_of_layers(values):
    """Return the median over the steps of the median over the layers."""
    return middle(middle(values))


def highest(values):
    """Return the highest value on the way."""
    return values.max(axis=-1)


LATE_LOSS = Measure("loss in the end", "late_loss")
NOISY_LOSS = Measure("loss with the noise on", "noisy_loss", where={"step": 1000})
QUIET_LOSS = Measure(
    "training loss, noise off",
    "quiet_loss",
    "+.3f",
    where={"step": 1000},
    best=np.nanargmin,
    judge=NOISY_LOSS,
)
LATER = [10, 20, 50, 100, 200, 300]


def drift(step):
    """Return the drift of the units up to a step, at the best rate for the loss."""
    name = f"drift of the units, up to step {step:,}"
    where = {"where": {"step": step}, "best": np.nanargmin, "judge": NOISY_LOSS}
    return Measure(name, "drift", **where)


WANDER = Measure("how far a unit strays", "wander", reduce=middle)
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
    where={"length": 1, "step": LATER},
    best=np.nanargmin,
    judge=LATE_LOSS,
    reduce=middle,
)
AT_ONE_RATE = Measure(
    CHANGE.name, "change", where={**CHANGE.where, "rate": 0.1}, reduce=middle
)
SHARPNESS = Measure("largest curvature on the way", "sharpness", "+.1f", reduce=highest)
EARLY = Measure(
    "test accuracy after 400 steps",
    "accuracy",
    "+.1f",
    " points",
    where={"step": 400},
    reduce=lambda values: 100 * values,
)

CLAIMS = (
    Claim(
        "less drift",
        "It cures internal covariate shift: what a layer sees stays in place.",
        (PAPER, VIDHYA),
        ("13", 2),
        (
            *(
                drift(step).lower(
                    f"units, ReLU, up to step {step:,}", "three_models", model=PAIR
                )
                for step in (100, 1000)
            ),
            WANDER.lower("units, sigmoids", "training", network=PAIR),
            *(
                SHIFT.lower(
                    f"gradients, {text}", "smoothness", activation=kind, network=PAIR
                )
                for text, kind in KINDS.items()
            ),
        ),
        headline=True,
    ),
    Claim(
        "less drift is why",
        "It trains faster because less drifts: who drifts more, learns worse.",
        (PAPER,),
        ("13", 1),
        (
            QUIET_LOSS.higher(
                "drift added behind the layer",
                "three_models",
                model=("normalized, noise", "normalized"),
            ),
            QUIET_LOSS.higher(
                "the layer with added drift, against plain",
                "three_models",
                model=("normalized, noise", "plain"),
            ),
            QUIET_LOSS.lower(
                "plain with added drift, against the layer with more",
                "three_models",
                model=("plain, noise", "normalized, noise"),
            ),
            EARLY.lower(
                "the wide start, whose units stray as far as plain ones",
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
        (
            *(
                CHANGE.lower(
                    f"{text}, best rates", "smoothness", activation=kind, network=PAIR
                )
                for text, kind in KINDS.items()
            ),
            *(
                AT_ONE_RATE.lower(
                    f"{text}, rate 0.1", "smoothness", activation=kind, network=PAIR
                )
                for text, kind in KINDS.items()
            ),
        ),
        headline=True,
    ),
    Claim(
        "flatter loss",
        "It makes the loss flatter: the largest curvature is lower.",
        (SAID,),
        ("13", 4),
        tuple(
            SHARPNESS.lower(
                f"rate {rate:g}", "edge_of_stability", rate=rate, network=PAIR
            )
            for rate in (0.05, 0.1, 0.2, 0.4, 0.8)
        ),
    ),
)
