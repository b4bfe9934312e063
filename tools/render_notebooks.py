"""Run the notebooks and save their outputs, without what differs from run to run.

Two runs write the same bytes. With --check nothing is written: each notebook is run,
and its text outputs must be those that it holds. Pictures are not compared, because
fonts and rounding differ from one machine to the next.
"""

import argparse
import difflib
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellControlSignal, DeadKernelError
from nbformat import NotebookNode

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
METADATA = {
    "kernelspec": {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    },
    "language_info": {"file_extension": ".py", "name": "python"},
}
SLIDE_TYPES = {"# ": "slide", "## ": "slide", "### ": "subslide"}
WIDGET = "application/vnd.jupyter.widget-view+json"


def parse(text: str) -> NotebookNode:
    """Read a notebook; a cell without an id gets the same one every time."""
    notebook: dict[str, Any] = json.loads(text)
    notebook["nbformat_minor"] = 5  # the first format with ids
    for index, cell in enumerate(notebook["cells"]):
        content = f"{index} {''.join(cell['source'])}".encode()
        cell.setdefault("id", hashlib.sha256(content).hexdigest()[:8])
    return nbformat.reads(json.dumps(notebook), as_version=4)


def run(notebook: NotebookNode, folder: Path) -> str:
    """Run all cells in a fresh kernel, in place; return what went wrong."""
    at = 0

    def note(cell: NotebookNode, cell_index: int) -> None:
        nonlocal at
        at = cell_index

    client = NotebookClient(
        notebook,
        timeout=60,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        record_timing=False,
        coalesce_streams=True,
        store_widget_state=False,
        on_cell_start=note,
    )
    try:
        client.execute()
    except (CellControlSignal, DeadKernelError) as error:
        return f"cell {at + 1} (id {notebook.cells[at].id}):\n{error}"
    return ""


def normalize(notebook: NotebookNode) -> None:
    """Drop what differs between runs and editors, and mark the slides."""
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        tags = cell.metadata.get("tags")
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
        if cell.cell_type == "markdown":
            for heading, slide_type in SLIDE_TYPES.items():
                if cell.source.startswith(heading):
                    cell.metadata.slideshow = {"slide_type": slide_type}
        for output in cell.get("outputs", []):
            if "data" in output:
                # It names a model by a random id. A picture stands beside it.
                output.data.pop(WIDGET, None)
                output.metadata.pop(WIDGET, None)


def to_text(notebook: NotebookNode) -> str:
    """Return the content of a notebook's file."""
    nbformat.validate(notebook)
    return nbformat.writes(notebook) + "\n"


def output_lines(cell: NotebookNode) -> Iterator[str]:
    """Yield what a cell put out, as lines of text without the pictures."""
    if cell.cell_type != "code":
        return
    yield f"[{cell.execution_count}]:"
    for output in cell.outputs:
        if output.output_type == "stream":
            yield f"({output.name})"
            yield from output.text.splitlines()
        for mime, data in sorted(output.get("data", {}).items()):
            yield f"({mime})"
            if not mime.startswith("image/"):
                yield from str(data).splitlines()


def differences(saved: NotebookNode, fresh: NotebookNode) -> Iterator[str]:
    """Yield a short report on each cell whose text outputs differ."""
    pairs = zip(saved.cells, fresh.cells, strict=True)
    for number, (old, new) in enumerate(pairs, start=1):
        diff = difflib.unified_diff(
            list(output_lines(old)),
            list(output_lines(new)),
            f"cell {number} (id {old.id}) as saved",
            "and as run now",
            lineterm="",
            n=1,
        )
        if lines := list(diff):
            yield "\n".join(lines[:30])


def render(path: Path, *, check: bool, execute: bool) -> str:
    """Bring one notebook up to date, or check that it is; return what is wrong."""
    text = path.read_text(encoding="utf-8")
    saved, fresh = parse(text), parse(text)
    if execute and (problem := run(fresh, path.parent)):
        return problem
    normalize(fresh)
    if not check:
        path.write_text(to_text(fresh), encoding="utf-8", newline="\n")
        return ""
    problems = list(differences(saved, fresh)) if execute else []
    normalize(saved)
    if to_text(saved) != text:
        problems.append("holds what differs from run to run, or is laid out otherwise")
    return "\n\n".join(problems)


def main() -> None:
    """Render the notebooks named on the command line, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebooks", nargs="*", type=Path, help="all, if none is named")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    parser.add_argument("--no-run", action="store_true", help="only tidy what is saved")
    options = parser.parse_args()

    # As in the Makefile: sums in the same order everywhere. The kernels inherit it.
    for library in "OPENBLAS_NUM", "OMP_NUM", "VECLIB_MAXIMUM":
        os.environ[f"{library}_THREADS"] = "1"
    paths = options.notebooks or sorted(NOTEBOOKS.glob("*.ipynb"))
    work = partial(render, check=options.check, execute=not options.no_run)
    failed = False
    with ProcessPoolExecutor(max_workers=2) as pool:
        for path, problem in zip(paths, pool.map(work, paths), strict=True):
            print(f"{path.name}: {problem or 'ok'}", flush=True)
            failed |= bool(problem)
    if failed and options.check:
        print("\nIf the changes are meant, save them: make notebooks")
    sys.exit(failed)


if __name__ == "__main__":
    main()
