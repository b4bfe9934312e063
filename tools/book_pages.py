"""A page of the book: a notebook, changed where a page is not a notebook.

No cell is run. What is a tag there becomes a fold here; what needs a kernel becomes a
recorded figure, a link to the course in the browser, or nothing.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from notebook_form import DEEPER, FIGURE, RUN, sections

ROOT = Path(__file__).resolve().parents[1]
LIVE = ROOT / "build" / "live"
"""The course in the browser, if it has been built: it becomes a folder of the site."""

CODE = {"code_prompt_show": "Show the code", "code_prompt_hide": "Hide the code"}
REVEAL = "Reveal the answer"
READING = re.compile(r"\A(.+?(?:[^:](?=\n\n)|\Z))", re.S)
"""The paragraph behind an answer, and what it announces with a colon."""
MISSING = re.compile(r"\n\nIf the first code cell says `No module.*", re.S)
"""What a first cell tells those who run it."""

LIVE_COST = "40 MB, up to a minute"
"""What a first visit loads, and how long until it computes: tools/drive_live.py."""


def live_link(text: str, notebook: str, cell: str = "") -> str:
    """Return a link that opens a notebook in the browser, at a cell; "" without one."""
    if not LIVE.exists():
        return ""
    place = f"#cell-id={cell}" if cell else ""
    address = f"live/lab/index.html?path={notebook}.ipynb{place}"
    return f'<a class="live" href="{address}">{text} ({LIVE_COST})</a>'


def ways(name: str) -> str:
    """Return links to a notebook in its other forms."""
    links = [f'<a href="pdf/{name}.pdf">Print it (PDF)</a>', live_link("Run it", name)]
    return f'<p class="ways">{" · ".join(filter(None, links))}</p>'


def plain(text: str) -> str:
    """Return Markdown as one line of text."""
    return re.sub(r"\.?\n", ". ", re.sub(r"\*+|\$|\\|`", "", text))


def opened(kind: str, prompt: str) -> NotebookNode:
    """Return the cell with which a fold begins."""
    text = f'<details class="{kind}"><summary>{prompt}</summary>'
    return new_markdown_cell(text)


def closed() -> NotebookNode:
    """Return the cell with which it ends."""
    return new_markdown_cell("</details>")


def with_alternative_text(cell: NotebookNode) -> None:
    """Tell what the cell's picture shows: its caption, or the facts of the figure."""
    for output in cell.outputs:
        if picture := output.get("metadata", {}).get("image/png"):
            texts = [o.get("data", {}) for o in cell.outputs]
            captions = [
                data["text/plain"]
                for data in texts
                if "".join(data.get("text/markdown", "")).startswith("*Figure.*")
            ]
            alt = plain("".join(captions or picture["alt"]))
            image = {"alt": alt, "width": f"{picture['width']}px"}
            cell.metadata.setdefault("mystnb", {})["image"] = image


def is_for_the_kernel(source: str) -> bool:
    """Say whether a cell only imports, or makes a live figure."""
    statements = ast.parse(source).body
    imports = all(isinstance(s, ast.Import | ast.ImportFrom) for s in statements)
    return imports or bool(FIGURE.search(source))


def revealed(cells: Iterable[NotebookNode]) -> Iterator[NotebookNode]:
    """Yield the cells, answers in a fold, with the paragraph that reads them.

    The code of the first stands before it, unless it only draws.
    """
    is_open = False
    for cell in cells:
        tags = cell.metadata.get("tags", [])
        answers = "answer" in tags
        if answers and not is_open:
            if "figure" not in tags:
                yield NotebookNode(deepcopy(cell), outputs=[])
                cell.id, cell.metadata["tags"] = f"{cell.id}-answer", ["remove-input"]
            yield opened("answer", REVEAL)
        elif is_open and not answers:
            if cell.cell_type == "markdown" and cell.source[:1] not in "#<>":
                _, reading, cell.source = READING.split(cell.source, maxsplit=1)
                yield new_markdown_cell(reading)
            yield closed()
        is_open = answers
        if cell.source:
            yield cell


def with_folds(cell: NotebookNode) -> None:
    """Fold the code that JupyterLab folds."""
    tags = cell.metadata.get("tags", [])
    if "remove-input" not in tags:
        is_folded = "figure" in tags or is_for_the_kernel(cell.source)
        cell.metadata["tags"] = ["hide-input"] if is_folded else []
    cell.metadata["mystnb"] = dict(CODE)
    cell.source = cell.source.removeprefix(f"{RUN}\n")


def around(
    cell: NotebookNode, name: str, figures: Mapping[str, str]
) -> Iterator[NotebookNode]:
    """Yield a cell of code and what stands around it."""
    tags = {*cell.metadata.get("tags", [])}
    explorer = FIGURE.search(cell.source)
    with_folds(cell)
    with_alternative_text(cell)
    if explorer and explorer[1] in figures:
        cell.outputs = []
        yield cell
        parts = figures[explorer[1]], live_link("Open it live", name, cell.id)
        yield new_markdown_cell("\n\n".join(filter(None, parts)))
    elif {"exercise", "your-turn"} & tags:
        cell.outputs = []  # of an answer that nobody has given
        yield cell
        yield new_markdown_cell(live_link("Open this exercise live", name, cell.id))
    else:
        yield cell


def page(notebook: NotebookNode, name: str, figures: Mapping[str, str]) -> NotebookNode:
    """Return a notebook as a page.

    Parameters
    ----------
    notebook : NotebookNode
        Is not changed.
    name : str
        Of its file.
    figures : mapping
        The recorded figures in HTML, by the names of the functions that make them.
    """
    notebook, cells, is_open = deepcopy(notebook), [], False
    notebook.cells = [*revealed(notebook.cells)]
    for _, deeper, cell in sections(notebook):
        begins = cell.source.startswith(DEEPER)
        if is_open and (begins or not deeper):
            cells.append(closed())
        is_open = deeper
        if cell.cell_type == "code":
            cells += around(cell, name, figures)
        else:
            cells.append(cell)
        if begins:
            cells.append(opened("deeper", "Open this part"))
    first = notebook.cells[0]
    description = plain(first.source.split("\n\n")[1])
    notebook.metadata["myst"] = {"html_meta": {"description": description}}
    first.source = f"{MISSING.sub('', first.source)}\n\n{ways(name)}"
    notebook.cells = cells + [closed()] * is_open
    return notebook
