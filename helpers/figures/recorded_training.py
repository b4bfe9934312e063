"""What a live training would have shown: recorded runs, and their steps to scrub."""

from collections.abc import Mapping, Sequence
from typing import Any

from ipywidgets import IntSlider, ToggleButtons, ValueWidget
from matplotlib.artist import Artist
from matplotlib.figure import Figure

from helpers.figures.explorer import Explorer
from helpers.figures.recording.plan import Plan
from helpers.figures.training_scene import Session, TrainingScene


def recorded_session(
    title: str,
    scene: TrainingScene,
    runs: Mapping[str, Session],
    steps: int,
    views: Mapping[str, ValueWidget],
) -> Explorer:
    """Make all steps of the runs now; return a live figure to look at them.

    Parameters
    ----------
    title : str
    scene : TrainingScene
    runs : mapping
        From names to sessions before their first step.
    steps : int
        Made in each run, unless it diverges before.
    views : mapping
        The controls of what is looked at, but the run and the step.
    """
    for session in runs.values():
        while session.steps < steps and not session.finished:
            session.step()
    (name, first), *_ = runs.items()
    every = first.record_every
    note = (
        f"A recorded session: {len(runs)} runs of {steps:,} steps, every {every}th to "
        f"be seen. {name} is {first}. Live, you choose all of that, and watch it train."
    )
    seen = {"step": range(0, steps + 1, every)}  # all records, whatever their number
    return Explorer(
        RecordedTraining(scene, runs),
        title,
        Plan(seen, below="step", note=note),
        run=ToggleButtons(options=list(runs), description="run"),
        **views,
        step=IntSlider(steps, min=0, max=steps, step=every, description="step shown"),
    )


class RecordedTraining:
    """The scene of a live training, with runs that were made in advance.

    Each looks as if it had been made after those before it.
    """

    def __init__(self, scene: TrainingScene, runs: Mapping[str, Session]) -> None:
        self._scene, self._runs = scene, runs
        self._shown = ""
        self.figure: Figure = scene.figure

    @property
    def artists(self) -> Sequence[Artist]:
        """What changes with every picture."""
        return self._scene.artists

    def draw(self, run: str, **view: Any) -> str:
        """Draw a run as it is seen at a step."""
        if run != self._shown:
            self._begin(run, view)
        return self._scene.draw(**view, timed=False)

    def _begin(self, run: str, view: Mapping[str, Any]) -> None:
        self._scene.forget()
        for name, session in self._runs.items():
            self._scene.session = session
            if name == run:
                break
            self._scene.draw(**{**view, "step": session.steps})
            self._scene.keep()
        self._shown = run
