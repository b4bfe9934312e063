"""Run the notebooks and save their outputs, without what differs from run to run.

Two runs write the same bytes. With --check nothing is written: each notebook is run,
and its text outputs must be those that it holds. Then each cell is run again, from the
last to the first, and must print the same; so must the import cell and *Explore* alone
in a fresh kernel, and the core without its deeper parts. A run from first to last may
take `MAX_MEGABYTES`. Pictures are not compared, because fonts and rounding differ from
one machine to the next, but each text in them must be legible, wherever the controls
stand.
"""

import argparse
import difflib
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import NamedTuple

import reading_time
import readme_ledger
from nbclient import NotebookClient
from nbformat import NotebookNode
from notebook_form import normalize, parse, to_text
from notebook_runs import (
    ask,
    fresh_kernel,
    import_cell_and_explore,
    peak_memory,
    run_cells,
    without_deeper_parts,
)

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
MAX_MEGABYTES = 500
BACKWARDS = "run again from last to first"
PARTS = {
    "run as import cell and Explore alone": import_cell_and_explore,
    "run without its deeper parts": without_deeper_parts,
}

# Without names: a notebook shall not find what it forgot to import.
WATCH = f"""
__import__("sys").path.append({str(Path(__file__).parent)!r})
__import__("legibility").watch()
"""
FAULTS = """
__import__("legibility").move_all_controls()
print(*sorted(__import__("legibility").faults), sep="\\n")
"""


def run(notebook: NotebookNode, folder: Path) -> str:
    """Run all cells in a fresh kernel, in place; return what went wrong."""
    with fresh_kernel(notebook, folder) as client:
        return run_cells(client, range(len(notebook.cells)))


def output_lines(cell: NotebookNode) -> Iterator[str]:
    """Yield what a cell put out, as lines of text without the pictures."""
    if cell.cell_type != "code":
        return
    yield f"[{cell.execution_count}]:"
    for output in cell.outputs:
        if output.output_type == "stream":
            yield f"({output.name})"
            yield from output.text.splitlines()
        if output.output_type == "error":
            yield f"{output.ename}: {output.evalue}"
        for mime, data in sorted(output.get("data", {}).items()):
            yield f"({mime})"
            if not mime.startswith("image/"):
                yield from str(data).splitlines()


def differences(saved: NotebookNode, fresh: NotebookNode, how: str) -> Iterator[str]:
    """Yield a short report on each cell whose text outputs differ."""
    pairs = zip(saved.cells, fresh.cells, strict=True)
    for number, (old, new) in enumerate(pairs, start=1):
        diff = difflib.unified_diff(
            list(output_lines(old)),
            list(output_lines(new)),
            f"cell {number} (id {old.id}) as saved",
            f"and as {how}",
            lineterm="",
            n=1,
        )
        if lines := list(diff):
            yield "\n".join(lines[:30])


class Report(NamedTuple):
    """What a notebook does wrong, and what it needs."""

    problems: str = ""
    memory: str = ""


def try_runs(notebook: NotebookNode, folder: Path) -> Report:
    """Run a notebook in place, then copies of it in other orders, as learners do."""
    problems, everything = [], range(len(notebook.cells))

    def try_again(client: NotebookClient, cells: Sequence[int], how: str) -> str:
        # What fails is one of the differences: go on after it.
        client.nb, client.allow_errors = deepcopy(notebook), True
        stopped = run_cells(client, cells)
        normalize(client.nb)
        problems.extend([*differences(notebook, client.nb, how), stopped])
        return f"{how} {peak_memory(client):.0f} MB"

    with fresh_kernel(notebook, folder) as client:
        ask(client, WATCH)
        stopped = run_cells(client, everything)
        normalize(notebook)
        if stopped:
            return Report(stopped)
        if (peak := peak_memory(client)) > MAX_MEGABYTES:
            problems.append(f"needs {peak:.0f} MB of memory, over {MAX_MEGABYTES}")
        memory = [f"{peak:.0f} MB", try_again(client, everything[::-1], BACKWARDS)]
        problems.extend(list(output_lines(ask(client, FAULTS)))[2:])
    for how, choose in PARTS.items():
        if cells := choose(notebook):
            with fresh_kernel(notebook, folder) as client:
                memory.append(try_again(client, cells, how))
    return Report("\n\n".join(filter(None, problems)), ", ".join(memory))


def render(path: Path, *, check: bool, execute: bool) -> Report:
    """Bring one notebook up to date, or check that it is."""
    text = path.read_text(encoding="utf-8")
    saved, fresh = parse(text), parse(text)
    if not check:
        if execute and (problem := run(fresh, path.parent)):
            return Report(problem)
        normalize(fresh)
        path.write_text(to_text(fresh), encoding="utf-8", newline="\n")
        return Report()
    problems, memory = [], ""
    if execute:
        tried, memory = try_runs(fresh, path.parent)
        problems = [*differences(saved, fresh, "run now"), tried]
    normalize(saved)
    if to_text(saved) != text:
        problems.append("holds what differs from run to run, or is laid out otherwise")
    return Report("\n\n".join(filter(None, problems)), memory)


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
        for path, report in zip(paths, pool.map(work, paths), strict=True):
            problems, memory = report
            print(f"{path.name}: {problems or 'ok'}", flush=True)
            if memory:
                print(f"    at its peak {memory}", flush=True)
            failed |= bool(problems)
    if not options.check:
        reading_time.write()
        readme_ledger.write()
    if failed and options.check:
        print("\nIf the changes are meant, save them: make notebooks")
    sys.exit(failed)


if __name__ == "__main__":
    main()
