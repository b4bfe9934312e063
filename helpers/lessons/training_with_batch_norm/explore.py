"""The live figure of notebook 08: beat the layer."""

from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets
import numpy as np

from helpers.checked import takes
from helpers.figures.curves import Curve
from helpers.figures.live_training import LiveTraining
from helpers.figures.recording.plan import Values
from helpers.figures.style import NORMALIZED
from helpers.lessons.training_with_batch_norm.contest import ContestScene
from helpers.nn.layer import Array
from helpers.nn.training import Labels
from helpers.records import Record
from helpers.studies.designs import STARTS, Design
from helpers.studies.session import MOST_STEPS, RECORD_EVERY, Data, Session

TITLE = "Explore: beat the layer"
RATES = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
BATCH_SIZES = (4, 8, 16, 30, 60, 125, 250)
LAYER_RATE = 0.1
"""At which the recorded layer is first at the level."""
RUNS: dict[str, Values] = {
    "Xavier": {},
    "wide start": {"start": "wide start (4×)"},
    "normalized once": {"start": "normalized once"},
    "the layer": {"network": "on", "rate": LAYER_RATE},
}
"""With which the contest may begin."""
FIRST_STATE = (
    "A scoreboard: who is first at 80 % of the test pictures, in the price of plain "
    "steps? To beat: the layer at its best rate. Five hidden layers of 100 sigmoids, "
    "first weights, rate, mini-batches and seed as you choose. Live, they train."
)


@takes(x="N D", labels="int N", x_test="M D", test_labels="int M")
def train_live_contest(
    x: Array, labels: Labels, x_test: Array, test_labels: Labels, runs: Record
) -> "Contest":
    """Train a network of your choice against the recorded one with the layer.

    `runs` is that of ``data/learning_rates.npz``. Leave it as the last expression of a
    cell; running that again stops the former one.
    """
    if missing := {"accuracy", "seconds"} - runs.keys():
        raise ValueError(f"runs is no record of runs: it lacks {', '.join(missing)}.")
    return Contest(Data(x, labels, x_test, test_labels), runs)


class Contest(LiveTraining):
    """One network in training, and the scores of all before it."""

    recorded_steps = 760

    def __init__(self, data: Data, runs: Record) -> None:
        self._data, self._records = data, runs
        controls = contest_controls()
        session = self.new_session({n: c.value for n, c in controls.items()})
        scene = self.new_scene(session)
        super().__init__(scene, TITLE, controls, FIRST_STATE, RUNS)

    def new_scene(self, session: Session) -> ContestScene:
        """Return a scene of a session, and of the recorded one that it has to beat."""
        runs = self._records
        seconds = runs["seconds"]
        price = np.median(seconds.at(normalized=True) / seconds.at(normalized=False))
        of_layer = {"network": "normalized", "rate": LAYER_RATE}
        middle = np.median(runs["accuracy"].at(**of_layer), axis=0)
        words = f"layer, Xavier, rate {LAYER_RATE:g} (recorded)"
        to_beat = Curve(words, middle, NORMALIZED)
        prices = price * np.array(runs["accuracy"].axes["step"])
        return ContestScene(session, float(price), to_beat, prices)

    def design_of(self, values: Mapping[str, Any]) -> Design:
        """Return those of the settings that cannot change during training."""
        return Design(
            depth=5,
            activation="sigmoid",
            start=values["start"],
            normalization=values["network"],
            seed=values["seed"],
        )

    def new_session(self, values: Mapping[str, Any]) -> Session:
        """Return a session before its first step."""
        design = self.design_of(values)
        return Session(design, self._data, values["rate"], values["batch_size"])


def contest_controls() -> dict[str, widgets.ValueWidget]:
    """Return the settings that a run may have."""
    return {
        "network": widgets.Dropdown(
            options=[("plain", "off"), ("with the layer", "on")], description="network"
        ),
        "start": widgets.Dropdown(options=list(STARTS), description="first weights"),
        "seed": widgets.IntSlider(0, min=0, max=9, description="seed"),
        "rate": widgets.SelectionSlider(
            options=[(f"{rate:g}", rate) for rate in RATES],
            value=0.3,
            description="learning rate",
        ),
        "batch_size": widgets.SelectionSlider(
            options=BATCH_SIZES, value=60, description="mini-batch"
        ),
        "step": widgets.IntSlider(
            0, min=0, max=MOST_STEPS, step=RECORD_EVERY, description="step shown"
        ),
    }
