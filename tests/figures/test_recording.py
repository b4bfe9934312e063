"""What a figure draws, recorded and drawn again from the record."""

import gzip
import json
import re

import numpy as np
import pytest
from ipywidgets import (
    Checkbox,
    Dropdown,
    FloatLogSlider,
    FloatSlider,
    IntSlider,
    SelectionSlider,
    ToggleButtons,
    dlink,
)
from matplotlib import patches
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from pixels import difference, pixels_of

from helpers.figures.explorer import explore
from helpers.figures.recording.book import Book
from helpers.figures.recording.plan import MOST_STATES, Grid, Pick, Plan
from helpers.figures.recording.record import packed, record
from helpers.figures.recording.renderer import (
    FIRST_COLOR,
    IMAGE,
    MARKS,
    RING,
    SHAPE,
)
from helpers.figures.recording.stops import stops_of
from helpers.figures.scene import FRAME_DPI, settle_layout
from helpers.figures.style import RAW, new_figure

CODES = {"m": Path.MOVETO, "l": Path.LINETO, "q": Path.CURVE3, "c": Path.CURVE4}
PAIRS = {"m": 1, "l": 1, "q": 2, "c": 3}


class Still:
    """A scene of one axes, on which a test draws what it likes."""

    def __init__(self, *, draw=lambda ax: []):
        self.figure, self.ax = new_figure(width=4, height=3)
        self.ax.set(xlim=(0, 10), ylim=(-1, 1), title="Title", ylabel="$w_A$, −1")
        self.artists = draw(self.ax)
        self.figure.set_dpi(FRAME_DPI)
        settle_layout(self.figure)


def numbers(text):
    return [int(n) for n in re.findall(r"-?\d+", text)]


def shape(text):
    """Read an SVG path; the absolute commands of a clip, too."""
    vertices, codes, here, start = [], [], np.zeros(2), np.zeros(2)
    for word, rest in re.findall(r"([a-zM])([^a-zM]*)", text):
        if word == "z":
            vertices.append(start)
            codes.append(Path.CLOSEPOLY)
            here = start
            continue
        values = numbers(rest)
        if word in "hv":
            values = [*values, 0] if word == "h" else [0, *values]
        name = {"M": "m", "h": "l", "v": "l"}.get(word, word)
        pairs = np.reshape(values, (-1, PAIRS[name], 2))
        for points in pairs:
            points = points if word == "M" else points + here
            vertices += list(points)
            codes += [CODES[name]] * len(points)
            here = points[-1]
            start = here if name == "m" else start
    return Path(np.array(vertices), codes)


def places(text, start, length):
    values = np.cumsum(numbers(text))
    return start + values / max(1, values.max()) * length


def replayed(data, frame):
    """Draw one recorded frame with Matplotlib's own patches; return its pixels."""
    width, height = data["size"]
    figure = Figure(figsize=(width / 500, height / 500), dpi=100)
    FigureCanvasAgg(figure)
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set(xlim=(0, width), ylim=(height, 0))
    ax.set_axis_off()
    _, *groups = [column[frame] for column in data["frames"]]
    for group in groups:
        x = y = 0
        for kind, style, *rest in data["groups"][group] if group >= 0 else []:
            style = data["styles"][style]
            if kind == SHAPE:
                x, y = x + rest[1], y + rest[2]
                paths = [shape(data["texts"][rest[0]]).transformed(moved(x, y))]
            elif kind == IMAGE:
                draw_picture(ax, data, *rest)
                continue
            else:
                xs, ys, left, top, across, down, *marker = rest
                points = np.column_stack(
                    [
                        places(data["texts"][xs], left, across),
                        places(data["texts"][ys], top, down),
                    ]
                )
                paths = [Path(points, closed=False)]
                if kind == RING:
                    paths = [Path([*points, points[0]], closed=True)]
                if kind == MARKS:
                    mark = shape(data["texts"][marker[0]])
                    paths = [mark.transformed(moved(*point)) for point in points]
            for path in paths:
                draw_path(ax, path, style)
    figure.canvas.draw()
    return np.asarray(figure.canvas.buffer_rgba())[..., :3]


def moved(x, y):
    return Affine2D().translate(x, y)


def draw_path(ax, path, style):
    patch = patches.PathPatch(
        path,
        facecolor=style.get("fill", "none"),
        edgecolor=style.get("stroke", "none"),
        linewidth=style.get("width", 0) / 5 * 0.72,
        capstyle={"square": "projecting"}.get(style.get("cap"), style.get("cap")),
    )
    if "dash" in style:
        offset, *lengths = np.array(style["dash"]) / style["width"]
        patch.set_linestyle((offset, lengths))
    ax.add_patch(patch)
    if "box" in style:
        patch.set_clip_path(shape(style["box"]), ax.transData)


def draw_picture(ax, data, text, columns, *matrix):
    letters = [ord(letter) - FIRST_COLOR for letter in data["texts"][text]]
    pixels = np.array([data["colors"][n] for n in letters], np.uint8)
    a, b, c, d, e, f = matrix
    image = ax.imshow(
        pixels.reshape(-1, columns, 4), extent=(0, 1, 1, 0), interpolation="nearest"
    )
    image.set_zorder(1)  # as all others: what comes later lies above
    image.set_transform(Affine2D.from_values(a, b, c, d, e, f) + ax.transData)
    ax.set(xlim=(0, data["size"][0]), ylim=(data["size"][1], 0), aspect="auto")


def recorded(scene):
    book = Book(scene)
    book.add("facts")
    return book.data()


def a_line(ax):
    return ax.plot(np.linspace(0, 10, 50), np.sin(np.arange(50)), "--", color=RAW)


def marks(ax):
    return ax.plot([1, 5, 9], [0, 0.5, 2.0], "o-", alpha=0.5, markersize=15)


def level_lines(ax):
    """A level and an upright line of many points, with marks."""
    along = np.linspace(-0.9, 0.9, 9)
    level = ax.plot(5 + 5 * along, np.full(9, 0.4), "|-", markersize=30)
    return level + ax.plot(np.full(9, 5.0), along, "_-", markersize=30)


def a_text(ax):
    return [ax.text(5, 0, "turned $x^2$ text", rotation=30, color=RAW, size=20)]


def an_image(ax):
    values = np.arange(12).reshape(3, 4)
    image = ax.imshow(values, extent=(1, 9, -0.9, 0.9), aspect="auto", cmap="viridis")
    return [image]


def an_image_upwards(ax):
    options = {"extent": (1, 9, -0.9, 0.9), "aspect": "auto", "origin": "lower"}
    return [ax.imshow(np.arange(12).reshape(3, 4), **options)]


def a_smooth_image(ax):
    options = {"extent": (1, 9, -0.9, 0.9), "aspect": "auto"}
    image = ax.imshow(np.arange(12).reshape(3, 4), **options)
    image.set_interpolation("bilinear")
    return [image]


def a_mesh(ax):
    """The even mesh of a colour bar, and an uneven one."""
    mesh = ax.pcolormesh([1, 2, 5, 9], [-0.8, 0.2, 0.9], np.arange(6).reshape(2, 3))
    ax.figure.colorbar(mesh, ax=ax)
    return [mesh]


def collections(ax):
    squares = [[(i, 0), (i + 0.8, 0), (i + 0.8, 0.7), (i, 0.7)] for i in range(5)]
    filled = PolyCollection(squares, facecolors=["red", "green"], alpha=0.4)
    segments = [[(i, -0.5), (i + 1, -0.9)] for i in range(5)]
    lines = LineCollection(segments, colors=["black", "blue"], linewidths=3)
    return [ax.add_collection(filled), ax.add_collection(lines)]


def a_curved_patch(ax):
    return [ax.add_patch(patches.Ellipse((5, 0), 6, 1, alpha=0.3, color="blue"))]


def beyond_the_axes(ax):
    """A wide line that would reach far out of its axes, and one that may."""
    return ax.plot([-5, 20], [-2, 2], linewidth=12) + ax.plot(
        [-0.3, 3], [0.9, 0.9], linewidth=6, clip_on=False
    )


def an_area(ax):
    return ax.fill(np.linspace(1, 9, 30), np.cos(np.arange(30)), alpha=0.3)


DRAWINGS = [
    *(a_line, marks, level_lines, a_text, an_image, an_image_upwards, a_smooth_image),
    *(a_mesh, collections, a_curved_patch, beyond_the_axes, an_area),
]


@pytest.mark.parametrize("draw", DRAWINGS)
def test_the_record_draws_what_matplotlib_draws(draw):
    scene = Still(draw=draw)
    picture = pixels_of(scene)
    assert difference(replayed(recorded(scene), 0), picture) <= 0.01
    empty = replayed(recorded(Still()), 0)
    assert difference(empty, picture) > 0.01  # or it would not have been seen


def clouds(ax):
    points = np.random.default_rng(0).normal(5, 1, (2, 100))
    return ax.plot(*points, "o")


def test_what_is_only_moved_or_stretched_is_stored_once():
    scene = Still(draw=clouds)
    book = Book(scene)
    (cloud,) = scene.artists
    x, y = cloud.get_data()
    book.add("here")
    texts = len(book.texts)
    for factor, shift in [(0.9, 0.0), (0.9, 0.3), (0.6, -0.2)]:
        cloud.set_data(factor * x + shift, 0.9 * factor * y - shift)
        book.add("there")
    data = book.data()
    assert len(data["texts"]) == texts
    assert len(data["groups"]) == len({str(g) for g in data["groups"]})
    assert len({column[0] for column in data["frames"][1:-1]}) > 1
    assert data["facts"] == ["here", "there"]
    assert all(len(set(column)) == 1 for column in data["frames"][1:-1])
    assert len(set(data["frames"][-1])) == 4


CONTROLS = {
    "count": (IntSlider(3, min=1, max=5, description="n"), list("12345")),
    "share": (
        FloatSlider(0, min=-0.2, max=0.2, step=0.1, description="share"),
        ["−0.20", "−0.10", "0.00", "0.10", "0.20"],
    ),
    "eps": (
        FloatLogSlider(0.1, min=-2, max=0, step=1, readout_format=".1e"),
        ["1.0e−02", "1.0e−01", "1.0e+00"],
    ),
    "on": (Checkbox(True, description="on"), ["no", "yes"]),
    "kind": (ToggleButtons(options=["raw", "scaled"], value="scaled"), None),
    "held": (Dropdown(options=[("holds", 1), ("fails", 2)], description="held"), None),
    "step": (SelectionSlider(options=[("1,000", 1000), ("2,000", 2000)]), None),
}


@pytest.mark.parametrize("name", CONTROLS)
def test_the_values_of_a_control_are_those_a_reader_can_choose(name):
    control, texts = CONTROLS[name]
    stops = stops_of(control)
    texts = texts or [str(text) for text in control._options_labels]
    assert stops.texts == texts
    assert stops.possible == len(texts)
    assert stops.values[stops.start] == pytest.approx(control.value, abs=1e-9)
    assert ":" not in stops.label


def test_chosen_values_must_be_the_controls_own():
    control = IntSlider(3, min=1, max=5)
    assert stops_of(control, (1, 3)).values == [1, 3]
    with pytest.raises(ValueError, match="no value 7"):
        stops_of(control, (3, 7))
    with pytest.raises(ValueError, match="starts at 3: it must be recorded"):
        stops_of(control, (1, 5))


class Dots:
    """A scene of as many dots as asked for, if they are asked for."""

    def __init__(self):
        self.figure, self.ax = new_figure(width=4, height=3)
        (self.dots,) = self.ax.plot([], [], "o")
        self.artists = [self.dots]
        self.drawn = 0

    def draw(self, count, chosen, hidden):
        self.drawn += 1
        self.ax.set_xlim(0, 5)
        self.dots.set_data(np.arange(count), np.zeros(count))
        self.dots.set_visible(not hidden)
        return "none" if hidden else f"**{count}** dots, {chosen}"


def dots(plan=None):
    count = IntSlider(2, min=1, max=4, description="count")
    chosen = IntSlider(0, min=0, max=3, description="chosen")
    hidden = Checkbox(False, description="hidden")

    def spring_back(_change):
        chosen.value = min(chosen.value, count.value - 1)

    for control in (count, chosen):
        control.observe(spring_back, "value")
    dlink((hidden, "value"), (count, "disabled"))
    controls = {"count": count, "chosen": chosen, "hidden": hidden}
    return explore(Dots(), "Dots", plan, **controls)


def test_every_state_has_its_frame_once():
    explorer = dots(Plan(idle=lambda v: ("chosen",) if v["hidden"] else ()))
    scene = explorer._scene
    scene.drawn = 0
    data = record(explorer)
    # Chosen is below count: 1 + 2 + 3 + 4 states; hidden, count is disabled.
    assert scene.drawn == 10 + 1
    assert len(data["frames"][0]) == 11
    assert len(data["states"]) == 4 * 4 * 2
    grid = list(np.ndindex(4, 4, 2))
    for (count, chosen, hidden), frame, off in zip(
        grid, data["states"], data["disabled"], strict=True
    ):
        said = data["facts"][data["frames"][0][frame]]
        seen = f"**{count + 1}** dots, {min(chosen, count)}"
        assert said == ("none" if hidden else seen)
        assert off == hidden
    assert data["moved"] == {
        number: (count, count, hidden)
        for number, (count, chosen, hidden) in enumerate(grid)
        if chosen > count
    }
    values = [control.value for control in explorer._controls.values()]
    assert values == [2, 0, False]


def test_fewer_values_are_said_and_situations_found():
    plan = Plan(
        values={"count": (1, 2, 4), "chosen": (0,)},
        situations={"four": {"count": 4}, "none": {"hidden": True}},
    )
    data = record(dots(plan))
    assert data["situations"] == [("four", [2, 0, 0]), ("none", [1, 0, 1])]
    assert "count (3 of 4), chosen (1 of 4)" in data["note"]
    assert record(dots())["note"] == ""
    with pytest.raises(ValueError, match="no control is called"):
        record(dots(Plan(situations={"wrong": {"size": 1}})))
    with pytest.raises(ValueError, match="not recorded"):
        record(dots(Plan({"count": (2,), "chosen": (0,)}, {"four": {"count": 4}})))


def test_without_values_of_its_own_a_figure_is_thinned():
    controls = {
        "a": IntSlider(33, min=0, max=199, description="a"),
        "b": IntSlider(0, min=0, max=99, description="b"),
        "c": ToggleButtons(options=["x", "y"], description="c"),
    }
    grid = Grid(controls, Plan(situations={"odd": {"b": 51}}))
    assert grid.situations() == {"odd": [3, 13, 0]}
    assert MOST_STATES / 4 <= len(grid) <= MOST_STATES
    a, b, c = grid.stops.values()
    assert (a.values[0], a.values[a.start], a.values[-1]) == (0, 33, 199)
    assert len(set(a.values)) == len(a.values)
    assert (b.values[0], b.values[-1]) == (0, 99)
    assert len(c.values) == 2
    assert len(set(np.diff(a.values[1:-1]))) == 1  # even, but for the ends


def test_many_controls_of_few_values_stay_as_they_are():
    controls = {
        name: IntSlider(1, min=0, max=2, description=name) for name in "abcdefgh"
    }
    assert len(Grid(controls, Plan())) == 3**8


def test_the_file_is_the_same_every_time():
    files = [packed(record(dots())) for _ in range(2)]
    assert files[0] == files[1]
    data = json.loads(gzip.decompress(files[0]))
    assert data["controls"][0] == {
        "name": "count",
        "kind": "range",
        "label": "count",
        "texts": ["1", "2", "3", "4"],
        "start": 1,
    }


def test_values_lie_in_the_picture_where_their_axis_has_them():
    class Logarithmic(Dots):
        def draw(self, count, chosen, hidden):
            self.ax.set(xscale="log", xlim=(1, 10))
            return "as they were"

    plan = Plan(picks=[Pick("count")])
    controls = dots()._controls
    data = record(explore(Logarithmic(), "Logarithmic", plan, **controls))
    (pick,) = data["picks"]
    (left, top), (right, bottom) = pick["box"]
    assert 0 < left < right < data["size"][0]
    assert 0 < top < bottom < data["size"][1]
    wanted = left + (right - left) * np.log10([1, 2, 3, 4])
    along, heights = np.transpose(pick["places"])
    np.testing.assert_allclose(along, wanted, atol=1)
    assert len(set(heights)) == 1  # then it does not count
    assert pick["controls"] == [0]


def test_a_pair_of_values_lies_at_a_point_or_where_it_is_said_to():
    def mirrored(count, chosen):
        return (chosen, count) if chosen else (np.nan, np.nan)

    picks = [Pick("count", "chosen"), Pick("count", "chosen", at=mirrored)]
    data = record(explore(Dots(), "Pairs", Plan(picks=picks), **dots()._controls))
    points, swapped = (np.reshape(p["places"], (4, 4, 2)) for p in data["picks"])
    assert data["picks"][0]["controls"] == [0, 1]
    right, down = np.moveaxis(points, -1, 0)
    assert np.all(np.diff(right, axis=0) > 0)
    assert np.all(np.diff(right, axis=1) == 0)
    assert np.all(np.diff(down, axis=1) < 0)
    assert np.all(np.diff(down, axis=0) == 0)
    assert swapped[0, 0].min() > max(data["size"])  # where no pointer gets
    assert swapped[0, 2, 0] > swapped[0, 1, 0]
    assert swapped[1, 1, 1] < swapped[0, 1, 1]
