"""A picture of a training that goes on in slices, with buttons and settings."""

import asyncio
import html
from collections.abc import Hashable, Mapping
from typing import Any, Protocol

import ipywidgets as widgets

from helpers.figures.explorer import Explorer
from helpers.figures.frames import Scene
from helpers.figures.style import MUTED, RAW, WIDE_START

SLICE = 0.05
"""Seconds of training from one picture to the next."""
BREATH = 0.01
"""Seconds in which the kernel does whatever else it is asked for."""


class Session(Protocol):
    """A training in single steps; see `helpers.studies.session`."""

    design: Any
    rate: float
    batch_size: int
    steps: int
    record_every: int
    most_steps: int

    @property
    def finished(self) -> bool:
        """Whether no further step can be made."""
        ...

    def set(self, rate: float, batch_size: int) -> None:
        """Go on with another learning rate or other mini-batches."""

    def advance(self, seconds: float) -> None:
        """Train for about so long, but at least one step."""


class TrainingScene(Scene, Protocol):
    """A scene of the session that it holds, which may be replaced by another one."""

    session: Any

    @property
    def span(self) -> int:
        """The highest step that can be shown."""
        ...

    def keep(self) -> None:
        """Let something of the session stay when the next one begins."""


class LiveTraining(Explorer):
    """Buttons, settings, and the picture of a training that goes on in slices.

    Between two slices the kernel handles everything else: the buttons, the settings,
    and other cells. There is no thread. A subclass says which settings begin a session
    anew, and how. A control called ``step`` scrubs through what was recorded.
    """

    readout_height = "88px"
    """Room for four lines of facts."""
    _scene: TrainingScene
    _task: asyncio.Task[None] | None = None

    def __init__(
        self,
        scene: TrainingScene,
        title: str,
        controls: dict[str, widgets.ValueWidget],
        first_state: str,
    ) -> None:
        self._scrub = controls.get("step")
        self._last_record = scene.session.steps
        super().__init__(scene, title, **controls)
        self._text = f"{title}\n{first_state}"
        self._reset_button.description = "Default settings"
        self._status = widgets.HTML()
        self._buttons = training_buttons()
        for button in self._buttons:
            button.on_click(self._on_button)
        lost, settings, bar, readout, image = self.children
        settings.children = [c for c in settings.children if c is not self._scrub]
        bar.layout.grid_gap = "0 8px"
        bar.children = [*self._buttons, self._reset_button, self._status]
        below = [self._scrub] if self._scrub else []
        self.children: list[Any] = [lost, settings, bar, readout, image, *below]
        self._tell()

    def design_of(self, values: Mapping[str, Any]) -> Hashable:
        """Return those of the settings that cannot change during training."""
        raise NotImplementedError

    def new_session(self, values: Mapping[str, Any]) -> Session:
        """Return a session before its first step."""
        raise NotImplementedError

    @property
    def session(self) -> Session:
        """What the scene shows."""
        return self._scene.session

    @property
    def is_training(self) -> bool:
        """Whether training goes on by itself."""
        return self._task is not None

    def start(self) -> None:
        """Train on until somebody pauses or no step is left."""
        if not self.is_training and not self.session.finished:
            if self._scrub:
                self._scrub.value = self._last_record
            self._task = asyncio.get_running_loop().create_task(self._train())
        self._tell()

    def pause(self) -> None:
        """Stop training; `start` goes on from here."""
        if self.is_training:
            self._stop()
            self._show()  # what was trained since the last picture
        self._tell()

    def reset(self) -> None:
        """Go back to step 0, with the settings of now; keep what the scene keeps."""
        if self.session.steps >= self.session.record_every:
            self._scene.keep()
        self._scene.session = self.new_session(self._values())
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
        follow = self._scrub is None or self._scrub.value >= self._last_record
        every = self.session.record_every
        self._last_record = self.session.steps // every * every
        busy, self._busy = self._busy, True  # the slider shall not draw as well
        try:
            if self._scrub:
                self._scrub.max = self._scene.span
                if follow:
                    self._scrub.value = self._last_record
        finally:
            self._busy = busy
        self._drawn = self._values()
        self._draw(self._drawn)

    def _draw(self, values: dict[str, Any]) -> None:
        if self.design_of(values) != self.session.design:
            self.reset()  # which draws
            return
        self.session.set(values["rate"], values["batch_size"])
        self._tell()
        super()._draw(values)

    def _on_reset(self, button: Any) -> None:
        if self._scrub:  # no setting: it stays
            self._initial["step"] = self._scrub.value
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
        elif session.steps >= session.most_steps:
            most = f"{session.most_steps:,}"
            self._say(f"finished after {most} steps: Reset goes to 0.", MUTED)
        elif session.finished:
            self._say("diverged: choose a smaller learning rate, then Reset.", RAW)
        elif session.steps:
            self._say(f"paused at step {session.steps:,}: {settings}", MUTED)
        else:
            self._say(f"ready, press Start: {settings}", MUTED)

    def _say(self, sentence: str, color: str) -> None:
        dot = f'<span style="color: {color}">&#9679;</span>'
        self._status.value = f"{dot} {html.escape(sentence)}"


def training_buttons() -> list[widgets.Button]:
    """Return the buttons that let time run, stop, and begin anew."""
    buttons = [
        ("Start", "play", "Train on from here"),
        ("Pause", "pause", "Stop training; Start goes on"),
        ("Reset", "step-backward", "Back to step 0, with the settings of now"),
    ]
    return [
        widgets.Button(
            description=name,
            icon=icon,
            tooltip=tip,
            layout={"width": "7em", "flex": "0 0 auto"},
        )
        for name, icon, tip in buttons
    ]
