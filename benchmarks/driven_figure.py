"""One of the two ways to draw a live figure, as a page of JupyterLab shows it."""

import time
from typing import Any

from lab import KERNEL, Live
from playwright.sync_api import TimeoutError as NothingCame

DRAG_SECONDS, PAUSE = 3.5, 30
SWEEP_SECONDS = 0.2
"""From one end of a slider to the other: even one of six values, as in notebook 10,
then takes more of them a second than either way draws."""
MOST_WAIT = 6000
"""Milliseconds after which no picture is to come."""
WATCH = """
    window.pressed = 0;
    window.shown = [];
    document.addEventListener('keydown', () => {
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


class DrivenFigure(Live):
    """What is done to the sliders of a figure, and what it then shows."""

    def handle(self, slider: int) -> Any:
        """Return what can be focused and pulled."""
        return self.box.locator(".noUi-handle").nth(slider)

    def sliders(self) -> list[int]:
        """Return the sliders that are not disabled."""
        count = self.box.locator(".noUi-handle").count()
        disabled = "xpath=ancestor::*[@disabled]"
        return [i for i in range(count) if not self.handle(i).locator(disabled).count()]

    def value(self, slider: int, which: str = "now") -> float:
        """Return the value of a slider, or its ``min`` or ``max``."""
        return float(self.handle(slider).get_attribute(f"aria-value{which}"))

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
        handle, mouse = self.handle(slider), self.page.mouse
        box = handle.bounding_box()
        track = handle.evaluate(
            "(h) => h.closest('.noUi-target').getBoundingClientRect()"
        )
        y = box["y"] + box["height"] / 2
        mouse.move(box["x"] + box["width"] / 2, y)
        mouse.down()
        self.page.evaluate("window.shown = []")
        start = time.perf_counter()
        while (spent := time.perf_counter() - start) < DRAG_SECONDS:
            # There and back, again and again; it ends in the middle.
            share = abs((spent / SWEEP_SECONDS + 1) % 2 - 1)
            mouse.move(track["x"] + share * track["width"], y)
        # Two pictures in one frame of the browser count as one.
        pictures = self.page.evaluate("new Set(window.shown.map(([t]) => t)).size")
        mouse.up()
        return pictures / spent

    def last_frame_is_right(self, slider: int) -> bool:
        """Compare the picture with that of the same value, drawn at leisure."""
        last, value = self.state(), self.value(slider)
        for key in ("ArrowLeft", "ArrowRight"):
            self.press(slider, key)
        return self.value(slider) == value and self.state() == last
