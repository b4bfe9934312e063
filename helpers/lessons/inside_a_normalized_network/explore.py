"""Networks that train while the reader watches: the live figure of notebook 11."""

from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets

from helpers.checked import takes
from helpers.figures.live_training import LiveTraining
from helpers.figures.recording.plan import Values
from helpers.lessons.inside_a_normalized_network.training_controls import (
    FIRST_STEPS,
    first_state,
    training_controls,
    view_controls,
)
from helpers.lessons.inside_a_normalized_network.training_panel import TrainingScene
from helpers.nn.layer import Array
from helpers.nn.training import Labels
from helpers.studies.designs import Design
from helpers.studies.session import Data, Session

TITLE = "Explore: train it yourself"
SMALL_BATCHES: Values = {
    "activation": "ReLU",
    "start": "He",
    "rate": 0.03,
    "batch_size": 2,
}
RUNS: dict[str, Values] = {
    "Xavier": {},
    "wide start": {"start": "wide start (4×)"},
    "normalized once": {"start": "normalized once"},
    "ReLU, mini-batches of 2": SMALL_BATCHES,
}
"""What *Explore* asks about."""


@takes(x="N D", labels="int N", x_test="M D", test_labels="int M")
def train_live(
    x: Array, labels: Labels, x_test: Array, test_labels: Labels
) -> "WatchedTraining":
    """Train networks by buttons and sliders, with and without batch normalization.

    Leave it as the last expression of a cell; running that again stops the former one.
    """
    return WatchedTraining(Data(x, labels, x_test, test_labels))


class WatchedTraining(LiveTraining):
    """Two networks in training, and the bands of their layers."""

    def __init__(self, data: Data) -> None:
        self._data = data
        controls = training_controls()
        values = {name: control.value for name, control in controls.items()}
        session = self.new_session(values)
        while session.steps < FIRST_STEPS:
            session.step()
        scene = self.new_scene(session)
        super().__init__(scene, TITLE, controls, first_state(values), RUNS)

    def design_of(self, values: Mapping[str, Any]) -> Design:
        """Return those of the settings that cannot change during training."""
        names = ("depth", "activation", "start", "normalization", "seed")
        return Design(**{name: values[name] for name in names})

    def new_session(self, values: Mapping[str, Any]) -> Session:
        """Return a session before its first step."""
        design = self.design_of(values)
        return Session(design, self._data, values["rate"], values["batch_size"])

    def new_scene(self, session: Session) -> TrainingScene:
        """Return a scene of a session."""
        return TrainingScene(session)

    def views(self) -> dict[str, widgets.ValueWidget]:
        """Return the controls of a recorded session: its networks are of one depth."""
        return view_controls(deepest=self.session.design.depth)
