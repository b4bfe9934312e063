"""The form of a notebook's file: cells that begin with headings, slides, and folds.

`normalize` runs no cell and changes no output, so it may be repeated at any time. What
the folds look like to a reader: CONTRIBUTING.md.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

METADATA = {
    "kernelspec": {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    },
    "language_info": {"file_extension": ".py", "name": "python"},
}
TAGS = {"shared", "exercise", "your-turn", "figure", "answer"}
FOLDED = {"figure": "source_hidden", "answer": "outputs_hidden"}
"""What JupyterLab hides of a cell, by the cell's tag."""

RUN = "# Run this cell: it shows the answer."
"""All that is seen of a cell whose source and output are folded: its first line."""

SLIDE_TYPES = {"# ": "slide", "## ": "slide", "### ": "subslide"}
DEEPER = "### Deeper · "
WIDGET = "application/vnd.jupyter.widget-view+json"
EXPLORER = re.compile(r"^(?:\w+\.)?(explore_\w+)\(", re.M)
"""The line that makes a live figure, and the name of the function."""
FIGURE = re.compile(r"^(?:\w+\.)?(explore_\w+|train_live\w*)\(", re.M)
"""The same, or a live training: on a page, both play a recording."""


def pieces(text: str) -> Iterator[str]:
    """Cut a text before each heading, and a deeper one off what it folds away.

    No line of code is a heading, and none in <details> is one of the notebook's.
    """
    lines = text.split("\n")
    cuts, code, details = {0, len(lines)}, False, 0
    for i, line in enumerate(lines):
        if line.lstrip().startswith("```"):
            code = not code
        elif not code:
            details += line.count("<details") - line.count("</details>")
            if not details and re.match("#{1,6} ", line):
                cuts |= {i, i + 1} if line.startswith(DEEPER) else {i}
    for start, end in pairwise(sorted(cuts)):
        if piece := "\n".join(lines[start:end]).strip("\n"):
            yield piece


def with_headings_apart(cell: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a cell, or those into which its headings divide it; the first is itself."""
    found = list(pieces("".join(cell["source"])))
    if cell["cell_type"] != "markdown" or len(found) < 2:
        yield cell
        return
    yield cell | {"source": found[0]}
    for piece in found[1:]:
        yield {"cell_type": "markdown", "metadata": {}, "source": piece}


def parse(text: str) -> NotebookNode:
    """Read a notebook; a cell without an id gets the same one every time."""
    notebook: dict[str, Any] = json.loads(text)
    notebook["nbformat_minor"] = 5  # the first format with ids
    cells = [part for cell in notebook["cells"] for part in with_headings_apart(cell)]
    for index, cell in enumerate(cells):
        content = f"{index} {''.join(cell['source'])}".encode()
        cell.setdefault("id", hashlib.sha256(content).hexdigest()[:8])
    return nbformat.reads(json.dumps(notebook | {"cells": cells}), as_version=4)


def read(path: Path) -> NotebookNode:
    """Read the file of a notebook."""
    return parse(path.read_text(encoding="utf-8"))


def sections(notebook: NotebookNode) -> Iterator[tuple[str, bool, NotebookNode]]:
    """Yield each cell, behind its ## heading and whether it is in a deeper part."""
    section, deeper = "", False
    for cell in notebook.cells:
        heading = cell.source.split("\n")[0] if cell.cell_type == "markdown" else ""
        if heading.startswith(("## ", "### ")):
            section = heading if heading.startswith("## ") else section
            deeper = heading.startswith(DEEPER)
        yield section, deeper, cell


def metadata(cell: NotebookNode) -> dict[str, Any]:
    """Return what is kept about a cell: its tags, and what follows from its content."""
    kept: dict[str, Any] = {}
    if tags := cell.metadata.get("tags"):
        kept["tags"] = tags
        if hidden := {FOLDED[tag]: True for tag in tags if tag in FOLDED}:
            kept["jupyter"] = hidden
    if cell.cell_type == "markdown":
        for heading, slide_type in SLIDE_TYPES.items():
            if cell.source.startswith(heading):
                kept["slideshow"] = {"slide_type": slide_type}
        if cell.source.startswith(DEEPER):
            kept["jp-MarkdownHeadingCollapsed"] = True
    return kept


def source(cell: NotebookNode) -> str:
    """Return what a cell says, behind `RUN` if it needs that line."""
    text = cell.source.removeprefix(f"{RUN}\n")
    is_hidden = set(FOLDED) <= set(cell.metadata.get("tags", []))
    return f"{RUN}\n{text}" if is_hidden else text


def normalize(notebook: NotebookNode) -> None:
    """Drop what differs between runs and editors; mark the slides and the folds."""
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict(metadata(cell))
        cell.source = source(cell)
        for output in cell.get("outputs", []):
            if "data" in output:
                # It names a model by a random id. A picture stands beside it.
                output.data.pop(WIDGET, None)
                output.metadata.pop(WIDGET, None)


def to_text(notebook: NotebookNode) -> str:
    """Return the content of a notebook's file."""
    nbformat.validate(notebook)
    return nbformat.writes(notebook) + "\n"
