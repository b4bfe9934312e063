"""The engine of the live figures: controls, a picture that follows them, and facts."""

import asyncio
import base64
import html
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from anywidget import AnyWidget
from ipywidgets import ValueWidget
from traitlets import Dict

from helpers.figures.player import widget_script, widget_style
from helpers.figures.recording.pages import Pages
from helpers.figures.recording.plan import Plan
from helpers.figures.scene import FRAME_DPI, Scene, settle_layout
from helpers.figures.show import print_png, shown_width

BREATH = 0.005
"""Seconds in which the kernel does what it is asked, before it records ahead."""

_open_explorers: dict[str, "Explorer"] = {}


class Explorer(AnyWidget):
    """A live scene: a control for each of its parameters, its picture, and its facts.

    The player in the browser shows what the kernel has recorded, and asks for the
    rest. Where there is no kernel, the first picture and its facts remain.

    Parameters
    ----------
    scene : Scene
        ``scene.draw(**values)`` is called with the values of the controls.
    title : str
        What is explored. Building an explorer of the same title again, as running
        its cell twice does, closes the former one.
    plan : Plan, optional
        Its named situations, and what of it is recorded, to be played without a
        kernel.
    **controls
        ipywidgets with a description and the initial value, named after the
        parameters of ``scene.draw``. They are not shown: the player has its own.
    """

    _esm = widget_script()
    _css = widget_style()
    recording = Dict().tag(sync=True)
    """What the player has been given. It grows in place, on both sides alike."""
    _is_open = False

    def __init__(
        self,
        scene: Scene,
        title: str,
        plan: Plan | None = None,
        **controls: ValueWidget,
    ) -> None:
        former = _open_explorers.pop(title, None)
        if former is not None:
            former.close()
        self._scene, self._plan, self._controls = scene, plan or Plan(), controls
        self._title = title
        for control in controls.values():
            control.close()  # it needs no front end
        facts = scene.draw(**{name: c.value for name, c in controls.items()})
        scene.figure.set_dpi(FRAME_DPI)
        settle_layout(scene.figure)
        self._text = f"{title}\n{facts}"
        self._width = shown_width(scene.figure)
        self._first_picture = base64.b64encode(print_png(scene.figure)).decode()
        self._pages = Pages(scene, controls, self._plan)
        self._state = self._last = self._pages.start
        self._pages.known |= self._extras()
        self._task: asyncio.Task[None] | None = None
        super().__init__(recording=self._pages.known)
        self.on_msg(self._on_message)
        self._is_open = True
        _open_explorers[title] = self

    def close(self) -> None:
        """Stop following the reader and let go of the figure."""
        # ipywidgets also calls this before freeing a widget, even one half made.
        if not self._is_open:
            return
        self._is_open = False
        self._stop_looking_ahead()
        self.on_msg(self._on_message, remove=True)
        super().close()
        del self._scene, self._pages

    def without_kernel(self) -> "Explorer":
        """Return what is recorded in its place, for a page that cannot compute."""
        return self

    def _extras(self) -> dict[str, Any]:
        """Return what the player shows beside controls, facts and picture."""
        return {}

    def _on_message(self, _: Any, content: dict[str, Any], _buffers: Any) -> None:
        self._stop_looking_ahead()
        if "moves" in content:
            state = list(self._state)
            for i, index in content["moves"].items():
                state[int(i)] = index
            self._show(state, to=content["from"])
        self._look_ahead()

    def _show(self, state: Sequence[int], **message: Any) -> None:
        """Record a state, unless it is known, and let the player show it."""
        more = self._pages.add(state)
        self._last, self._state = self._state, self._pages.reached(state)
        now = {"state": self._state, **message}
        self._pages.known |= now
        self.send({**more, **now})

    def _look_ahead(self) -> None:
        """While nothing is asked for, record what may be asked for next."""
        self._task = asyncio.get_running_loop().create_task(self._record_ahead())

    def _stop_looking_ahead(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def _record_ahead(self) -> None:
        for state in self._pages.ahead(self._state, self._last):
            await asyncio.sleep(BREATH)
            if more := self._pages.add(state):
                self.send(more)

    @contextmanager
    def while_set(self) -> Iterator[tuple[Scene, dict[str, ValueWidget], Plan]]:
        """Give away scene, controls and plan; set the controls back afterwards."""
        try:
            yield self._scene, self._controls, self._plan
        finally:
            self._pages.grid.set(self._state)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        data, _ = super()._repr_mimebundle_(**kwargs) or ({}, {})
        still = {"text/plain": self._text, "image/png": self._first_picture}
        return data | still, {"image/png": {"width": self._width, "alt": self._text}}


explore = Explorer
"""What the ``explore_...()`` of the lessons call."""


def with_bold(facts: str) -> str:
    """Turn plain text with ``**bold**`` numbers into HTML, but not its line breaks."""
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html.escape(facts))
