"""The engine of the live figures: controls, a picture that follows them, and facts."""

import base64
import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import ipywidgets as widgets

from helpers.checked import trusted
from helpers.figures.controls import control_rows
from helpers.figures.frames import FRAME_FORMAT, FrameRenderer, Scene
from helpers.figures.recording.plan import Plan
from helpers.figures.show import print_png, shown_width
from helpers.figures.style import PIXELS_PER_INCH, RAW, style_of_the_course

READOUT_STYLE = "font-size: 14px; line-height: 1.5"

WARNING = f'<span style="color: {RAW}">&#9888;</span>'

FIGURE_CLASS = "live-figure"
LOST_HTML = f"""<style>
  .{FIGURE_CLASS} .lost {{ display: none; {READOUT_STYLE} }}
  .{FIGURE_CLASS}.jupyter-widgets-disconnected .lost {{ display: block }}
  .jp-NotebookPanel:has(.jp-Notebook-ExecutionIndicator[data-status="unknown"])
    .{FIGURE_CLASS} .lost {{ display: block }}
  .{FIGURE_CLASS}.jupyter-widgets-disconnected > .widget-gridbox,
  .{FIGURE_CLASS}.jupyter-widgets-disconnected > .widget-box {{ opacity: 0.5 }}
  .{FIGURE_CLASS}.jupyter-widgets-disconnected::before,
  .{FIGURE_CLASS} .jupyter-widgets-disconnected::before {{ display: none }}
</style>
<div class="lost" role="status">{WARNING} Nothing follows the controls now: the kernel
of this figure is gone. Run the notebook's first code cell, then this one.</div>
"""
"""A sentence that the browser shows when it has lost the kernel, or never found it."""

_open_explorers: dict[str, "Explorer"] = {}


class Explorer(widgets.VBox):
    """A live scene: a control for each of its parameters, its picture, and its facts.

    Where there is no kernel, the first picture and its facts remain.

    Parameters
    ----------
    scene : Scene
        ``scene.draw(**values)`` is called with the values of the controls.
    title : str
        What is explored. Building an explorer of the same title again, as running
        its cell twice does, closes the former one.
    plan : Plan, optional
        What of it is recorded, to be played without a kernel.
    **controls
        ipywidgets with a description and the initial value, named after the
        parameters of ``scene.draw``.
    """

    readout_height = "67px"
    """Room for three lines, so that the picture does not move with every fact."""
    _is_open = False

    def __init__(
        self,
        scene: Scene,
        title: str,
        plan: Plan | None = None,
        **controls: widgets.ValueWidget,
    ) -> None:
        former = _open_explorers.pop(title, None)
        if former is not None:
            former.close()
        self._scene, self._plan = scene, plan or Plan()
        self._controls = controls
        self._initial = self._drawn = self._values()
        self._busy = False
        facts = scene.draw(**self._initial)
        self._renderer = FrameRenderer(scene)
        self._text = f"{title}\n{facts}"
        self._width = shown_width(scene.figure)
        self._first_picture = base64.b64encode(print_png(scene.figure)).decode()
        # Width and height tell the browser the aspect before a frame arrives.
        self._image = widgets.Image(
            value=self._renderer.frame(),
            format=FRAME_FORMAT,
            width=self._width,
            height=round(scene.figure.get_figheight() * PIXELS_PER_INCH),
            layout=widgets.Layout(max_width="100%", height="auto"),
        )
        room = {"min_height": self.readout_height}
        self._readout = widgets.HTML(facts_html(facts), layout=room)
        self._reset_button = widgets.Button(
            description="Reset", icon="undo", layout={"width": "max-content"}
        )
        rows = control_rows(list(controls.values()), [self._reset_button])
        lost = widgets.HTML(LOST_HTML)
        super().__init__([lost, *rows, self._readout, self._image])
        self.add_class(FIGURE_CLASS)
        self._reset_button.on_click(self._on_reset)
        for control in controls.values():
            control.observe(self._refresh, "value")
        self._is_open = True
        _open_explorers[title] = self

    def close(self) -> None:
        """Stop following the controls and let go of the figure."""
        # ipywidgets also calls this before freeing a widget, even one half made.
        if not self._is_open:
            return
        self._is_open = False
        for control in self._controls.values():
            control.unobserve(self._refresh, "value")
        self._reset_button.on_click(self._on_reset, remove=True)
        # The controls are the caller's, who may build the next explorer with them.
        for widget in (self._reset_button, *self.children):
            widget.close()
        super().close()
        del self._scene, self._renderer

    def _values(self) -> dict[str, Any]:
        return {name: control.value for name, control in self._controls.items()}

    def _refresh(self, _change: Any = None) -> None:
        """Draw until the picture shows the values that the controls have now."""
        if self._busy:  # the loop below, further up the stack, will see the change
            return
        self._busy = True
        try:
            while (values := self._values()) != self._drawn:
                self._drawn = values
                self._draw(values)
        finally:
            self._busy = False

    @trusted  # the values come from the controls
    def _draw(self, values: dict[str, Any]) -> None:
        try:
            # The learner may have chosen a style since the figure was made.
            with style_of_the_course():
                facts = self._scene.draw(**values)
                frame = self._renderer.frame()
        except ValueError as error:
            self._readout.value = problem_html(f"Not possible: {error}")
        except Exception as error:  # a traceback in a callback would reach no reader
            name = type(error).__name__
            self._readout.value = problem_html(f"Not drawn ({name}): {error}")
        else:
            self._image.value = frame
            self._readout.value = facts_html(facts)

    def _on_reset(self, _button: Any) -> None:
        with self.while_set():
            for name, control in self._controls.items():
                control.value = self._initial[name]

    @contextmanager
    def while_set(
        self,
    ) -> Iterator[tuple[Scene, dict[str, widgets.ValueWidget], Plan]]:
        """Give away scene, controls and plan; draw once, when all controls are set."""
        self._busy = True
        try:
            yield self._scene, self._controls, self._plan
        finally:
            self._busy = False
        self._refresh()

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        data = super()._repr_mimebundle_(**kwargs) or {}
        still = {"text/plain": self._text, "image/png": self._first_picture}
        return data | still, {"image/png": {"width": self._width, "alt": self._text}}


explore = Explorer
"""What the ``explore_...()`` of the lessons call."""


def facts_html(facts: str) -> str:
    """Turn plain text with ``**bold**`` numbers and line breaks into HTML."""
    text = with_bold(facts).replace("\n", "<br>")
    return f'<div style="{READOUT_STYLE}">{text}</div>'


def with_bold(facts: str) -> str:
    """Turn plain text with ``**bold**`` numbers into HTML, but not its line breaks."""
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html.escape(facts))


def problem_html(sentence: str) -> str:
    """Turn a sentence into HTML that reads as a warning."""
    return f'<div style="{READOUT_STYLE}">{WARNING} {html.escape(sentence)}</div>'
