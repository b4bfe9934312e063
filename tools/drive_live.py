"""Run notebooks in the built course in the browser, one after the other, and measure.

    PYTHONPATH=tests/browser python tools/drive_live.py 01_feature_scaling ...

Without names: all. Under the line of each stand the cells that took more than ten
seconds, and those that say something else than what is stored. ``make bench
ARGS=course_in_browser`` writes the same into a table.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from live_site import SITE, LiveSite, difference, memory, processor, stored
from played import Quiet, served
from playwright.sync_api import Browser, Page, sync_playwright
from server import ARGUMENTS, CHROMIUM, running_browser

WINDOW = {"width": 1366, "height": 768}
PATIENCE, SLOW = 600, 10
"""Seconds for all cells of a notebook, and of a cell that is worth a line."""


class Visit(NamedTuple):
    """From the opening of a page to its first live figure: seconds and megabytes."""

    kernel: float
    figure: float
    slider: float
    came: float


class Run(NamedTuple):
    """A notebook, opened and run: seconds and megabytes, and what to look at."""

    kernel: float
    picture: float | None  # from *Run All* on, as the end
    end: float | None
    processor: float  # with the start of the kernel
    held: float
    came: float
    slow: dict[str, float]  # from a cell's first line
    differing: dict[str, str]


@contextmanager
def visitor(folder: Path) -> Iterator[Page]:
    """Yield a page of a browser that keeps on the disk what it has loaded."""
    options = {"executable_path": CHROMIUM, "args": ARGUMENTS.split()}
    with sync_playwright() as playwright:
        chromium = playwright.chromium
        context = chromium.launch_persistent_context(folder, viewport=WINDOW, **options)
        yield context.new_page()
        context.close()


def visits(name: str) -> tuple[Visit, Visit]:
    """Return how somebody comes to a live figure for the first time, and again."""
    with served(SITE) as address, TemporaryDirectory() as folder:
        found = []
        for _ in range(2):
            with visitor(Path(folder)) as page:
                found.append(visited(LiveSite(page, address), name))
    return found[0], found[1]


def visited(site: LiveSite, name: str) -> Visit:
    """Open a notebook, run the imports and a live figure, and press a key on it."""
    start, Quiet.sent = time.monotonic(), 0
    site.open(name)
    kernel = time.monotonic() - start
    sources = enumerate(site.sources())
    imports = next(i for i, text in sources if text.startswith(("import ", "from ")))
    for cell in (imports, site.explorer_cells()[0]):
        site.run(cell)
    figure = next(site.explorers())
    before, shown = figure.state(), time.monotonic() - start
    figure.press("ArrowLeft")
    while figure.state() == before:
        site.page.wait_for_timeout(5)
    return Visit(kernel, shown, time.monotonic() - start, Quiet.sent / 1e6)


def driven(browser: Browser, address: str, name: str) -> Run:
    """Open a notebook in a browser that knows nothing yet, and run all cells."""
    context = browser.new_context(viewport=WINDOW)
    site, start, Quiet.sent = LiveSite(context.new_page(), address), time.monotonic(), 0
    site.open(name)
    kernel = time.monotonic() - start
    took, picture = site.run_all(PATIENCE)
    costs = processor(browser), memory(browser), Quiet.sent / 1e6
    cells, last, slow, differing = stored(name), 0.0, {}, {}
    for cell, outputs, end in zip(cells, site.outputs(), took, strict=True):
        head = cell["source"].partition("\n")[0]
        if end and end - last > SLOW:
            slow[head] = end - last
        last = end or last
        if lines := difference(cell["outputs"], outputs):
            differing[head] = lines
    context.close()
    return Run(kernel, picture, took[-1], *costs, slow, differing)


def line(measured: dict[str, float | None]) -> str:
    """Write what was measured beside its names; None: it was not reached."""
    return ", ".join(f"{what} {value or 0:.1f}" for what, value in measured.items())


def main() -> None:
    names = sys.argv[1:] or sorted(p.stem for p in SITE.glob("files/*.ipynb"))
    for visit in visits(names[0]):
        print(f"visit to {names[0]}: {line(visit._asdict())}", flush=True)
    with served(SITE) as address, running_browser() as browser:
        for name in names:
            run = driven(browser, address, name)._asdict()
            slow, differing = run.pop("slow"), run.pop("differing")
            print(f"{name}: {line(run)}", flush=True)
            for head, seconds in slow.items():
                print(f"  {seconds:.0f} s: {head}")
            for head, lines in differing.items():
                print(f"  {head}\n{lines}")


if __name__ == "__main__":
    main()
