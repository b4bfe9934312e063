"""What a learner reads after a check."""

from dataclasses import dataclass
from enum import Enum
from typing import Any


class Verdict(Enum):
    """The first words of a feedback, with their symbol and the colour of its edge."""

    CORRECT = ("✓", "Correct.", "#009E73")
    NOT_YET = ("✗", "Not yet.", "#D55E00")
    NOT_ATTEMPTED = ("○", "Not attempted yet.", "#0072B2")


@dataclass(frozen=True)
class Feedback:
    """The result of a check; displays itself in a notebook.

    Attributes
    ----------
    verdict : Verdict
    message : str
        Markdown: what to look at, or what to remember. May be empty.
    mistake : str or None
        The name of the known mistake that was recognized.
    """

    verdict: Verdict
    message: str = ""
    mistake: str | None = None

    @property
    def correct(self) -> bool:
        """Whether the answer is right."""
        return self.verdict is Verdict.CORRECT

    def __repr__(self) -> str:
        symbol, words, _ = self.verdict.value
        return f"{symbol} {words} {self.message}".rstrip()

    def _repr_markdown_(self) -> tuple[str, dict[str, Any]]:
        """Return what is displayed, and the metadata that are stored beside it."""
        symbol, words, colour = self.verdict.value
        # The text keeps the colour of the theme. The blank lines let Markdown and
        # maths inside the box be rendered.
        box = (
            f'<div style="border-left: 6px solid {colour}; padding-left: 12px">\n\n'
            f"{symbol} **{words}** {self.message}\n\n</div>"
        )
        verdict = {"verdict": self.verdict.name.lower(), "mistake": self.mistake}
        return box, {"exercise": verdict}


def correct(message: str = "") -> Feedback:
    """Say that the answer is right, and what to take along."""
    return Feedback(Verdict.CORRECT, message)


def not_yet(message: str, mistake: str | None = None) -> Feedback:
    """Say what is wrong and where to look."""
    return Feedback(Verdict.NOT_YET, message, mistake)


def not_attempted(message: str = "") -> Feedback:
    """Say that there is nothing to check yet."""
    return Feedback(Verdict.NOT_ATTEMPTED, message)
