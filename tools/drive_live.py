"""Run notebooks in the built course in the browser, one after the other, and measure.

    PYTHONPATH=tests/browser python tools/drive_live.py 01_feature_scaling ...

Without names: all. A line for each says how many seconds passed until its kernel was
ready, then until the first picture and until the last cell was done, how many of the
processor the page has taken by then, the most memory that it has held, and what came
over the network; and which cells say something else than what is stored. The first
notebook is opened once more, with what the browser has kept of the first time.
"""

import os
import sys
import time
from pathlib import Path

from live_site import SITE, LiveSite, difference, stored
from played import Quiet, served
from playwright.sync_api import Browser, Page
from server import running_browser

WINDOW = {"width": 1366, "height": 768}
PATIENCE = 1800
"""Seconds for all cells of a notebook."""


def renderers() -> list[Path]:
    """Return the folders in /proc of the processes that hold this browser's pages."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            is_page = b"--type=renderer" in (folder / "cmdline").read_bytes()
            if is_page and is_ours(int(folder.name)):
                found.append(folder)
        except OSError:  # it has ended meanwhile
            continue
    return found


def is_ours(process: int) -> bool:
    """Tell whether a process descends from this one."""
    while process > 1 and process != os.getpid():
        status = Path(f"/proc/{process}/stat").read_text()
        process = int(status.rpartition(")")[2].split()[1])
    return process == os.getpid()


def memory() -> float:
    """Return the most megabytes that a page has held."""
    peaks = [0]
    for folder in renderers():
        lines = (folder / "status").read_text().splitlines()
        peaks += [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
    return max(peaks) / 1000


def processor() -> float:
    """Return the seconds of the processor that the busiest page has taken."""
    ticks = [0]
    for folder in renderers():
        fields = (folder / "stat").read_text().rpartition(")")[2].split()
        ticks.append(int(fields[11]) + int(fields[12]))
    return max(ticks) / os.sysconf("SC_CLK_TCK")


def opened(page: Page, address: str, name: str) -> tuple[LiveSite, float, float]:
    """Return the page with the notebook, the seconds that it took, and megabytes."""
    site, start, Quiet.sent = LiveSite(page, address), time.monotonic(), 0
    site.open(name)
    return site, time.monotonic() - start, Quiet.sent / 1e6


def drive(browser: Browser, address: str, name: str, again: bool) -> None:
    context = browser.new_context(viewport=WINDOW)
    page = context.new_page()
    site, seconds, size = opened(page, address, name)
    took, picture = site.run_all(PATIENCE)
    print(
        f"{name}: kernel {seconds:.1f} s, picture {picture or 0:.1f} s, "
        f"end {took[-1] or 0:.1f} s, processor {processor():.0f} s, "
        f"{memory():.0f} MB held, {size:.1f} MB came",
        flush=True,
    )
    last = 0.0
    for cell, outputs, end in zip(stored(name), site.outputs(), took, strict=True):
        head = cell["source"].partition("\n")[0]
        if end is None:
            print(f"  not run: {head}")
        elif end - last > 10:
            print(f"  {end - last:.0f} s: {head}")
        last = end or last
        if lines := difference(cell["outputs"], outputs):
            print(f"  {head}\n{lines}")
    if again:
        page.close()
        _, seconds, size = opened(context.new_page(), address, name)
        print(f"  opened again: kernel {seconds:.1f} s, {size:.1f} MB came")
    context.close()


def main() -> None:
    names = sys.argv[1:] or sorted(p.stem for p in SITE.glob("files/*.ipynb"))
    with served(SITE) as address, running_browser() as browser:
        for name in names:
            drive(browser, address, name, again=name == names[0])


if __name__ == "__main__":
    main()
