"""Recorded figures in a page of a browser, for tests and benchmarks."""

import base64
import functools
import http.server
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from playwright.sync_api import Page

CLEARLY, BLUR = 48, 1
"""Grey levels by which a pixel differs clearly, after a blur of so many pixels."""
READY = "(name) => document.getElementById(name).shown !== undefined"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serve files, and say nothing."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


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
        page.goto(f"{address}/{name}.html{state}")
        page.wait_for_function(READY, arg=name)
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


def difference(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Return the share of pixels in which two pictures differ clearly."""
    blur = ImageFilter.GaussianBlur(BLUR)
    first, second = (
        np.asarray(Image.fromarray(pixels).filter(blur), int) for pixels in (one, other)
    )
    return float(np.mean(np.abs(first - second).max(axis=-1) > CLEARLY))
