"""Claims about speed, accuracy, learning rates and the start."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

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


class Trained(NamedTuple):
    """Two networks, the second with a good start, and where their results stand."""

    record: Any
    pair: dict[str, Any]
    accuracy: str = "accuracy"
    loss: str = ""
    at: Mapping[str, int] = MappingProxyType({})
    """Of the accuracy."""


def convolutions(head: str) -> Trained:
    """Return two convolutional networks."""
    return Trained("convolution", {"head": head, "network": PAIR}, at={"step": 400})


def smoothness(kind: str, opponent: str) -> Trained:
    """Return two networks of five layers."""
    pair = {"activation": kind, "network": ("normalized", opponent)}
    return Trained("smoothness", pair, "test", "quiet_loss")


def norms(kind: str) -> Trained:
    """Return two networks among those with several norms."""
    return Trained("norms", {"kind": kind, "norm": ("batch", "none")}, "test", "loss")


def sigmoids(networks: tuple[Any, Any], record: Any = "learning_rates") -> Trained:
    """Return two networks of five layers of sigmoids."""
    pair = {"network": networks}
    return Trained(record, pair, loss="final_loss", at={"step": 1500})


SIGMOIDS = {
    "sigmoids against the wide start": sigmoids(("normalized", "wide start")),
    "sigmoids against normalized once": sigmoids(("normalized", "normalized once")),
    "sigmoids from the weights of normalized once": sigmoids(
        (ABSENT, "normalized once"), ("divided_start", "learning_rates")
    ),
}
CONVOLUTIONS = {
    "convolutions": convolutions("flatten"),
    "convolutions with averaged maps": convolutions("average"),
}
FIVE_RELU = Trained("three_models", {"model": PAIR, "step": 1000}, "test", "quiet_loss")
GOOD_START = {
    **SIGMOIDS,
    "tanh": smoothness("tanh", "plain"),
    "tanh against normalized once": smoothness("tanh", "normalized once"),
    "three layers of ReLU, 500 steps": norms("dense"),
    "three layers of ReLU, 600 steps": Trained(
        "held_length", {"network": PAIR}, "test", "loss"
    ),
    "three layers of ReLU, 1,000 steps": Trained(
        "variants",
        {"activation": "ReLU", "placement": ("before", None)},
        "placement",
        "placement_loss",
    ),
    "five layers of ReLU, 500 steps": smoothness("ReLU", "plain"),
    "five layers of ReLU, 1,000 steps": FIVE_RELU,
    "five layers of ReLU against normalized once": smoothness(
        "ReLU", "normalized once"
    ),
    **CONVOLUTIONS,
    "convolutions in batches of 20": norms("convolution"),
}
"""All recorded pairs of shallow networks, in the batches that are usual for them."""
USUAL = {"five layers of ReLU": FIVE_RELU, **CONVOLUTIONS}
"""Those with a usual start that were recorded on the way, too."""


def in_the_end(measure: Callable[..., Measure]) -> Iterator[Condition]:
    """Yield a condition for each pair: that the measure of ours is higher."""
    for text, (record, pair, array, _, at) in GOOD_START.items():
        yield measure(array, **at).higher(text, record, **pair)


def lower_losses() -> Iterator[Condition]:
    """Yield a condition for each pair whose losses were recorded."""
    for text, (record, pair, _, array, _) in GOOD_START.items():
        if array:
            yield loss(array).lower(text, record, **pair)


def early(pairs: Mapping[str, Trained]) -> Iterator[Condition]:
    """Yield a condition for each pair: that ours is ahead after 100 steps."""
    for text, (record, pair, array, _, _) in pairs.items():
        yield accuracy(array, EARLY).higher(text, record, **{**pair, "step": 100})


EARLY = "test accuracy after 100 steps"
SPREAD = points(
    "range of the accuracies from eight widths, at each seed's own best rate",
    "map",
    reduce=over_widths,
)

CLAIMS = (
    Claim(
        "faster training",
        "Training is faster, each network with its usual start.",
        (PAPER, QIAN, VIDHYA),
        ("08", 2),
        (
            accuracy("accuracy", EARLY, step=100).higher(
                "five layers of sigmoids", "learning_rates", network=PAIR
            ),
            *early(USUAL),
        ),
        headline=True,
    ),
    Claim(
        "faster than a good start",
        "It is faster than a plain network with a good start, too.",
        (SAID,),
        ("08", 2),
        tuple(early(SIGMOIDS | USUAL)),
        headline=True,
    ),
    Claim(
        "lower training loss",
        "It ends with a lower training loss than a plain network with a good start.",
        (SAID,),
        ("13", 2),
        tuple(lower_losses()),
    ),
    Claim(
        "higher accuracy",
        "It ends at a higher test accuracy (here: than a well-started plain network).",
        (PAPER,),
        ("08", 2),
        tuple(in_the_end(accuracy)),
        headline=True,
    ),
    Claim(
        "higher rates",
        "It bears higher learning rates.",
        (PAPER, "Bjorck et al. 2018"),
        ("08", 3),
        tuple(in_the_end(largest_rate)),
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
)
