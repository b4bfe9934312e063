"""Claims about speed, accuracy, learning rates and the start."""

from helpers.lessons.verdicts.claims.claim import (
    PAPER,
    QIAN,
    SAID,
    VIDHYA,
    Claim,
)
from helpers.lessons.verdicts.claims.measures import (
    accuracy,
    largest_rate,
    loss,
    over_widths,
    points,
)
from helpers.lessons.verdicts.comparing import ABSENT

PAIR = ("normalized", "plain")
WIDE, ONCE = (("normalized", other) for other in ("wide start", "normalized once"))
EARLY = "test accuracy after 100 steps"
EARLIER = accuracy("accuracy", EARLY, step=100)


FASTER = Claim(
    "faster training",
    "Training is faster, each network at its own best rate.",
    (PAPER, QIAN, VIDHYA),
    ("08", 2),
    (
        EARLIER.higher("sigmoids", "learning_rates", network=PAIR),
        accuracy("test", EARLY, step=100).higher("ReLU", "three_models", model=PAIR),
        EARLIER.higher("convolutions", "convolution", head="flatten", network=PAIR),
        EARLIER.higher(
            "convolutions with averaged maps",
            "convolution",
            head="average",
            network=PAIR,
        ),
    ),
    headline=True,
)
FAIR = Claim(
    "faster than a good start",
    "It is faster than a plain network with a good start, too.",
    (SAID,),
    ("08", 2),
    (
        EARLIER.higher("against the wide start", "learning_rates", network=WIDE),
        EARLIER.higher("against normalized once", "learning_rates", network=ONCE),
    ),
    headline=True,
)
FIT = Claim(
    "lower training loss",
    "It ends with a lower training loss than a plain network with a good start.",
    (SAID,),
    ("13", 2),
    (
        loss("final_loss").lower(
            "sigmoids against the wide start", "learning_rates", network=WIDE
        ),
        loss("final_loss").lower(
            "sigmoids against normalized once", "learning_rates", network=ONCE
        ),
        loss("final_loss").lower(
            "sigmoids with the weights of normalized once",
            ("divided_start", "learning_rates"),
            network=(ABSENT, "normalized once"),
        ),
        *(
            loss("quiet_loss").lower(
                f"{kind} against {other}",
                "smoothness",
                activation=kind,
                network=("normalized", name),
            )
            for kind in ("tanh", "ReLU")
            for other, name in (
                ("plain", "plain"),
                ("normalized once", "normalized once"),
            )
        ),
    ),
)
HIGHER = Claim(
    "higher accuracy",
    "It ends with a higher test accuracy than a plain network with a good start.",
    (PAPER,),
    ("08", 2),
    (
        accuracy("accuracy", step=1500).higher(
            "sigmoids against the wide start", "learning_rates", network=WIDE
        ),
        accuracy("accuracy", step=1500).higher(
            "sigmoids against normalized once", "learning_rates", network=ONCE
        ),
        accuracy("test").higher(
            "five layers of tanh", "smoothness", activation="tanh", network=PAIR
        ),
        accuracy("placement").higher(
            "three layers of ReLU",
            "variants",
            activation="ReLU",
            placement=("before", None),
        ),
        accuracy("test", step=1000).higher(
            "five layers of ReLU", "three_models", model=PAIR
        ),
        *(
            accuracy("accuracy", step=400).higher(
                text, "convolution", head=head, network=PAIR
            )
            for text, head in (
                ("convolutions", "flatten"),
                ("convolutions with averaged maps", "average"),
            )
        ),
    ),
    headline=True,
)
RATES = Claim(
    "higher rates",
    "It bears higher learning rates.",
    (PAPER, "Bjorck et al. 2018"),
    ("08", 3),
    (
        largest_rate("accuracy", step=1500).higher(
            "sigmoids against the wide start", "learning_rates", network=WIDE
        ),
        largest_rate("accuracy", step=1500).higher(
            "sigmoids with the weights of normalized once",
            ("divided_start", "learning_rates"),
            network=(ABSENT, "normalized once"),
        ),
        largest_rate("test").higher(
            "tanh", "smoothness", activation="tanh", network=PAIR
        ),
        largest_rate("placement").higher(
            "three layers of ReLU",
            "variants",
            activation="ReLU",
            placement=("before", None),
        ),
        largest_rate("test", step=1000).higher(
            "five layers of ReLU", "three_models", model=PAIR
        ),
        *(
            largest_rate("accuracy", step=400).higher(
                text, "convolution", head=head, network=PAIR
            )
            for text, head in (
                ("convolutions", "flatten"),
                ("convolutions with averaged maps", "average"),
            )
        ),
    ),
    headline=True,
)


SPREAD = points(
    "range of the best accuracies from eight widths of the weights",
    "map",
    reduce=over_widths,
)
START = Claim(
    "start matters less",
    "The first weights matter less.",
    (PAPER,),
    ("08", 3),
    tuple(
        SPREAD.lower(
            f"against {opponent}",
            "variants",
            placement=("before", placement),
        )
        for opponent, placement in (("plain", None), ("normalized once", "once"))
    ),
)
UNIMPORTANT = Claim(
    "start unimportant",
    "The first weights do not matter at all.",
    (SAID,),
    ("08", 2),
    (
        SPREAD.below(1, "accuracy from eight widths", "variants", placement="before"),
        loss("final_loss").lower(
            "training loss from Xavier's weights against divided ones",
            ("learning_rates", "divided_start"),
            network=("normalized", ABSENT),
        ),
    ),
)
CLAIMS = (FASTER, FAIR, FIT, HIGHER, RATES, START, UNIMPORTANT)
