"""Claims about the layer itself: shape, parts, place, algebra, and price."""

from dataclasses import replace

from helpers.lessons.verdicts.claims.claim import GOERNER, PAPER, SAID, Claim
from helpers.lessons.verdicts.claims.measures import accuracy, loss, ratio
from helpers.lessons.verdicts.comparing import Measure

PAIR = ("normalized", "plain")
KINDS = {"sigmoids": "sigmoid", "ReLU": "ReLU"}
WHOLE = {"left_out": ("nothing", "both")}

DISTANCE = Measure("distance from a Gaussian", "distance", ".3f", where={"step": 1000})
DIFFERENCE = Measure("largest difference", "difference", ".0e")
EQUAL = 1e-9
GAUSSIAN = 0.02
"""What 2,000 numbers drawn from a Gaussian exceed in one case of twenty."""
PRICE = Measure(
    "time of a step, in steps without (range: of the timings)", "price", ".2f"
)
WHOLE_PRICE = replace(PRICE, array="seconds", reduce=ratio)

CLAIMS = (
    Claim(
        "beautiful Gaussian",
        "What goes into the activation becomes a perfectly beautiful Gaussian.",
        (GOERNER,),
        ("11", 3),
        (
            *(
                DISTANCE.lower(
                    f"{text} nearer than plain",
                    "verdicts",
                    activation=kind,
                    network=PAIR,
                )
                for text, kind in KINDS.items()
            ),
            *(
                DISTANCE.below(
                    GAUSSIAN,
                    f"{text} as near as Gaussian numbers",
                    "verdicts",
                    activation=kind,
                    network="normalized",
                )
                for text, kind in KINDS.items()
            ),
        ),
    ),
    Claim(
        "gamma and beta needed",
        "It needs gamma and beta.",
        (PAPER, GOERNER),
        ("11", 4),
        (
            *(
                accuracy("accuracy").higher(
                    f"accuracy with {text}", "parts", activation=kind, **WHOLE
                )
                for text, kind in KINDS.items()
            ),
            *(
                loss("loss").lower(
                    f"training loss with {text}", "parts", activation=kind, **WHOLE
                )
                for text, kind in KINDS.items()
            ),
        ),
    ),
    Claim(
        "before the activation",
        "It belongs before the activation, not behind it.",
        (PAPER, GOERNER),
        ("11", 5),
        tuple(
            accuracy("placement").higher(
                text, "variants", activation=kind, placement=("before", "after")
            )
            for text, kind in KINDS.items()
        ),
    ),
    Claim(
        "bias redundant",
        "It makes the bias before it redundant.",
        (PAPER,),
        ("07", 4),
        (
            DIFFERENCE.below(
                EQUAL, "losses with and without", "verdicts", equality="bias"
            ),
        ),
    ),
    Claim(
        "layer norm turned",
        "Layer normalization is batch normalization over the other axis.",
        ("Ba et al. 2016",),
        ("10", 6),
        (DIFFERENCE.below(EQUAL, "outputs", "verdicts", equality="layer norm"),),
    ),
    Claim(
        "running statistics",
        "The running statistics play no part in the training.",
        (SAID,),
        ("09", 2),
        (
            DIFFERENCE.below(
                EQUAL, "weights after 200 steps", "verdicts", equality="momentum"
            ),
        ),
    ),
    Claim(
        "decay is a rate",
        "Weight decay before it is only a growing learning rate.",
        ("van Laarhoven 2017", "Li & Arora 2020"),
        ("13", 5),
        (DIFFERENCE.below(EQUAL, "losses of 200 steps", "verdicts", equality="decay"),),
    ),
    Claim(
        "strong decay regularizes",
        "Strong weight decay before it regularizes: from 0.001 / rate on.",
        (SAID,),
        ("13", 5),
        tuple(
            accuracy("test", "test accuracy, less that without decay").higher(
                f"rate times decay {product:g}", "turning", product=(product, 0.0)
            )
            for product in (0.001, 0.003, 0.01)
        ),
    ),
    Claim(
        "costs little",
        "It costs little: in NumPy a step takes at most a quarter longer.",
        (SAID,),
        ("08", 4),
        (
            *(
                PRICE.below(1.25, layers, "verdicts", layers=layers)
                for layers in ("100 units", "400 units", "convolutions")
            ),
            WHOLE_PRICE.below(
                1.25, "100 units, whole trainings at seven rates", "learning_rates"
            ),
        ),
    ),
)
