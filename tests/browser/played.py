"""Recorded figures in a page of a browser, for tests and benchmarks."""

import base64
import functools
import http.server
import io
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Page

PAUSE = 60  # milliseconds at least between two keys
WATCH = """
    window.waits = [];
    document.addEventListener("keydown", () => {
        window.pressed = performance.now();
    }, true);
    const frame = new MessageChannel(); // its messages come after the frame
    frame.port1.onmessage = () => window.waits.push(performance.now() - window.pressed);
    const { draw } = Object.getPrototypeOf(f);
    f.draw = function () { draw.call(this); frame.port2.postMessage(0); };
"""
READY = "(name) => document.getElementById(name)?.shown && performance.now()"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serve files, and say nothing."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    sent = 0
    """Bytes of files, to all, since it was set to 0."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file, and count."""
        Quiet.sent += os.fstat(source.fileno()).st_size
        super().copyfile(source, outputfile)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Yield the address at which a folder's files can be opened."""
    handler = functools.partial(Quiet, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Played:
    """A figure in a page that shows it alone."""

    def __init__(self, page: Page, address: str, name: str, state: str = "") -> None:
        self.page, self.name = page, name
        page.goto(f"{address}/{name}.html{state}", wait_until="commit")
        ready = page.wait_for_function(READY, arg=name)
        self.opened = ready.json_value()
        """Milliseconds from opening the page to the first picture."""
        self.figure = page.locator(f"#{name}")
        self.facts = self.figure.locator(".facts")

    def value(self, expression: str) -> Any:
        """Evaluate JavaScript, of which `f` is the figure."""
        script = (
            f"(name) => {{ const f = document.getElementById(name); {expression} }}"
        )
        return self.page.evaluate(script, self.name)

    def show(self, state: list[int]) -> None:
        """Set all controls, by the indices of their values."""
        self.value(f"f.state = {state}; f.draw();")

    def pixels(self) -> NDArray[np.uint8]:
        """Return what the canvas shows."""
        address = self.value("return f.canvas.toDataURL();")
        data = base64.b64decode(address.partition(",")[2])
        return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))

    def latencies(self, steps: int) -> list[float]:
        """Press arrow keys on sliders and lists in turn; return ms to the frame."""
        sliders = self.figure.locator("input[type=range]:enabled, select:enabled")
        self.value(WATCH)
        for step in range(steps):
            slider = sliders.nth(step % sliders.count())
            slider.focus()
            at_the_end = slider.evaluate(
                "(s) => s.max ? s.value === s.max : s.selectedIndex + 1 === s.length"
            )
            self.page.keyboard.press("ArrowLeft" if at_the_end else "ArrowRight")
            self.page.wait_for_timeout(PAUSE)
            drawn = "(step) => window.waits.length > step"
            self.page.wait_for_function(drawn, arg=step)
        return self.value("return window.waits;")
