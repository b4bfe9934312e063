"""Claims about deep networks."""

from helpers.lessons.verdicts.claims.claim import QIAN, Claim
from helpers.lessons.verdicts.comparing import Measure

DECADES = Measure("first and last gradient apart, powers of ten", "decades", "+.1f")

CLAIMS = (
    Claim(
        "vanishing gradients",
        "It cures vanishing gradients: first and last layers get similar ones.",
        (QIAN,),
        ("04", 5),
        tuple(
            DECADES.lower(
                text,
                "verdicts",
                deep_network=(f"{kind}, normalized", f"{kind}, {opponent}"),
            )
            for text, kind, opponent in (
                ("20 layers of sigmoids", "sigmoid", "plain"),
                ("20 layers of sigmoids, wide start", "sigmoid", "wide start"),
                ("20 layers of ReLU", "ReLU", "plain"),
            )
        ),
    ),
)
