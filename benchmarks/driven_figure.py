"""One of the two ways to draw a live figure, as a page of JupyterLab shows it."""

import time
from typing import Any

from lab import BREATH, KERNEL, KERNEL_ANSWER, LiveFigure
from playwright.sync_api import TimeoutError as NothingCame

DRAG_SECONDS, PAUSE = 1.5, 30
SWEEP_SECONDS = 0.2
"""From one end of a slider to the other: even one of six values, as in notebook 10,
then takes more of them a second than the usual way draws."""
MOST_WAIT = 4000
"""Milliseconds after which no picture is to come."""
WATCH = """
    window.pressed = 0;
    window.shown = [];
    window.addEventListener('keydown', () => {
        window.pressed = performance.now();
    }, true);
    document.addEventListener('load', async (event) => {
        if (event.target.tagName != 'IMG') return;
        await event.target.decode().catch(() => {});
        requestAnimationFrame((frame) =>
            window.shown.push([frame, performance.now()]));
    }, true);
"""
"""Runs in the page: when a key went down, when a picture was about to be painted."""
WATCH_PLAYER = """(figure) => {
    const after = new MessageChannel(), draw = figure.painter.draw;
    after.port1.onmessage = ({ data }) =>
        window.shown.push([data, performance.now()]);
    let last = "";
    figure.painter.draw = function (canvas, groups) {
        draw.call(this, canvas, groups);
        if (last !== (last = groups.join())) after.port2.postMessage(performance.now());
    };
}"""
"""The same for the player: when the frame with another picture had been worked off."""


class DrivenFigure:
    """What is done to the sliders of a figure, and what it then shows."""

    HANDLE = "input[type=range]"
    page: Any
    figure: Any

    def handle(self, slider: int) -> Any:
        """Return what has the focus and the value."""
        return self.figure.locator(self.HANDLE).nth(slider)

    def sliders(self) -> list[int]:
        """Return the sliders that are not disabled."""
        count = self.figure.locator(self.HANDLE).count()
        return [i for i in range(count) if self.handle(i).is_enabled()]

    def value(self, slider: int, which: str = "value") -> float:
        """Return the value of a slider, or its ``min`` or ``max``."""
        return float(self.handle(slider).evaluate("(s, which) => s[which]", which))

    def press(self, slider: int, key: str) -> float | None:
        """Move a slider by a step; return the milliseconds to the picture, if any."""
        self.handle(slider).focus()
        self.page.evaluate("window.shown = []")
        self.page.keyboard.press(key)
        try:
            self.page.wait_for_function("window.shown.length", timeout=MOST_WAIT)
        except NothingCame:
            return None
        self.page.wait_for_function(f"{KERNEL} == 'idle'")
        self.page.wait_for_timeout(PAUSE)
        return self.page.evaluate("window.shown[0][1] - window.pressed")

    def drag(self, slider: int) -> float:
        """Pull a slider to and fro; return the pictures shown a second meanwhile."""
        mouse, (x, y), (left, width) = self.page.mouse, *self.places(slider)
        mouse.move(x, y)
        mouse.down()
        self.page.evaluate("window.shown = []")
        start = time.perf_counter()
        while (spent := time.perf_counter() - start) < DRAG_SECONDS:
            # There and back, again and again; it ends in the middle.
            share = abs((spent / SWEEP_SECONDS + 1) % 2 - 1)
            mouse.move(left + share * width, y)
        # Two pictures in one frame of the browser count as one.
        pictures = self.page.evaluate("new Set(window.shown.map(([t]) => t)).size")
        mouse.up()
        return pictures / spent

    def places(self, slider: int) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return where the handle is, and where its track begins and how wide it is."""
        box = self.handle(slider).bounding_box()
        share = self.value(slider) / (self.value(slider, "max") or 1)
        middle = box["x"] + 8 + share * (box["width"] - 16)
        return (middle, box["y"] + box["height"] / 2), (box["x"], box["width"])

    def last_frame_is_right(self, slider: int) -> bool:
        """Compare the picture with that of the same value, drawn at leisure."""
        last, value = self.state(), self.value(slider)
        keys = ["ArrowLeft", "ArrowRight"]
        for key in keys if value > self.value(slider, "min") else reversed(keys):
            self.press(slider, key)
        return self.value(slider) == value and self.state() == last

    def state(self) -> object:
        """Return picture and numbers, once they have stopped changing."""
        raise NotImplementedError


class OurFigure(DrivenFigure):
    """A figure of the course, in its player."""

    def __init__(self, page: Any, cell: Any) -> None:
        self.page, self.live = page, LiveFigure(page, cell)
        self.figure = self.live.figure
        self.state()  # drawn, then watched
        self.figure.evaluate(WATCH_PLAYER)

    def state(self) -> object:
        """Return picture and numbers, once they have stopped changing."""
        return self.live.state()


class UsualFigure(DrivenFigure):
    """What `interact` shows; it is the first output of its cell."""

    HANDLE = ".noUi-handle"

    def __init__(self, page: Any, cell: Any) -> None:
        self.page = page
        self.figure = cell.locator(".jp-OutputArea-output").first
        self.image = self.figure.locator("img").first
        self.image.wait_for()

    def sliders(self) -> list[int]:
        """Return the sliders that are not disabled."""
        count = self.figure.locator(self.HANDLE).count()
        disabled = "xpath=ancestor::*[@disabled]"
        return [i for i in range(count) if not self.handle(i).locator(disabled).count()]

    def value(self, slider: int, which: str = "now") -> float:
        """Return the value of a slider, or its ``min`` or ``max``."""
        return float(self.handle(slider).get_attribute(f"aria-value{which}"))

    def places(self, slider: int) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return where the handle is, and where its track begins and how wide it is."""
        handle = self.handle(slider)
        box = handle.bounding_box()
        track = handle.evaluate(
            "(h) => h.closest('.noUi-target').getBoundingClientRect()"
        )
        middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        return middle, (track["x"], track["width"])

    def state(self) -> object:
        """Return picture and numbers, once they have stopped changing."""
        before = None
        shown = (self.image.get_attribute("src"), self.figure.inner_text())
        while before != shown:
            before = shown
            self.page.evaluate(KERNEL_ANSWER)
            self.page.wait_for_timeout(BREATH)
            shown = (self.image.get_attribute("src"), self.figure.inner_text())
        return shown
