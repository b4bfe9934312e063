"""Copy the notebooks for a class: without solutions, or with all typed in and run.

They are written into ``build/handout`` or ``build/solved``, and run where the course is
installed. Hints stay.
"""

import argparse
import ast
import re
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import pairwise
from pathlib import Path

from nbformat import NotebookNode
from notebook_form import read, to_text
from render_notebooks import NOTEBOOKS, run

BUILD = NOTEBOOKS.parent / "build"
SOLUTION = re.compile(
    r"\n*<details><summary>Solution</summary>.*?</details>", re.DOTALL
)


def solution(text: str) -> str:
    """Return the code of the solution that stands in a text."""
    found = SOLUTION.search(text)
    code = re.search(r"```python\n(.*?)\n```", found[0] if found else "", re.DOTALL)
    if code is None:
        raise ValueError(f"no solution stands in {text!r}")
    return code[1]


def without_solutions(notebook: NotebookNode) -> None:
    """Take the solutions out, and the cells that held nothing else."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = SOLUTION.sub("", cell.source).strip("\n")
    notebook.cells = [cell for cell in notebook.cells if cell.source]


def with_solutions(notebook: NotebookNode) -> None:
    """Type each solution into the cell above it, in front of the check."""
    for cell, below in pairwise(notebook.cells):
        if {"exercise", "your-turn"} & set(cell.metadata.get("tags", [])):
            check = ast.parse(cell.source).body[-1]
            lines = cell.source.split("\n")[check.lineno - 1 :]
            cell.source = "\n".join([solution(below.source), "", "", *lines])


KINDS: dict[str, Callable[[NotebookNode], None]] = {
    "handout": without_solutions,
    "solved": with_solutions,
}


def make(path: Path, kind: str, folder: Path) -> str:
    """Write one copy; return what went wrong."""
    notebook = read(path)
    KINDS[kind](notebook)
    problem = run(notebook, path.parent) if kind == "solved" else ""
    target = folder / kind / path.name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(to_text(notebook), encoding="utf-8", newline="\n")
    return problem


def main() -> None:
    """Write the copies of all notebooks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    kind = parser.parse_args().kind
    paths, failed = sorted(NOTEBOOKS.glob("*.ipynb")), False
    with ProcessPoolExecutor(max_workers=2) as pool:
        work = partial(make, kind=kind, folder=BUILD)
        for path, problem in zip(paths, pool.map(work, paths), strict=True):
            print(f"build/{kind}/{path.name}: {problem or 'ok'}", flush=True)
            failed |= bool(problem)
    sys.exit(failed)


if __name__ == "__main__":
    main()
