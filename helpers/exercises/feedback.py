"""What a learner reads after a check."""

from dataclasses import dataclass
from enum import Enum


class Verdict(Enum):
    """The first word of a feedback, with its symbol and its colour in JupyterLab."""

    CORRECT = ("✓", "Correct.", "success")
    NOT_YET = ("✗", "Not yet.", "warning")
    NOT_ATTEMPTED = ("○", "Not attempted yet.", "info")


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

    def _repr_markdown_(self) -> str:
        symbol, words, colour = self.verdict.value
        # The blank lines let Markdown and maths inside the box be rendered.
        return (
            f'<div class="alert alert-block alert-{colour}">\n\n'
            f"{symbol} **{words}** {self.message}\n\n</div>"
        )


def correct(message: str = "") -> Feedback:
    """Say that the answer is right, and what to take along."""
    return Feedback(Verdict.CORRECT, message)


def not_yet(message: str, mistake: str | None = None) -> Feedback:
    """Say what is wrong and where to look."""
    return Feedback(Verdict.NOT_YET, message, mistake)


def not_attempted(message: str = "") -> Feedback:
    """Say that there is nothing to check yet."""
    return Feedback(Verdict.NOT_ATTEMPTED, message)
