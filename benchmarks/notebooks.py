"""Every notebook from a fresh kernel to its last cell: seconds and memory."""

import multiprocessing
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from notebook_form import read
from render_notebooks import NOTEBOOKS, run
from report import Part, judged, table

GOAL = 20
"""Seconds, as CONTRIBUTING.md promises."""
UNIT = 2**20 if sys.platform == "darwin" else 2**10
"""Of the system's ``ru_maxrss``, in a megabyte."""
INTRODUCTION = (
    "Run from top to bottom, each once, the start of its kernel included. *Memory* is "
    "the kernel's peak."
)
HEAD = ("notebook", "time [s]", "goal [s]", "memory [MB]")


def costs(path: Path) -> tuple[float, float]:
    """Run a notebook; return seconds, and the peak of the kernel in megabytes."""
    notebook = read(path)
    start = time.perf_counter()
    if problem := run(notebook, path.parent):
        raise RuntimeError(f"{path.name}: {problem}")
    spent = time.perf_counter() - start
    return spent, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / UNIT


def measure() -> Part:
    """Run all notebooks, one after the other."""
    rows, missed = [], []
    # A new process for each: the peak is that of all the children it has had.
    with ProcessPoolExecutor(
        1, multiprocessing.get_context("spawn"), max_tasks_per_child=1
    ) as pool:
        paths = sorted(NOTEBOOKS.glob("*.ipynb"))
        for path, (spent, memory) in zip(paths, pool.map(costs, paths), strict=True):
            name, reached = path.stem, spent <= GOAL
            rows.append((name, f"{spent:.1f}", judged(GOAL, reached), f"{memory:.0f}"))
            if not reached:
                missed.append(f"{name} takes {spent:.1f} s, for a goal of {GOAL} s.")
    return Part([INTRODUCTION, "", *table(HEAD, rows)], missed)
