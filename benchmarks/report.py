"""What a benchmark hands back, and how a goal is judged."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


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
