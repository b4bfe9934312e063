"""A picture of a training that goes on in slices, with buttons and settings."""

import asyncio
import time
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import ipywidgets as widgets

from helpers.figures.explorer import Explorer
from helpers.figures.recorded_training import recorded_session
from helpers.figures.recording.plan import Plan, Values
from helpers.figures.style import MUTED, RAW, WIDE_START
from helpers.figures.training_scene import Session, TrainingScene

SLICE, LONGEST_SLICE = 0.05, 0.5
"""Seconds of training from one picture to the next: as long as a picture takes."""
BREATH = 0.01
"""Seconds in which the kernel does whatever else it is asked for."""


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

    Parameters
    ----------
    scene : TrainingScene
        With a session.
    title : str
    controls : dict
        The settings, and what is looked at.
    first_state : str
        Words for the first picture that are the same on every machine.
    runs : dict
        Names, and what differs from the first settings, in the first one nothing. The
        others are named situations; a page without a kernel plays them all.
    """

    recorded_steps = 1000
    """Of each run that a page without a kernel plays."""
    _scene: TrainingScene
    _training: asyncio.Task[None] | None = None

    def __init__(
        self,
        scene: TrainingScene,
        title: str,
        controls: dict[str, widgets.ValueWidget],
        first_state: str,
        runs: dict[str, Values],
    ) -> None:
        self._last_record, self._runs = scene.session.steps, runs
        _, *others = runs.items()
        plan = Plan(situations=dict(others), below="step")
        super().__init__(scene, title, plan, **controls)
        self._text = f"{title}\n{first_state}"

    def design_of(self, values: Mapping[str, Any]) -> Hashable:
        """Return those of the settings that cannot change during training."""
        raise NotImplementedError

    def new_session(self, values: Mapping[str, Any]) -> Session:
        """Return a session before its first step."""
        raise NotImplementedError

    def new_scene(self, session: Any) -> TrainingScene:
        """Return a scene like the present one."""
        raise NotImplementedError

    def views(self) -> dict[str, widgets.ValueWidget]:
        """Return controls of what a recorded session lets one choose but the step."""
        return {}

    def without_kernel(self) -> Explorer:
        """Return a recorded session in its place, and close it."""
        stops = self._pages.grid.stops
        first = {name: one.values[one.start] for name, one in stops.items()}
        runs = {name: self.new_session(first | run) for name, run in self._runs.items()}
        scene = self.new_scene(next(iter(runs.values())))
        views, steps = self.views(), self.recorded_steps
        self.close()
        return recorded_session(self._title, scene, runs, steps, views)

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
        seconds = SLICE
        try:
            while not self.session.finished:
                self.session.advance(seconds)
                await asyncio.sleep(BREATH)
                start = time.perf_counter()
                self._show_progress()
                # Else, where a picture takes long, hardly any step would be made.
                drawing = time.perf_counter() - start
                seconds = min(max(SLICE, drawing), LONGEST_SLICE)
                await asyncio.sleep(BREATH)
            self._training = None
            self._tell()
        except Exception as error:  # nobody else would hear of it
            self._training = None
            self._tell((f"Stopped by {type(error).__name__}: {error}", RAW))

    def _show_progress(self) -> None:
        """Show the session as it is now, at its last record or where the reader is."""
        every = self.session.record_every
        step: Any = self._controls["step"]
        follow = step.value >= self._last_record
        self._last_record = self.session.steps // every * every
        state = self._state
        self._show(self._with_step(state, self._last_record) if follow else state)

    def _with_step(self, state: Sequence[int], step: int) -> Sequence[int]:
        """Return the state, looking at a step."""
        at = list(self._controls).index("step")
        return [*state[:at], step // self.session.record_every, *state[at + 1 :]]

    def _show(self, state: Sequence[int], **message: Any) -> None:
        """Follow the settings, and draw the session as it is now."""
        values = self._pages.grid.set(state).values
        if self.design_of(values) != self.session.design:
            self._begin_anew()
        self.session.set(values["rate"], values["batch_size"])
        if values["step"] > self._last_record:
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
        return {
            "actions": list(BUTTONS.items()),
            "reset": "Default settings",
            "room": "\n" * 4,  # what will be said is not known
            "status": self._status(),
            "span": self._span(),
        }

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
