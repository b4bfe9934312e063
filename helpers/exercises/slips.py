"""The slips of an exercise, written as a text."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from helpers.exercises.rewriting import Program

ABBREVIATION = re.compile(r"^([A-Z_]+) = (.+)\n", re.MULTILINE)
ENTRY = re.compile(r"((?:^\S.*\n)+)((?:^    .*\n)+)", re.MULTILINE)


@dataclass(frozen=True)
class Slip:
    """A wrong answer that people really give, and what to tell them.

    Attributes
    ----------
    name : str
        For the tests, and for who reads the output's metadata.
    change : mapping of str to str, or str
        Expressions of the reference and what stands in their place; or the wrong
        answer itself, an expression of the reference's arguments.
    diagnosis : str
        Markdown: what went wrong and where to look. It must be true of whatever
        computes the same, and says nothing of the other parts of the result.
    """

    name: str
    change: Mapping[str, str] | str
    diagnosis: str

    def program(self, program: Program) -> Program | None:
        """Return the reference with the slip in it, if it is a change of it."""
        if isinstance(self.change, str):
            return None
        for old, new in self.change.items():
            replaced = program.replaced(old, new)
            if replaced is None:
                raise ValueError(f"{self.name}: the reference has no `{old}`.")
            program = replaced
        return program

    def answer(self, program: Program) -> Callable[..., Any]:
        """Return the wrong function."""
        if isinstance(self.change, str):
            return program.returning(self.change)
        changed = self.program(program)
        assert changed is not None
        return changed.compiled()


def slips(text: str) -> list[Slip]:
    r"""Read slips from a text, the likelier first.

    Each is a name and what changes in the reference, then, indented, the diagnosis::

        VAR = x.var(axis=0)
        no epsilon: var + eps -> var
            $\varepsilon$ is missing. Add it to the variance, inside the root.
        sample variance: VAR -> x.var(axis=0, ddof=1)
        or: VAR -> np.diag(np.cov(x.T))
            Either of these is told so.
        nothing normalized: x - mean -> x
        and: var + eps -> 1
            These two happen together.
        ranks: = x.argsort(axis=0).argsort(axis=0)
            This is the answer itself, of the reference's arguments.

    Parameters
    ----------
    text : str
        A line that ends in a backslash goes on in the next. Changes happen in their
        order: what the first has put there the second may change.

    Raises
    ------
    ValueError
        If a line belongs to no slip, or is no change.
    """
    text = text.replace("\\\n", "")
    names = dict(ABBREVIATION.findall(text))
    text = ABBREVIATION.sub("", text)
    rest = ENTRY.sub("", text).strip()
    if rest:
        raise ValueError(f"This belongs to no slip: {rest}")
    return [
        Slip(name, change, " ".join(diagnosis.split()))
        for changes, diagnosis in ENTRY.findall(text)
        for name, change in _changes(changes, names)
    ]


def _changes(
    lines: str, abbreviations: dict[str, str]
) -> Iterator[tuple[str, dict[str, str] | str]]:
    name = ""
    for together in re.split(r"\n(?!and: )", lines.rstrip()):
        head, _, change = together.partition(": ")
        name = name if head == "or" else head
        for short, meaning in reversed(abbreviations.items()):
            change = re.sub(rf"\b{short}\b", lambda _, m=meaning: f"({m})", change)
        if change.startswith("= "):
            yield name, change.removeprefix("= ")
            continue
        pairs = [pair.split(" -> ") for pair in change.split("\nand: ")]
        if any(len(pair) != 2 for pair in pairs):
            raise ValueError(f"This is no `name: old -> new`: {together}")
        changes = dict(pairs)
        if len(changes) < len(pairs):
            raise ValueError(f"One expression is changed twice: {together}")
        yield name, changes
