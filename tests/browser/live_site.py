"""The course in a page of a browser, without a server: see ``make site-live``."""

import difflib
import json
from pathlib import Path
from typing import Any

from lab import CURRENT, KERNEL, Lab
from playwright.sync_api import Browser
from server import ROOT

SITE = ROOT / "build" / "live"
START = 900_000
"""Milliseconds for the kernel to start: plenty, for a machine with other work."""
RUN_ALL = f"""() => {{
    const cells = [...{CURRENT}.content.model.cells].filter((c) => c.type == "code");
    for (const cell of cells) cell.clearExecution();
    const start = performance.now();
    const seconds = () => (performance.now() - start) / 1000;
    const shows = (cell, what) => cell.outputs.toJSON().some(what);
    Object.assign(window, {{ took: cells.map(() => null), picture: null }});
    const timer = setInterval(() => {{
        cells.forEach((cell, i) => {{
            if (cell.executionCount !== null && cell.executionState == "idle")
                window.took[i] ??= seconds();
        }});
        if (cells.some((c) => shows(c, (o) => o.data?.["image/png"])))
            window.picture ??= seconds();
        window.failed = cells.some((c) => shows(c, (o) => o.output_type == "error"));
        window.ended = window.failed || !window.took.includes(null);
        if (window.ended) clearInterval(timer);
    }}, 50);
    window.jupyterapp.commands.execute("notebook:run-all-cells");
}}"""


class LiveSite(Lab):
    """A page that shows one notebook, with its kernel."""

    def open(self, name: str, cell: str = "") -> None:
        """Open a notebook, at a cell, and wait for its kernel.

        Parameters
        ----------
        name : str
            Of its file, without ``.ipynb``.
        cell : str, optional
            The id of a cell.
        """
        place = f"{name}.ipynb#cell-id={cell}"
        self.page.goto(f"{self.server}/lab/index.html?path={place}")
        # Attached, not seen: a link to a cell scrolls away from the first one.
        first = self.page.locator(".jp-Notebook .jp-Cell").first
        first.wait_for(state="attached", timeout=START)
        ready = f"() => window.jupyterapp && {KERNEL} == 'idle'"
        self.page.wait_for_function(ready, timeout=START)

    def run(self, index: int) -> None:
        """Run one cell, of all kinds counted from 0, and wait until it is done."""
        self.show(index)
        self.do("notebook:run-cell")

    def run_all(self, seconds: float) -> tuple[list[float | None], float | None]:
        """Run all cells, or up to the first error.

        Returns
        -------
        list of float
            When each was done, in seconds from the start. None: it was not.
        float
            When the first picture was there.
        """
        self.page.evaluate(RUN_ALL)
        self.page.wait_for_function("window.ended", timeout=1000 * seconds)
        return self.page.evaluate("[window.took, window.picture]")

    def outputs(self) -> list[list[dict[str, Any]]]:
        """Return the outputs of each code cell, as nbformat's dictionaries."""
        return self.page.evaluate(
            f"""() => [...{CURRENT}.content.model.cells]
                .filter((cell) => cell.type == 'code')
                .map((cell) => cell.outputs.toJSON())"""
        )


def processes(browser: Browser) -> list[dict[str, Any]]:
    """Return ``id`` and ``cpuTime`` of the processes that hold a browser's pages."""
    session = browser.new_browser_cdp_session()
    found = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return [process for process in found if process["type"] == "renderer"]


def processor(browser: Browser) -> float:
    """Return the seconds of the processor that the busiest page has taken."""
    return max(process["cpuTime"] for process in processes(browser))


def memory(browser: Browser) -> float:
    """Return the most megabytes that a page has held; only Linux tells them."""
    peaks = [0]
    for process in processes(browser):
        status = Path(f"/proc/{process['id']}/status")
        lines = status.read_text().splitlines() if status.exists() else []
        peaks += [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
    return max(peaks) / 1000


def stored(name: str) -> list[dict[str, Any]]:
    """Return the code cells of a notebook as the site has it."""
    text = (SITE / "files" / f"{name}.ipynb").read_text(encoding="utf-8")
    return [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]


def text_of(outputs: list[dict[str, Any]]) -> str:
    """Return what outputs say, and where there are pictures."""
    parts = []
    for output in outputs:
        data = output.get("data", {"text/plain": output.get("text", "")})
        if output["output_type"] == "error":
            data = {"text/plain": "\n".join(output["traceback"])}
        for kind in sorted(data):
            if kind.startswith("text/"):
                parts.append("".join(data[kind]))
            elif kind.startswith("image/"):
                parts.append(f"<{kind}>")
    return "\n".join(parts)


def difference(expected: list[dict[str, Any]], found: list[dict[str, Any]]) -> str:
    """Return the lines in which two cells' outputs differ, or nothing."""
    texts = (text_of(outputs).splitlines() for outputs in (expected, found))
    return "\n".join([*difflib.unified_diff(*texts, n=0, lineterm="")][3:])
