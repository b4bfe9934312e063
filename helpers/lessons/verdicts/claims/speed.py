"""Claims about speed, accuracy, learning rates and the start."""

from collections.abc import Callable, Iterator
from typing import Any

from helpers.lessons.verdicts.claims.claim import PAPER, QIAN, SAID, VIDHYA, Claim
from helpers.lessons.verdicts.claims.measures import (
    accuracy,
    largest_rate,
    loss,
    over_widths,
    points,
)
from helpers.lessons.verdicts.comparing import ABSENT, Condition, Measure

PAIR = ("normalized", "plain")
WIDE, ONCE = (("normalized", other) for other in ("wide start", "normalized once"))
SAME_WEIGHTS = ("divided_start", "learning_rates"), (ABSENT, "normalized once")
"""The layer from the weights of *normalized once*, against it: records and networks."""

PLAIN: dict[str, tuple[str, str, dict[str, Any]]] = {
    "ReLU": ("three_models", "test", {"model": PAIR}),
    "convolutions": ("convolution", "accuracy", {"network": PAIR, "head": "flatten"}),
    "convolutions with averaged maps": (
        "convolution",
        "accuracy",
        {"network": PAIR, "head": "average"},
    ),
}
"""Plain networks whose usual start is a good one: record, array, and the pair."""

END: dict[str, tuple[Any, str, dict[str, Any]]] = {
    "sigmoids against the wide start": (
        "learning_rates",
        "accuracy",
        {"step": 1500, "network": WIDE},
    ),
    "sigmoids against normalized once": (
        "learning_rates",
        "accuracy",
        {"step": 1500, "network": ONCE},
    ),
    "sigmoids with the weights of normalized once": (
        SAME_WEIGHTS[0],
        "accuracy",
        {"step": 1500, "network": SAME_WEIGHTS[1]},
    ),
    "five layers of tanh": (
        "smoothness",
        "test",
        {"activation": "tanh", "network": PAIR},
    ),
    "three layers of ReLU": (
        "variants",
        "placement",
        {"activation": "ReLU", "placement": ("before", None)},
    ),
    "five layers of ReLU": ("three_models", "test", {"step": 1000, "model": PAIR}),
    "convolutions": (
        "convolution",
        "accuracy",
        {"step": 400, "head": "flatten", "network": PAIR},
    ),
    "convolutions with averaged maps": (
        "convolution",
        "accuracy",
        {"step": 400, "head": "average", "network": PAIR},
    ),
}
"""The end of trainings against a good start: record, array, and the pair."""


def at_the_end(measure: Callable[[str], Measure]) -> Iterator[Condition]:
    """Yield a condition for each pair: that the measure of ours is higher."""
    for text, (record, array, where) in END.items():
        yield measure(array).higher(text, record, **where)


EARLY = "test accuracy after 100 steps"
EARLIER = accuracy("accuracy", EARLY, step=100)
FINAL, QUIET = loss("final_loss"), loss("quiet_loss")
SPREAD = points(
    "range of the best accuracies from eight widths of the weights",
    "map",
    reduce=over_widths,
)

CLAIMS = (
    Claim(
        "faster training",
        "Training is faster, each network at its own best rate.",
        (PAPER, QIAN, VIDHYA),
        ("08", 2),
        (
            EARLIER.higher("sigmoids", "learning_rates", network=PAIR),
            *(
                accuracy(array, EARLY, step=100).higher(text, record, **where)
                for text, (record, array, where) in PLAIN.items()
            ),
        ),
        headline=True,
    ),
    Claim(
        "faster than a good start",
        "It is faster than a plain network with a good start, too.",
        (SAID,),
        ("08", 2),
        (
            EARLIER.higher("against the wide start", "learning_rates", network=WIDE),
            EARLIER.higher("against normalized once", "learning_rates", network=ONCE),
        ),
        headline=True,
    ),
    Claim(
        "lower training loss",
        "It ends with a lower training loss than a plain network with a good start.",
        (SAID,),
        ("13", 2),
        (
            FINAL.lower(
                "sigmoids against the wide start", "learning_rates", network=WIDE
            ),
            FINAL.lower(
                "sigmoids against normalized once", "learning_rates", network=ONCE
            ),
            FINAL.lower(
                "sigmoids with the weights of normalized once",
                SAME_WEIGHTS[0],
                network=SAME_WEIGHTS[1],
            ),
            *(
                QUIET.lower(
                    f"{kind} against {opponent}",
                    "smoothness",
                    activation=kind,
                    network=("normalized", opponent),
                )
                for kind in ("tanh", "ReLU")
                for opponent in ("plain", "normalized once")
            ),
        ),
    ),
    Claim(
        "higher accuracy",
        "It ends with a higher test accuracy than a plain network with a good start.",
        (PAPER,),
        ("08", 2),
        tuple(at_the_end(accuracy)),
        headline=True,
    ),
    Claim(
        "higher rates",
        "It bears higher learning rates.",
        (PAPER, "Bjorck et al. 2018"),
        ("08", 3),
        tuple(at_the_end(largest_rate)),
        headline=True,
    ),
    Claim(
        "start matters less",
        "The first weights matter less.",
        (PAPER,),
        ("08", 3),
        tuple(
            SPREAD.lower(f"against {text}", "variants", placement=("before", other))
            for text, other in (("plain", None), ("normalized once", "once"))
        ),
    ),
    Claim(
        "start unimportant",
        "The first weights do not matter at all.",
        (SAID,),
        ("08", 2),
        (
            SPREAD.below(
                1, "accuracy from eight widths", "variants", placement="before"
            ),
            FINAL.lower(
                "training loss from Xavier's weights against divided ones",
                ("learning_rates", "divided_start"),
                network=("normalized", ABSENT),
            ),
        ),
    ),
)
