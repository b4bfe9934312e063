"""The engine of the live figures, driven without a browser."""

import asyncio
import base64
import copy
import gc
import io
import json
import weakref

import numpy as np
import pytest
from driving import Driven
from ipywidgets import FloatSlider, IntSlider
from matplotlib import pyplot as plt, style
from PIL import Image

from helpers.figures.explorer import explore
from helpers.figures.recording import pages
from helpers.figures.recording.book import Book, room_for
from helpers.figures.recording.plan import Plan
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
        "amplitude": FloatSlider(1.0, min=0, max=20, step=1, description="height"),
        "frequency": IntSlider(2, min=1, max=9, description="frequency [Hz]"),
    }


@pytest.fixture
def scene():
    return Wave()


@pytest.fixture
def explorer(scene, controls):
    explorer = explore(scene, "Waves", **controls)
    scene.drawings.clear()
    return explorer


@pytest.fixture
def driven(explorer):
    return Driven(explorer)


def columns_after(scene, book, *settings):
    """The page of the last of these values, drawn in turn."""
    for values in settings:
        columns = book.page(scene.draw(*values))
    return columns


def test_a_style_chosen_meanwhile_changes_no_picture():
    recordings = []
    for chosen in "default", "classic":
        amplitude = FloatSlider(0.1, step=0.1, max=9)
        explorer = explore(Wave(), "Waves", amplitude=amplitude, frequency=IntSlider(2))
        with style.context(chosen):
            Driven(explorer).put(amplitude=5)
        recordings.append(explorer.recording)
    assert recordings[0] == recordings[1]
    assert len(recordings[0]["pages"]) == 2


@pytest.mark.parametrize("last", [(1.0, 5), (900.0, 2), (900.0, 7)])
def test_a_page_does_not_depend_on_the_pages_before(scene, last):
    scene.draw(1.0, 2)
    book = Book(scene)
    first = columns_after(scene, book, last)
    others = [(900.0, 3), (1.0, 9), (2.5, 1), (900.0, 9)]
    assert columns_after(scene, book, *others) != first
    assert columns_after(scene, book, *others, last) == first


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
    book = Book(scene)
    before = book.page("")
    change(scene)
    assert book.page("")[: book.layers + 1] != before[: book.layers + 1]


def test_only_the_axes_that_changed_are_drawn_anew(scene, monkeypatch):
    scene.draw(1.0, 2)
    scene.right.set_xticks([2, 4], ["two", "four"])
    book = Book(scene)
    book.page("")
    drawn = []
    monkeypatch.setattr(scene.left, "draw", lambda _: drawn.append("left"))
    monkeypatch.setattr(scene.right, "draw", lambda _: drawn.append("right"))
    scene.draw(1.0, 5)
    scene.right.set_xticks([2, 4], ["two", "four"])  # as they were
    book.page("")
    assert drawn == []
    scene.draw(2.0, 5)
    book.page("")
    assert drawn == ["left"]


def test_artists_may_be_replaced_and_a_whole_axes_may_be_one():
    class Redrawn(Wave):
        @property
        def artists(self):
            return [self.left]

        def draw(self, amplitude, frequency):
            self.left.clear()
            self.left.plot([0, frequency], [0, amplitude])
            return ""

    scene = Redrawn()
    scene.draw(1.0, 2)
    book = Book(scene)
    first = columns_after(scene, book, (1.0, 2))
    assert columns_after(scene, book, (8.0, 2)) != first
    assert columns_after(scene, book, (1.0, 2)) == first


def test_reset_restores_all_values_with_no_new_drawing(driven, scene):
    first, facts = driven.picture, driven.facts
    driven.put(amplitude=4.0)
    driven.put(frequency=7)
    assert driven.picture != first
    scene.drawings.clear()
    driven.reset()
    assert driven.values() == {"amplitude": 1.0, "frequency": 2}
    assert (driven.picture, driven.facts) == (first, facts)
    assert scene.drawings == []


def test_what_is_known_is_neither_drawn_nor_sent_again(driven, scene):
    driven.put(amplitude=4.0)
    (first,) = driven.sent
    driven.put(amplitude=1.0)
    driven.put(amplitude=4.0)
    assert scene.drawings == [(4.0, 2)]
    assert "pages" in first
    for message in driven.sent[1:]:
        assert message.keys() == {"state", "to"}


def test_what_is_sent_is_what_the_recording_has_grown_by(driven):
    known = copy.deepcopy(driven.explorer.recording)
    driven.put(amplitude=4.0)
    driven.put(frequency=7)
    for message in driven.sent:
        for table, things in message["news"].items():
            known[table] += things
        known["pages"] |= message["pages"]
    known["state"] = driven.sent[-1]["state"]
    grown = driven.explorer.recording
    assert {k: grown[k] for k in known} == known


def test_what_takes_too_much_room_is_forgotten(driven, monkeypatch):
    monkeypatch.setattr(pages, "MOST_BYTES", 20_000)
    for amplitude in range(2, 12):
        driven.put(amplitude=float(amplitude))
        assert driven.facts.startswith(f"amplitude <**{amplitude}**>")
    forgot = [message for message in driven.sent if "forget" in message]
    assert 1 <= len(forgot) < 9
    assert len(json.dumps(driven.explorer.recording)) < 60_000
    driven.put(amplitude=2.0)
    assert driven.facts.startswith("amplitude <**2**>")


@pytest.mark.parametrize(
    ("amplitude", "words"),
    [(0.0, "Not possible: an amplitude of zero"), (13.0, "(RuntimeError): unlucky")],
)
def test_a_problem_is_a_sentence(driven, amplitude, words, capsys):
    first = driven.picture
    driven.put(amplitude=amplitude)
    assert words in driven.facts
    assert driven.picture == []
    driven.put(amplitude=1.0)
    assert "**1**" in driven.facts
    assert driven.picture == first
    assert capsys.readouterr() == ("", "")


def test_wrong_initial_values_are_the_authors_problem(scene, controls):
    controls["amplitude"].value = 0.0
    with pytest.raises(ValueError, match="no wave"):
        explore(scene, "Wrong from the start", **controls)


def ahead(plan):
    """The values that are drawn ahead, once the frequency was set from 2 to 4."""
    amplitude = FloatSlider(1.0, min=0, max=2, step=1, description="amplitude")
    frequency = IntSlider(2, min=1, max=9, description="frequency")
    scene = Wave()
    explorer = explore(scene, "Ahead", plan, amplitude=amplitude, frequency=frequency)

    async def read():
        moves = {"moves": {"1": 3}, "from": "me"}
        explorer._on_message(None, moves, None)
        del scene.drawings[:]
        await explorer._task
        explorer.close()

    asyncio.run(read())
    return scene.drawings


def test_the_neighbours_are_drawn_ahead_the_likeliest_first():
    plan = Plan(situations={"fast": {"frequency": 9}})
    onwards = [(1.0, 5), (1.0, 6), (1.0, 7)]
    others = [(2.0, 4), (0.0, 4), (1.0, 3), (1.0, 9)]  # and (1.0, 2) was the first
    assert ahead(plan) == onwards + others


def test_a_question_ends_what_is_drawn_ahead(explorer, scene):
    async def read():
        for place in (1, 2, 3):
            moves = {"moves": {"1": place}, "from": "me"}
            explorer._on_message(None, moves, None)
        assert len(asyncio.all_tasks()) >= 2
        explorer._on_message(None, {"seen": True}, None)
        explorer.close()
        await asyncio.sleep(0.1)
        assert len(asyncio.all_tasks()) == 1

    asyncio.run(read())
    assert [frequency for _, frequency in scene.drawings] == [3, 4]


def test_room_is_left_for_the_longest_facts(explorer):
    amplitude, frequency = explorer.recording["room"].split("\n")
    assert amplitude == "amplitude <**20**>"
    assert frequency.startswith("frequency ")
    facts = ["a\nbb", "aaa\nb\n**c**", "aa\n"]
    assert room_for(facts) == "aaa\nbb\n**c**"


def test_the_picture_fits_the_page_and_keeps_its_aspect(explorer):
    known = explorer.recording
    assert known["width"] == 600
    assert known["size"] == [5 * 900, 5 * 375]  # PRECISION to a pixel


def test_the_display_is_live_where_it_can_be_and_a_picture_elsewhere(controls):
    explorer = explore(Wave(), "Waves", **controls)
    data, metadata = explorer._repr_mimebundle_()
    assert data["text/plain"] == "Waves\namplitude <**1**>\nfrequency 2 Hz"
    assert Image.open(io.BytesIO(base64.b64decode(data["image/png"]))).width == 900
    assert metadata["image/png"]["width"] == 600
    view = data["application/vnd.jupyter.widget-view+json"]
    assert view["model_id"] == explorer.model_id


def test_the_display_stays_the_same(driven, controls):
    def lasting(explorer):
        data, metadata = explorer._repr_mimebundle_()
        return data["text/plain"], data["image/png"], metadata

    first = lasting(driven.explorer)
    driven.put(amplitude=5.0)
    assert lasting(driven.explorer) == first
    driven.put(amplitude=1.0)
    controls["amplitude"].value = 1.0
    assert lasting(explore(Wave(), "Again", **controls)) != first  # the title
    assert lasting(explore(Wave(), "Waves", **controls)) == first


def test_running_the_cell_again_leaks_nothing():
    def cell():
        controls = {"amplitude": FloatSlider(1.0), "frequency": IntSlider(2)}
        return explore(Wave(), "Run twice", **controls)

    first = cell()  # kept, as IPython keeps what a cell returned
    figure = weakref.ref(first._scene.figure)
    second = cell()
    gc.collect()
    assert figure() is None
    explorer = weakref.ref(second)
    second.close()
    del second
    cell().close()
    gc.collect()
    assert explorer() is None


def test_no_pyplot_figure_is_ever_made(driven):
    driven.put(amplitude=3.0)
    assert plt.get_fignums() == []
