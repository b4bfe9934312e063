"""What a live training is made of: a session, and a scene that shows it."""

from typing import Any, Protocol

from helpers.figures.scene import Scene


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

    def step(self) -> None:
        """Make one step."""

    def advance(self, seconds: float) -> None:
        """Train for about so long, but at least one step."""


class TrainingScene(Scene, Protocol):
    """A scene of the session that it holds, which may be replaced by another one.

    Its `draw` takes the ``step`` that is looked at, and whether it tells times: those
    of another machine are of no use.
    """

    session: Any

    @property
    def span(self) -> int:
        """The highest step that can be shown."""
        ...

    def keep(self) -> None:
        """Let something of the session stay when the next one begins."""

    def forget(self) -> None:
        """Let nothing stay of former sessions."""
