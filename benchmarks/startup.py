"""From ``make lab``, in an installed environment, to a page that runs cells."""

import tempfile
import time
from pathlib import Path

import numpy as np
from lab import Lab
from playwright.sync_api import Browser
from report import Part, table
from server import ROOT, running_browser, running_server

ROUNDS = 3
PAGE = ROOT / "notebooks" / "00_start_here.ipynb"
HEAD = ("from the command until ...", "median [s]", "all [s]")
WHAT = ("the server answers", "the notebook is shown and its kernel idle")


def start(browser: Browser) -> tuple[float, float]:
    """Start the server and open a notebook; return the seconds to both."""
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        with running_server(Path(folder)) as address:
            served = time.perf_counter() - begin
            page = browser.new_page()  # with a cache of its own
            Lab(page, address).open(PAGE)
            usable = time.perf_counter() - begin
            page.close()
    return served, usable


def measure() -> Part:
    """Start `ROUNDS` times."""
    with running_browser() as browser:
        times = np.array([start(browser) for _ in range(ROUNDS)])
    rows = [
        (what, f"{np.median(all_):.1f}", ", ".join(f"{t:.1f}" for t in all_))
        for what, all_ in zip(WHAT, times.T, strict=True)
    ]
    return Part(table(HEAD, rows), [])
