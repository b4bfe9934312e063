"""A picture of a training that goes on in slices, with buttons and settings."""

import asyncio
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Protocol

import ipywidgets as widgets

from helpers.figures.explorer import Explorer
from helpers.figures.scene import Scene
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


BUTTONS = {
    "Start": "Train on from here",
    "Pause": "Stop training; Start goes on",
    "Reset": "Back to step 0, with the settings of now",
}
"""They let time run, stop, and begin anew."""


class LiveTraining(Explorer):
    """Buttons, settings, and the picture of a training that goes on in slices.

    Between two slices the kernel handles everything else: the buttons, the settings,
    and other cells. There is no thread. A subclass says which settings begin a session
    anew, and how. A control called ``step`` scrubs through what was recorded.
    """

    _scene: TrainingScene
    _training: asyncio.Task[None] | None = None

    def __init__(
        self,
        scene: TrainingScene,
        title: str,
        controls: dict[str, widgets.ValueWidget],
        first_state: str,
    ) -> None:
        self._last_record = scene.session.steps
        super().__init__(scene, title, **controls)
        self._text = f"{title}\n{first_state}"

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
        return self._training is not None

    def start(self) -> None:
        """Train on until somebody pauses or no step is left."""
        if not self.is_training and not self.session.finished:
            self._show(self._with_step(self._state, self._last_record))
            self._training = asyncio.get_running_loop().create_task(self._train())
        self._tell()

    def pause(self) -> None:
        """Stop training; `start` goes on from here."""
        if self.is_training:
            self._stop()
            self._show_progress()  # what was trained since the last picture
        self._tell()

    def reset(self) -> None:
        """Go back to step 0, with the settings of now; keep what the scene keeps."""
        self._begin_anew()
        self._show(self._with_step(self._state, 0))
        self._tell()

    def close(self) -> None:
        """Stop training and let go of the figure."""
        if self._is_open:
            self._stop()
            super().close()

    def _begin_anew(self) -> None:
        self._stop()
        if self.session.steps >= self.session.record_every:
            self._scene.keep()
        values = {name: control.value for name, control in self._controls.items()}
        self._scene.session = self.new_session(values)
        self._last_record = 0

    def _stop(self) -> None:
        if self._training is not None:
            self._training.cancel()
            self._training = None

    async def _train(self) -> None:
        try:
            while not self.session.finished:
                self.session.advance(SLICE)
                await asyncio.sleep(BREATH)
                self._show_progress()
                await asyncio.sleep(BREATH)
            self._training = None
            self._tell()
        except Exception as error:  # nobody else would hear of it
            self._training = None
            self._tell((f"Stopped by {type(error).__name__}: {error}", RAW))

    def _show_progress(self) -> None:
        """Show the session as it is now, at its last record or where the reader is."""
        every = self.session.record_every
        step: Any = self._controls.get("step")
        follow = self._can_scrub and step.value >= self._last_record
        self._last_record = self.session.steps // every * every
        state = self._state
        self._show(self._with_step(state, self._last_record) if follow else state)

    def _with_step(self, state: Sequence[int], step: int) -> Sequence[int]:
        """Return the state, looking at a step if that can be chosen."""
        if not self._can_scrub:
            return state
        at = list(self._controls).index("step")
        return [*state[:at], step // self.session.record_every, *state[at + 1 :]]

    def _show(self, state: Sequence[int], **message: Any) -> None:
        """Follow the settings, and draw the session as it is now."""
        values = self._pages.grid.set(state).values
        if self.design_of(values) != self.session.design:
            self._begin_anew()
        self.session.set(values["rate"], values["batch_size"])
        if values.get("step", 0) > self._last_record:
            state = self._with_step(state, self._last_record)
        self._pages.begin_anew()  # the same settings have another picture now
        now = {"fresh": True, "status": self._status(), "span": self._span()}
        super()._show(state, **now, **message)

    def _look_ahead(self) -> None:
        """Do nothing: what comes next is not known."""

    def _on_message(self, widget: Any, content: dict[str, Any], buffers: Any) -> None:
        match content.get("press"):
            case "Start":
                self.start()
            case "Pause":
                self.pause()
            case "Reset":
                self.reset()
            case _:
                super()._on_message(widget, content, buffers)

    def _extras(self) -> dict[str, Any]:
        """Return what the player shows beside settings, facts and picture."""
        scrub = {"below": list(self._controls).index("step")} if self._can_scrub else {}
        extras = {
            "actions": list(BUTTONS.items()),
            "reset": "Default settings",
            "room": "\n" * 4,  # what will be said is not known
            **scrub,
        }
        return {**extras, "status": self._status(), "span": self._span()}

    @property
    def _can_scrub(self) -> bool:
        return "step" in self._controls

    def _span(self) -> int:
        """Return how many records the player's slider shall reach to."""
        return self._scene.span // self.session.record_every

    def _tell(self, status: tuple[str, str] | None = None) -> None:
        """Let the player say what is going on."""
        self._pages.known["status"] = status or self._status()
        self.send({"status": self._pages.known["status"]})

    def _status(self) -> tuple[str, str]:
        """Return what is going on, and what the reader can do; and its colour."""
        session = self.session
        settings = (
            f"learning rate {session.rate:g}, mini-batches of {session.batch_size}"
        )
        if self.is_training:
            return f"training: {settings}", WIDE_START
        if session.steps >= session.most_steps:
            most = f"{session.most_steps:,}"
            return f"finished after {most} steps: Reset goes to 0.", MUTED
        if session.finished:
            return "diverged: choose a smaller learning rate, then Reset.", RAW
        if session.steps:
            return f"paused at step {session.steps:,}: {settings}", MUTED
        return f"ready, press Start: {settings}", MUTED
