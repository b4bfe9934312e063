"""The live figure of notebook 10: what shares a mean, and a map before and after."""

from typing import Any

import numpy as np
from ipywidgets import IntSlider, SelectionSlider, ToggleButtons, Widget, dlink
from matplotlib.layout_engine import ConstrainedLayoutEngine
from numpy.typing import NDArray

from helpers.checked import takes
from helpers.figures.explorer import Explorer, explore
from helpers.figures.numbers import fixed, significant
from helpers.figures.recording.plan import Pick, Plan
from helpers.figures.style import INK, new_figure
from helpers.lessons.convolutional_batch_norm import plots
from helpers.nn.convolution import convolve
from helpers.studies.normalizations import NORMS, normalized, sets

Array = NDArray[Any]

EDGE = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]) / 4
CORNER = np.array([[-2, -1, 0], [-1, 0, 1], [0, 1, 2]]) / 4
RIDGE = np.array([[-1, 2, -1], [-1, 2, -1], [-1, 2, -1]]) / 3
SPOT = np.array([[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]]) / 8

KERNELS = {
    "blur": np.full((3, 3), 1 / 9),
    "right minus left": EDGE,
    "bottom minus top": EDGE.T,
    "bright spots": SPOT,
    "bottom right minus top left": CORNER,
    "top right minus bottom left": CORNER[::-1],
    "upright lines": RIDGE,
    "level lines": RIDGE.T,
}
"""What every channel of the widget shows."""

POSITIONS = 4
"""How many small cubes stand for all positions of a map."""
LIMITS = {"its picture": None, "its map before": 1.0, "and after": 4.0}
"""The numbers in full colour."""


class AxisCubeScene:
    """The cube of a batch, one of its pictures, and a map before and after."""

    def __init__(self, pictures: Array) -> None:
        weight = np.stack(list(KERNELS.values()))[:, np.newaxis]
        self._maps = convolve(pictures, weight, padding=1)[0]
        self._pictures = pictures
        self.figure, axes = new_figure(1, 4, height=3.1, width_ratios=[1.9, 1, 1, 1])
        self._cube_ax, *map_axes = axes
        largest = (len(pictures), len(KERNELS), POSITIONS)
        empty_cube = np.zeros(largest, bool)
        self._glass, *self._cube = plots.plot_cube(empty_cube, self._cube_ax)
        plots.label_cube(largest, self._cube_ax)
        self._shape = largest
        empty = np.zeros(pictures.shape[2:])
        self._images = [
            plots.plot_map(empty, title, ax, limit)
            for (title, limit), ax in zip(LIMITS.items(), map_axes, strict=True)
        ]
        for image, ax in zip(self._images[1:], map_axes[1:], strict=True):
            plots.plot_scale(image, ax)
        ring: dict[str, Any] = {"markersize": 11, "mfc": "none", "mec": INK, "mew": 2}
        self._rings = [
            ax.plot([0], [0], "o", clip_on=False, **ring)[0] for ax in map_axes[1:]
        ]
        self._equation = self.figure.text(0.98, 0.89, "", ha="right", fontsize=16)
        self._equation.set(va="center", in_layout=False)
        engine = self.figure.get_layout_engine()
        assert isinstance(engine, ConstrainedLayoutEngine)
        engine.set(rect=(0, 0, 1, 0.87))  # the equation stands above
        self.artists = [*self._cube, *self._images, *self._rings, self._equation]

    def draw(
        self,
        norm: str,
        groups: int,
        pictures: int,
        channels: int,
        picture: int,
        channel: int,
        contrast: int,
    ) -> str:
        """Colour the set of one number; draw its map; return what shares its mean."""
        n, c = min(picture, pictures - 1), min(channel, channels - 1)
        used = min(groups, channels) if norm == "group" else 1
        x = self._maps[:pictures, :channels].copy()
        labels = sets(norm, pictures, channels, used)
        unchanged = normalized(x, labels)[n, c]
        x[n] *= contrast / 100
        before, after = x[n, c], normalized(x, labels)[n, c]
        mine = labels == labels[n, c]
        self._draw_cube(mine, n, c)
        shown = (contrast / 100 * self._pictures[n, 0], before, after)
        row, column = np.unravel_index(np.abs(before).argmax(), before.shape)
        for image, values in zip(self._images, shown, strict=True):
            image.set_data(values)
        for ring in self._rings:
            ring.set_data([column], [row])
        over, below, became = in_numbers(
            before[row, column], x[mine], after[row, column]
        )
        self._equation.set_text(
            rf"$\hat x = \dfrac{{{over}}}{{\sqrt{{{below}}}}} = {became}$"
        )
        return (
            f"picture {n}, channel {c} ({list(KERNELS)[c]}), this map: mean ± standard "
            f"deviation **{fixed(before.mean())} ± {before.std():.2f}** before, "
            f"**{fixed(after.mean())} ± {after.std():.2f}** after\n"
            f"{norm}: **{mine.sum() * before.size:,}** values share one mean "
            f"({_maps(norm, int(mine.sum()))} × {before.size}); "
            f"{_many(len(np.unique(labels)), 'mean')} in all"
            f"{_group_note(norm, groups, used)}\n"
            f"ringed: ({over}) / √({below}) = **{became}**; "
            + _contrast_note(contrast, float(np.abs(after - unchanged).max()))
        )

    def _draw_cube(self, mine: Array, picture: int, channel: int) -> None:
        chosen = np.repeat(mine[:, :, np.newaxis].astype(int), POSITIONS, axis=2)
        chosen[picture, channel] = 2
        plots.set_cube(chosen, *self._cube)
        if chosen.shape != self._shape:  # glass and names stand in the background
            self._shape = chosen.shape
            for artist in (self._glass, *self._cube_ax.texts):
                artist.remove()
            self._glass = plots.plot_glass(chosen.shape, self._cube_ax)
            plots.label_cube(chosen.shape, self._cube_ax)


def in_numbers(before: float, sharing: Array, after: float) -> tuple[str, str, str]:
    """Return what stands above and below the line, and the number that it gives."""
    mean = round(float(sharing.mean()), 9)  # equal halves leave what rounding leaves
    over = f"{significant(before)} {'+' if mean < 0 else '−'} {significant(abs(mean))}"
    return over, f"{significant(sharing.var())} + 0.00001", fixed(after)


def _many(count: int, name: str) -> str:
    return f"{count} {name}{'s' * (count != 1)}"


def _maps(norm: str, count: int) -> str:
    """Say of what there are as many as maps that share a mean."""
    return _many(count, {"batch": "picture", "instance": "map"}.get(norm, "channel"))


def _group_note(norm: str, groups: int, used: int) -> str:
    if norm != "group":
        return ""
    slider = f" (slider: {groups})" if groups != used else ""
    return f" with {_many(used, 'group')}{slider}"


def _contrast_note(contrast: int, change: float) -> str:
    changes = f"the map after changes by up to **{change:.2f}**"
    return (
        f"compared with full contrast, {changes}" if contrast < 100 else "full contrast"
    )


def _limit(number: IntSlider, count: Widget) -> None:
    """Let the number of a picture or channel spring back to where the batch ends.

    Its slider keeps its two ends: in the browser, the key End would go on to lead to
    the first of them.
    """

    def spring_back(_change: Any) -> None:
        number.value = min(number.value, count.value - 1)

    for control in (number, count):
        control.observe(spring_back, "value")


def seen(picture: int, channel: int) -> Array:
    """Return the middles of the faces of a column that can be seen, (points, 2)."""
    cells = np.array([[picture, channel, p] for p in range(POSITIONS)])
    top = plots.cube_face(cells[-1:], 2)
    sides = [
        plots.cube_face(cells, side) if place == 0 else np.repeat(top, POSITIONS, 0)
        for side, place in enumerate((picture, channel))
    ]
    return np.concatenate([top, *sides]).mean(axis=1)


PLAN = Plan(
    values={"pictures": (1, 2, 3, 6), "contrast": (10, 50, 100)},
    situations={
        "batch, a faint picture": {"contrast": 10},
        "layer, a faint picture": {"norm": "layer", "contrast": 10},
        "a single picture": {"pictures": 1, "picture": 0},
    },
    picks=[Pick("picture", "channel", at=seen)],
)


@takes(pictures="N 1 _ _")
def explore_axes(pictures: Array) -> Explorer:
    """Choose a normalization and a column; see what shares its mean."""
    scene = AxisCubeScene(pictures)
    norm = ToggleButtons(options=NORMS, description="normalize")
    groups = SelectionSlider(options=[1, 2, 4, 8], value=2)
    groups.description = "groups (for group)"
    dlink((norm, "value"), (groups, "disabled"), lambda name: name != "group")
    count = IntSlider(3, min=1, max=len(pictures), description="pictures N")
    channels = SelectionSlider(options=[2, 4, 8], value=8, description="channels C")
    picture, channel = (
        IntSlider(1, max=len(pictures) - 1),
        IntSlider(2, max=len(KERNELS) - 1),
    )
    picture.description = "picture of the column, from 0"
    channel.description = "channel of the column, from 0"
    contrast = IntSlider(100, min=10, max=100, step=10)
    contrast.description = "contrast of this picture [%]"
    _limit(picture, count)
    _limit(channel, channels)
    return explore(
        scene,
        "Explore: the cube",
        PLAN,
        norm=norm,
        pictures=count,
        channels=channels,
        picture=picture,
        channel=channel,
        groups=groups,
        contrast=contrast,
    )
