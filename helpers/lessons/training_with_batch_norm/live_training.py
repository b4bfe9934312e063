"""Networks that train while the reader watches: the live figure of notebook 08."""

import asyncio
import html
from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets

from helpers.checked import takes
from helpers.figures.explorer import Explorer
from helpers.figures.style import MUTED, RAW, WIDE_START
from helpers.lessons.training_with_batch_norm.training_controls import (
    FIRST_STEPS,
    design_of,
    first_state,
    training_buttons,
    training_controls,
)
from helpers.lessons.training_with_batch_norm.training_panel import TrainingScene
from helpers.nn.layer import Array
from helpers.nn.training import Labels
from helpers.studies.session import MOST_STEPS, RECORD_EVERY, Data, Session

TITLE = "Explore: train it yourself"
SLICE = 0.05
"""Seconds of training from one picture to the next."""
BREATH = 0.01
"""Seconds in which the kernel does whatever else it is asked for."""


@takes(x="N D", labels="int N", x_test="M D", test_labels="int M")
def train_live(
    x: Array, labels: Labels, x_test: Array, test_labels: Labels
) -> "LiveTraining":
    """Train networks by buttons and sliders, with and without batch normalization.

    Leave it as the last expression of a cell; running that again stops the former one.
    """
    return LiveTraining(Data(x, labels, x_test, test_labels))


class LiveTraining(Explorer):
    """Buttons, settings, and the picture of a training that goes on in slices.

    Between two slices the kernel handles everything else: the buttons, the settings,
    and other cells. There is no thread.
    """

    _task: asyncio.Task[None] | None = None

    def __init__(self, data: Data) -> None:
        self._data = data
        controls = training_controls()
        values = {name: control.value for name, control in controls.items()}
        self.session = self._new_session(values)
        while self.session.steps < FIRST_STEPS:
            self.session.step()
        self._last_record = FIRST_STEPS
        self._panel = TrainingScene(self.session)
        super().__init__(self._panel, TITLE, controls)
        self._readout.layout.min_height = "88px"  # a fourth line
        self._text = f"{TITLE}\n{first_state(values)}"
        self._reset_button.description = "Default settings"
        self._status = widgets.HTML()
        self._buttons = training_buttons()
        for button in self._buttons:
            button.on_click(self._on_button)
        lost, settings, bar, readout, image = self.children
        step = controls["step"]
        settings.children = [c for c in settings.children if c is not step]
        bar.layout.grid_gap = "0 8px"
        bar.children = [*self._buttons, self._reset_button, self._status]
        self.children: list[Any] = [lost, settings, bar, readout, image, step]
        self._tell()

    @property
    def is_training(self) -> bool:
        """Whether training goes on by itself."""
        return self._task is not None

    def start(self) -> None:
        """Train on until somebody pauses or no step is left."""
        if not self.is_training and not self.session.finished:
            self._controls["step"].value = self._last_record
            self._task = asyncio.get_running_loop().create_task(self._train())
        self._tell()

    def pause(self) -> None:
        """Stop training; `start` goes on from here."""
        if self.is_training:
            self._stop()
            self._show()  # what was trained since the last picture
        self._tell()

    def reset(self) -> None:
        """Go back to step 0, with the settings of now; keep the curves, pale."""
        if self.session.steps >= RECORD_EVERY:
            self._panel.keep_curves()
        self.session = self._panel.session = self._new_session(self._values())
        self._last_record = 0
        self._stop()
        self._show()
        self._tell()

    def close(self) -> None:
        """Stop training and let go of the figure."""
        if self._is_open:
            self._stop()
            for widget in (*self._buttons, self._status, *self._controls.values()):
                widget.close()
            super().close()
            del self._panel

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def _train(self) -> None:
        try:
            while not self.session.finished:
                self.session.advance(SLICE)
                await asyncio.sleep(BREATH)
                self._show()
                await asyncio.sleep(BREATH)
            self._task = None
            self._tell()
        except Exception as error:  # nobody else would hear of it
            self._task = None
            self._say(f"Stopped by {type(error).__name__}: {error}", RAW)

    def _show(self) -> None:
        """Draw the session as it is now, at its last record or where the reader is."""
        scrub = self._controls["step"]
        follow = scrub.value >= self._last_record
        self._last_record = self.session.steps // RECORD_EVERY * RECORD_EVERY
        busy, self._busy = self._busy, True  # the slider shall not draw as well
        try:
            scrub.max = self._panel.span
            if follow:
                scrub.value = self._last_record
        finally:
            self._busy = busy
        self._drawn = self._values()
        self._draw(self._drawn)

    def _draw(self, values: dict[str, Any]) -> None:
        if design_of(values) != self.session.design:
            self.reset()  # which draws
            return
        self.session.set(values["rate"], values["batch_size"])
        self._tell()
        super()._draw(values)

    def _new_session(self, values: Mapping[str, Any]) -> Session:
        design = design_of(values)
        return Session(design, self._data, values["rate"], values["batch_size"])

    def _on_reset(self, button: Any) -> None:
        self._initial["step"] = self._controls["step"].value  # no setting: it stays
        super()._on_reset(button)

    def _on_button(self, button: widgets.Button) -> None:
        {"Start": self.start, "Pause": self.pause, "Reset": self.reset}[
            button.description
        ]()

    def _tell(self) -> None:
        """Say what is going on, and what the reader can do."""
        session = self.session
        settings = (
            f"learning rate {session.rate:g}, mini-batches of {session.batch_size}"
        )
        if self.is_training:
            self._say(f"training: {settings}", WIDE_START)
        elif session.steps >= MOST_STEPS:
            self._say(f"finished after {MOST_STEPS:,} steps: Reset goes to 0.", MUTED)
        elif session.finished:
            self._say("diverged: choose a smaller learning rate, then Reset.", RAW)
        elif session.steps:
            self._say(f"paused at step {session.steps:,}: {settings}", MUTED)
        else:
            self._say(f"ready, press Start: {settings}", MUTED)

    def _say(self, sentence: str, color: str) -> None:
        dot = f'<span style="color: {color}">&#9679;</span>'
        self._status.value = f"{dot} {html.escape(sentence)}"
