"""The engine of the live figures, driven without a browser."""

import base64
import gc
import io
import weakref

import numpy as np
import pytest
from ipywidgets import FloatSlider, IntSlider
from matplotlib import pyplot as plt, style
from PIL import Image

from helpers.figures import frames as blitting
from helpers.figures.explorer import explore
from helpers.figures.style import new_figure


class Wave:
    """A scene of two axes: the limits of the first change with the amplitude."""

    def __init__(self):
        self.figure, (self.left, self.right) = new_figure(1, 2, width=6, height=2.5)
        (self.curve,) = self.left.plot([], [])
        (self.dot,) = self.right.plot([], [], "o")
        self.note = self.right.annotate("", (0.5, 0.5), xycoords="axes fraction")
        self.left.set(title="Wave", xlabel="time [s]", ylabel="height", xlim=(0, 1))
        self.right.set(xlim=(0, 9), ylim=(0, 9))
        self.drawings = []

    @property
    def artists(self):
        return [self.curve, self.dot, self.note]

    def draw(self, amplitude, frequency):
        self.drawings.append((amplitude, frequency))
        if amplitude == 0:
            raise ValueError("an amplitude of zero is no wave.")
        if amplitude == 13:
            raise RuntimeError("unlucky")
        t = np.linspace(0, 1, 100)
        self.curve.set_data(t, amplitude * np.sin(2 * np.pi * frequency * t))
        self.dot.set_data([frequency], [frequency])
        self.note.set_text(f"{frequency} Hz")
        self.left.set_ylim(-amplitude, amplitude)
        return f"amplitude <**{amplitude:g}**>\nfrequency {frequency} Hz"


@pytest.fixture
def controls():
    return {
        "amplitude": FloatSlider(1.0, min=0, max=1000, description="amplitude [m]"),
        "frequency": IntSlider(2, min=1, max=9, description="frequency [Hz]"),
    }


@pytest.fixture
def scene():
    return Wave()


@pytest.fixture
def explorer(scene, controls):
    return explore(scene, "Waves", **controls)


def picture_of(explorer):
    *_, image = explorer.children
    return image.value


def facts_of(explorer):
    *_, readout, _ = explorer.children
    return readout.value


def reset_button_of(explorer):
    _, _, row, *_ = explorer.children
    return row.children[-1]


def pixels_after(*settings):
    """The last frame of a new renderer that was given these values in turn."""
    scene = Wave()
    scene.draw(1.0, 2)
    renderer = blitting.FrameRenderer(scene)
    for values in settings:
        scene.draw(*values)
        picture = renderer.picture()
    return np.asarray(picture).astype(int)


def test_a_style_chosen_meanwhile_changes_no_frame():
    frames = []
    for chosen in "default", "classic":
        rate = FloatSlider(0.05, description="rate")
        explorer = explore(Wave(), "Waves", amplitude=rate, frequency=IntSlider(2))
        with style.context(chosen):
            rate.value = 5
        frames.append(picture_of(explorer))
    assert frames[0] == frames[1]


def test_the_facts_are_text_with_bold_numbers_and_lines(explorer):
    assert "amplitude &lt;<b>1</b>&gt;<br>frequency 2 Hz" in facts_of(explorer)


@pytest.mark.parametrize("last", [(1.0, 5), (900.0, 2), (900.0, 7)])
def test_a_frame_does_not_depend_on_the_frames_before(last):
    frames = [(900.0, 3), (1.0, 9), (2.5, 1), (900.0, 9)]
    np.testing.assert_array_equal(pixels_after(*frames, last), pixels_after(last))


def test_a_frame_shows_what_matplotlib_itself_draws():
    scene = Wave()
    scene.draw(1.0, 2)
    renderer = blitting.FrameRenderer(scene)
    renderer.picture()
    scene.draw(900.0, 7)
    frame = np.asarray(renderer.picture()).astype(int)
    renderer.canvas.draw()
    direct = np.asarray(renderer.canvas.buffer_rgba())[..., :3].astype(int)
    assert np.mean(np.abs(frame - direct).max(axis=-1) > 8) < 1e-3
    assert np.mean(np.abs(frame - pixels_after((1.0, 2))).max(axis=-1) > 8) > 1e-2


@pytest.mark.parametrize(
    "change",
    [
        lambda scene: scene.left.set_title("Another title"),
        lambda scene: scene.left.set_xlabel("another label"),
        lambda scene: scene.left.set_xscale("symlog"),
        lambda scene: scene.left.set_xticks([0.1, 0.7]),
        lambda scene: scene.left.xaxis.set_major_formatter("{x:.3f}"),
        lambda scene: scene.right.axhline(4),
        lambda scene: scene.right.set_visible(False),
        lambda scene: scene.figure.text(0.5, 0.5, "over all"),
    ],
)
def test_a_changed_background_is_noticed(scene, change):
    scene.draw(1.0, 2)
    renderer = blitting.FrameRenderer(scene)
    before = renderer.picture()
    change(scene)
    assert np.any(np.asarray(renderer.picture()) != np.asarray(before))


def test_only_the_axes_that_changed_are_drawn_anew(scene, monkeypatch):
    scene.draw(1.0, 2)
    scene.right.set_xticks([2, 4], ["two", "four"])
    renderer = blitting.FrameRenderer(scene)
    renderer.picture()
    drawn = []
    monkeypatch.setattr(scene.left, "draw", lambda _: drawn.append("left"))
    monkeypatch.setattr(scene.right, "draw", lambda _: drawn.append("right"))
    scene.draw(1.0, 5)
    scene.right.set_xticks([2, 4], ["two", "four"])  # as they were
    renderer.picture()
    assert drawn == []
    scene.draw(2.0, 5)
    renderer.picture()
    assert drawn == ["left"]


def test_artists_may_be_replaced_and_a_whole_axes_may_be_one():
    class Redrawn(Wave):
        @property
        def artists(self):
            return [self.left]

        def draw(self, amplitude, frequency):
            self.left.clear()
            self.left.plot([0, frequency], [0, amplitude])

    scene = Redrawn()
    scene.draw(1.0, 2)
    renderer = blitting.FrameRenderer(scene)
    first = np.asarray(renderer.picture())
    scene.draw(8.0, 2)
    other = np.asarray(renderer.picture())
    scene.draw(1.0, 2)
    assert np.any(first != other)
    np.testing.assert_array_equal(np.asarray(renderer.picture()), first)


def test_reset_restores_all_values_with_one_drawing(explorer, scene, controls):
    picture = picture_of(explorer)
    controls["amplitude"].value = 4.0
    controls["frequency"].value = 7
    scene.drawings.clear()
    reset_button_of(explorer).click()
    assert {name: control.value for name, control in controls.items()} == {
        "amplitude": 1.0,
        "frequency": 2,
    }
    assert scene.drawings == [(1.0, 2)]
    assert picture_of(explorer) == picture


def test_equal_values_are_drawn_once(explorer, scene, controls):
    scene.drawings.clear()
    controls["amplitude"].value = 1.0
    reset_button_of(explorer).click()
    assert scene.drawings == []


def test_a_change_while_drawing_is_drawn_last(explorer, scene, controls, monkeypatch):
    calls = []
    draw = scene.draw

    def interrupted_draw(amplitude, frequency):
        calls.append((amplitude, frequency))
        if len(calls) == 1:  # the reader drags on
            controls["amplitude"].value = 6.0
            controls["amplitude"].value = 7.0
            assert len(calls) == 1, "drawings must not nest"
        return draw(amplitude, frequency)

    monkeypatch.setattr(scene, "draw", interrupted_draw)
    controls["amplitude"].value = 5.0
    assert calls == [(5.0, 2), (7.0, 2)]
    assert "<b>7</b>" in facts_of(explorer)


@pytest.mark.parametrize(
    ("amplitude", "words"),
    [(0.0, "Not possible: an amplitude of zero"), (13.0, "(RuntimeError): unlucky")],
)
def test_a_problem_is_a_sentence_above_the_last_picture(
    explorer, controls, amplitude, words, capsys
):
    picture = picture_of(explorer)
    controls["amplitude"].value = amplitude
    assert words in facts_of(explorer)
    assert picture_of(explorer) == picture
    controls["amplitude"].value = 1.0
    assert "<b>1</b>" in facts_of(explorer)
    assert picture_of(explorer) == picture
    assert capsys.readouterr() == ("", "")


def test_wrong_initial_values_are_the_authors_problem(scene, controls):
    controls["amplitude"].value = 0.0
    with pytest.raises(ValueError, match="no wave"):
        explore(scene, "Wrong from the start", **controls)


def test_the_frames_fit_the_page_and_keep_their_aspect(explorer):
    *_, image = explorer.children
    frame = Image.open(io.BytesIO(image.value))
    assert frame.format.lower() == image.format
    assert frame.size == (900, 375)
    assert (image.width, image.height) == ("600", "250")
    assert (image.layout.max_width, image.layout.height) == ("100%", "auto")


def test_the_display_is_live_where_it_can_be_and_a_picture_elsewhere(controls):
    explorer = explore(Wave(), "Waves", **controls)
    data, metadata = explorer._repr_mimebundle_()
    assert data["text/plain"] == "Waves\namplitude <**1**>\nfrequency 2 Hz"
    assert Image.open(io.BytesIO(base64.b64decode(data["image/png"]))).width == 900
    assert metadata["image/png"]["width"] == 600
    view = data["application/vnd.jupyter.widget-view+json"]
    assert view["model_id"] == explorer.model_id


def test_the_display_stays_the_same(explorer, controls):
    def lasting(explorer):
        data, metadata = explorer._repr_mimebundle_()
        return data["text/plain"], data["image/png"], metadata

    first = lasting(explorer)
    controls["amplitude"].value = 5.0
    assert lasting(explorer) == first
    controls["amplitude"].value = 1.0
    assert lasting(explore(Wave(), "Again", **controls)) != first  # the title
    assert lasting(explore(Wave(), "Waves", **controls)) == first


def test_running_the_cell_again_leaks_nothing():
    def cell():
        controls = {"amplitude": FloatSlider(1.0), "frequency": IntSlider(2)}
        return explore(Wave(), "Run twice", **controls)

    first = cell()  # kept, as IPython keeps what a cell returned
    figure = weakref.ref(first._scene.figure)
    controls = first._controls
    drawings = first._scene.drawings
    del drawings[:]
    second = cell()
    controls["amplitude"].value = 3.0  # nobody follows the old slider any more
    gc.collect()
    assert drawings == []
    assert figure() is None
    explorer = weakref.ref(second)
    second.close()
    del second
    cell().close()
    gc.collect()
    assert explorer() is None


def test_a_sentence_waits_for_the_kernel_to_be_lost(explorer):
    lost, *_ = explorer.children
    assert "Run the notebook's first code cell" in lost.value
    assert f".{explorer._dom_classes[0]} .lost {{ display: none" in lost.value


def test_no_pyplot_figure_is_ever_made(explorer, controls):
    controls["amplitude"].value = 3.0
    assert plt.get_fignums() == []
