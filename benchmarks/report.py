"""What a benchmark hands back, and how a goal is judged."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timing import Comparison


class Part(NamedTuple):
    """A table, as lines of Markdown, and a sentence for each goal that it missed."""

    lines: list[str]
    missed: list[str]


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Return the lines of a Markdown table."""
    return [line(head), line(["---"] * len(head)), *map(line, rows)]


def line(cells: Sequence[object]) -> str:
    """Return one line of a Markdown table."""
    return f"| {' | '.join(map(str, cells))} |"


def judged(goal: object, reached: bool) -> str:
    """Write a goal and whether it was reached."""
    return f"{goal} {'met' if reached else '**missed**'}"


def against_torch(
    what: str, result: Comparison, goal: float, unit: float, form: str
) -> tuple[list[str], list[str]]:
    """Return the cells of a row, and a sentence if the goal was missed."""
    ours, theirs, ratio = result
    reached = ratio <= goal
    times = [f"{unit * time:{form}}" for time in (ours, theirs)]
    sentence = f"{what} takes {ratio:.2f} of PyTorch's time, for a goal of {goal}."
    cells = [*times, f"{ratio:.2f}", judged(goal, reached)]
    return cells, [] if reached else [sentence]
