"""The course in the browser, without a server: every notebook, and a visit."""

import json

from drive_live import Run, Visit, driven, visits
from live_site import SITE
from played import served
from report import Part, judged, table
from server import running_browser

GOAL = 120
"""Seconds from *Run All* to the last cell."""
VISITED = "03_loss_valley"
INTRODUCTION = """\
`make site-live PYODIDE=folder` is served by this machine, and a browser that knows
nothing yet opens one notebook after the other: seconds until the kernel is ready, and
then, from *Run All* on, until the first picture and the last cell; what the page has
taken of the processor by then, and the most memory that it has held; what came, not
packed. *Differ*: cells that say something else than what is stored.
"""
HEAD = (
    *("notebook", "kernel [s]", "picture [s]", "end [s]", "goal [s]", "processor [s]"),
    *("memory [MB]", "came [MB]", "differ"),
)
VISIT = f"""
A visit to a live figure, the first of {VISITED}: the page is opened, the cells of the
imports and of the figure are run, an arrow key is pressed, and another picture comes;
all seconds count from the opening. The next time the browser is started anew, but has
kept what it had loaded.
"""
VISIT_HEAD = ("visit", "kernel [s]", "figure [s]", "key answered [s]", "came [MB]")


def measure() -> Part:
    """Visit one notebook, and run all of them."""
    seen = zip(("first", "next"), visits(VISITED), strict=True)
    rows, missed = [], []
    with served(SITE) as address, running_browser() as browser:
        for name in sorted(path.stem for path in SITE.glob("files/*.ipynb")):
            run = driven(browser, address, name)
            rows.append((name, *cells(run)))
            missed += [f"{name} {what}." for what in short(run)]
        versions = f"Chromium {browser.version}, Pyodide {pyodide()}."
    visit = table(VISIT_HEAD, [(name, *spent(visit)) for name, visit in seen])
    lines = [INTRODUCTION, *table(HEAD, rows), VISIT, *visit, "", versions]
    return Part(lines, missed)


def cells(run: Run) -> list[object]:
    """Return the cells of a notebook's row."""
    times = [f"{t:.1f}" if t else "" for t in (run.kernel, run.picture, run.end)]
    sizes = [f"{value:.0f}" for value in (run.processor, run.held, run.came)]
    return [*times, judged(GOAL, in_time(run)), *sizes, len(run.differing)]


def spent(visit: Visit) -> list[str]:
    """Return the cells of a visit's row."""
    return [f"{value:.1f}" for value in visit]


def in_time(run: Run) -> bool:
    """Tell whether the last cell was done in time."""
    return run.end is not None and run.end <= GOAL


def short(run: Run) -> list[str]:
    """Say where a notebook falls short of its goals."""
    late = [] if in_time(run) else [f"is not at its end after {GOAL} s"]
    return late + [f"says something else at {head!r}" for head in run.differing]


def pyodide() -> str:
    """Return the version of the Pyodide that the site brings."""
    lock = (SITE / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8")
    return json.loads(lock)["info"]["version"]
