"""Figures and captions in a notebook, without a notebook."""

import base64
import io

import numpy as np
import pytest
from PIL import Image

from helpers.figures import show as display
from helpers.figures.style import LOSS_COLORMAP, NORMALIZED, RAW, new_figure


class Recorder:
    """Stands in for IPython's display and for the handle that it returns."""

    def __init__(self):
        self.displayed = []
        self.updates = []

    def __call__(self, shown, display_id=False):
        self.displayed.append(shown)
        return self if display_id else None

    def update(self, shown):
        self.updates.append(shown)


@pytest.fixture
def recorder(monkeypatch):
    recorder = Recorder()
    monkeypatch.setattr(display, "display", recorder)
    return recorder


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still until it is set."""
    now = [0.0]
    monkeypatch.setattr(display.time, "monotonic", lambda: now[0])
    return now


def line_chart():
    figure, axes = new_figure(1, 2)
    x = np.linspace(0, 10, 300)
    for ax in axes:
        ax.plot(x, np.exp(-x / 3) * np.cos(3 * x), color=RAW)
        ax.plot(x, np.exp(-x), color=NORMALIZED)
        ax.set(title="A chart", xlabel="step", ylabel="loss")
    return figure


def gradient_chart():
    figure, ax = new_figure()
    x, y = np.meshgrid(np.linspace(-1, 1, 200), np.linspace(-1, 1, 200))
    ax.pcolormesh(x, y, x**2 + 3 * y**2, cmap=LOSS_COLORMAP, shading="gouraud")
    return figure


def pixels(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def test_a_figure_is_followed_by_its_caption(recorder):
    assert display.show(line_chart(), "Loss: **3.2**\n$x$") is None
    picture, caption = recorder.displayed
    data, metadata = picture._repr_mimebundle_()
    assert metadata["image/png"] == {"width": 900, "alt": "Loss: **3.2**\n$x$"}
    assert pixels(base64.b64decode(data["image/png"])).shape == (540, 1350, 3)
    assert repr(caption) == "Loss: **3.2**\n$x$"
    assert caption._repr_markdown_() == "*Figure.* Loss: **3.2**  \n$x$"


@pytest.mark.parametrize("caption", ["", " \n"])
def test_a_caption_is_required(recorder, caption):
    with pytest.raises(ValueError, match="caption"):
        display.show(line_chart(), caption)
    assert recorder.displayed == []


def test_nothing_shown_depends_on_the_run(recorder):
    display.show(line_chart(), "A caption.")
    display.show(line_chart(), "A caption.")
    first, _, second, _ = recorder.displayed
    assert first._repr_mimebundle_() == second._repr_mimebundle_()


def test_a_line_chart_is_small():
    assert len(display.print_png(line_chart())) < 45_000


@pytest.mark.parametrize("figure", [line_chart(), gradient_chart()])
def test_the_palette_changes_no_colour_visibly(figure):
    exact = np.asarray(display.rasterize(figure, display.PRINT_DPI)).astype(int)
    error = np.abs(pixels(display.print_png(figure)) - exact).max(axis=-1)
    assert np.mean(error) < 2
    assert np.max(error) <= 24
    assert np.all(error[exact.min(axis=-1) == 255] == 0)  # white stays white


def test_showing_leaves_the_figure_as_it_was(recorder):
    figure = line_chart()
    dpi, size = figure.dpi, tuple(figure.get_size_inches())
    display.show(figure, "A caption.")
    assert (figure.dpi, tuple(figure.get_size_inches())) == (dpi, size)


def test_a_live_figure_skips_updates_that_come_too_soon(recorder, clock):
    live = display.LiveFigure(line_chart(), "Loss", rate=10)
    clock[0] = 0.09
    assert not live.update()
    clock[0] = 0.11
    assert live.update()
    clock[0] = 0.2
    assert not live.update()
    clock[0] = 0.22
    assert live.update()
    assert len(recorder.updates) == 2


def test_the_last_picture_is_in_print_quality(recorder, clock):
    figure = line_chart()
    live = display.LiveFigure(figure, "Loss")
    figure.axes[0].set_title("Changed")
    live.finish("All is well.")
    data, _ = recorder.updates[-1]._repr_mimebundle_()
    assert base64.b64decode(data["image/png"]) == display.print_png(figure)


def test_the_text_of_a_live_figure_stays_the_same(recorder, clock):
    figure = line_chart()
    live = display.LiveFigure(figure, "Loss while training")
    figure.axes[0].set_title("Changed")
    live.finish("All is well.")
    first, last = recorder.displayed[0], recorder.updates[0]
    assert first._repr_mimebundle_()[0]["text/plain"] == "Loss while training"
    assert last._repr_mimebundle_()[0]["text/plain"] == "Loss while training"
    assert first.data != last.data


def test_outside_a_notebook_a_figure_is_its_text(capsys):
    display.show(line_chart(), "A caption.")
    display.LiveFigure(line_chart(), "Loss").finish("The end.")
    printed = capsys.readouterr().out.splitlines()
    assert printed == ["<Figure, 9 by 3.6 inches>", "A caption.", "Loss", "The end."]


def test_a_live_figure_ends_with_its_caption(recorder):
    figure, _ = new_figure()
    live = display.LiveFigure(figure, "while it trains")
    live.finish("80 % right")
    assert repr(recorder.displayed[-1]) == "80 % right"
    (picture,) = recorder.updates
    _, metadata = picture._repr_mimebundle_()
    assert metadata["image/png"]["alt"] == "80 % right"
    with pytest.raises(ValueError, match="caption"):
        live.finish(" ")
