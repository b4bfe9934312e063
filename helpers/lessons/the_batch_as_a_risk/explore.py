"""The live figure of notebook 14: a picture, its mates, its light, and two answers."""

from copy import deepcopy
from typing import Any

import numpy as np
from ipywidgets import Dropdown, FloatSlider, IntSlider, SelectionSlider, ToggleButtons
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.image import AxesImage
from numpy.typing import NDArray

from helpers import datasets
from helpers.checked import takes
from helpers.figures.explorer import Explorer, explore
from helpers.figures.parts import bare, note
from helpers.figures.recording.plan import Plan
from helpers.figures.style import NORMALIZED, RAW, new_figure
from helpers.records import Record
from helpers.studies.changed_pictures import CHANGES, changed
from helpers.studies.stored_network import restored

Array = NDArray[Any]

ANY = "all classes"
MATES = (ANY, *datasets.CLASS_NAMES)
COUNTS = (1, 3, 7, 15, 63)
WHOM = ("the whole batch", "the picture alone")
DRAWS = 50
"""How many companies of the same kind are tried beside the one that is shown."""
COLUMNS, ROWS = 5, 3


class BatchScene:
    """One picture in a batch of chosen mates, and what a trained network answers.

    Parameters
    ----------
    pictures : ndarray, shape (N, 28, 28)
        Those that can be asked, 0 black to 255 white. The mates are test pictures.
    record : Record
        That of ``data/new_statistics.npz``: it holds the network.
    """

    def __init__(self, pictures: Array, record: Record) -> None:
        images = datasets.fashion_mnist()
        train = datasets.as_vectors(images.train_images)
        self._scale = train.mean(), train.std()
        self._asked = np.asarray(pictures) / 255
        self._mates = images.test_images / 255
        self._of_class = {
            name: np.flatnonzero(images.test_labels == label)
            for label, name in enumerate(datasets.CLASS_NAMES)
        } | {ANY: np.arange(len(images.test_labels))}
        sizes = record.settings["sizes"]
        self._network = restored(sizes, record["numbers"].at())
        self._observed = deepcopy(self._network)  # training moves its averages
        self.figure, axes = new_figure(1, 3, height=3.5, width_ratios=[1, 1.6, 2.1])
        self._picture = self._image(axes[0], "asked", (28, 28))
        self._company = self._image(axes[1], "its mates", (ROWS * 30, COLUMNS * 30))
        self._bars = self._bar_axes(axes[2])
        note(axes[1], 0, -0.14, "■ in inference mode", RAW)
        note(axes[1], 0, -0.28, "■ in training mode, among them", NORMALIZED)
        self._some = axes[1].set_title("its mates")
        self.artists = [self._picture, self._company, self._some, *self._bars.values()]

    def _image(self, ax: Axes, title: str, shape: tuple[int, int]) -> AxesImage:
        ax.set_title(title)
        ax.axis("off")
        ax.set_anchor("N")
        return ax.imshow(np.zeros(shape), cmap="gray", vmin=0, vmax=1)

    def _bar_axes(self, ax: Axes) -> dict[str, LineCollection]:
        bars = {
            name: LineCollection([], colors=[color], linewidths=6, capstyle="butt")
            for name, color in {"inference": RAW, "training": NORMALIZED}.items()
        }
        for lines in bars.values():
            ax.add_collection(lines, autolim=False)
        bare(ax)
        ax.set(xlim=(0, 1), ylim=(9.6, -0.6), title="what the network answers")
        ax.set_yticks(range(10), datasets.CLASS_NAMES)
        ax.set_xticks([0, 0.5, 1], ["0", "50 %", "100 %"])
        return bars

    def draw(
        self,
        picture: int,
        mates: str,
        count: int,
        change: str,
        strength: float,
        whom: str,
    ) -> str:
        """Draw one batch; return both answers, and those of 50 other companies."""
        asked = changed(self._asked[[picture]], change, strength)
        companies = [self._mates[one] for one in self._companies(mates, count)]
        if whom == WHOM[0]:
            companies = [changed(one, change, strength) for one in companies]
        shown = min(count, ROWS * COLUMNS)
        some = f"{shown} of {count} mates" if shown < count else "its mates"
        self._some.set_text(some)
        self._picture.set_data(asked[0])
        self._company.set_data(mosaic(companies[0]))
        alone = self._probabilities(asked, training=False)
        batches = [np.concatenate([asked, others]) for others in companies]
        found = [self._probabilities(batch, training=True) for batch in batches]
        for name, shares, aside in (
            ("inference", alone, -0.2),
            ("training", found[0], 0.2),
        ):
            ends = enumerate(shares)
            self._bars[name].set_segments(
                [[(0, i + aside), (share, i + aside)] for i, share in ends]
            )
        return facts(alone, np.array(found))

    def _companies(self, mates: str, count: int) -> Array:
        rng = np.random.default_rng(0)
        return rng.choice(self._of_class[mates], size=(DRAWS + 1, count))

    def _probabilities(self, pictures: Array, training: bool) -> Array:
        """Return the probabilities of the first of some pictures."""
        mean, std = self._scale
        x = ((pictures.reshape(len(pictures), -1) - mean) / std).astype(np.float32)
        network = self._observed if training else self._network
        scores = network.forward(x, training)[0].astype(float)
        shares = np.exp(scores - scores.max())
        return shares / shares.sum()


def mosaic(pictures: Array) -> Array:
    """Return the first pictures, side by side on white."""
    canvas = np.ones((ROWS * 30, COLUMNS * 30))
    for i, picture in enumerate(pictures[: ROWS * COLUMNS]):
        top, left = 30 * (i // COLUMNS) + 1, 30 * (i % COLUMNS) + 1
        canvas[top : top + 28, left : left + 28] = picture
    return canvas


def facts(alone: Array, found: Array) -> str:
    """Say what the network answers, and how much it depends on the mates."""
    names = np.array(datasets.CLASS_NAMES)
    answers, counts = np.unique(found[1:].argmax(axis=1), return_counts=True)
    order = counts.argsort(kind="stable")[::-1][:3]
    listed = ", ".join(f"{names[answers[i]]} {counts[i]}" for i in order)
    more = f" and {len(answers) - 3} more" if len(answers) > 3 else ""
    here = found[0]
    return (
        f"inference mode, whatever the mates: **{names[alone.argmax()]}** "
        f"({alone.max():.0%})\n"
        f"training mode, among these mates: **{names[here.argmax()]}** "
        f"({here.max():.0%})\n"
        f"among {DRAWS} other companies of this kind: {listed}{more}"
    )


PLAN = Plan(
    values={
        "picture": (0, 29, 337),
        "mates": (ANY, "ankle boot", "bag"),
        "count": (1, 7, 63),
        "change": ("dimmed", "fog", "inverted", "noise"),
        "strength": (0.0, 0.5, 1.0),
    },
    situations={
        "fog over one picture": {"whom": WHOM[1]},
        "the negative": {"change": "inverted", "strength": 1.0, "count": 63},
        "a boot among boots": {"mates": "ankle boot", "count": 63, "strength": 0.0},
    },
    idle=lambda values: [] if values["strength"] else ["change", "whom"],
)


@takes(pictures="real N 28 28")
def explore_batch(pictures: Array, record: Record) -> Explorer:
    """Choose a picture, its mates and its light; see `BatchScene`."""
    if "numbers" not in record:
        raise ValueError("record holds no network: read 'new_statistics'.")
    return explore(
        BatchScene(pictures, record),
        "Explore: a picture and its batch",
        PLAN,
        picture=IntSlider(
            min(29, len(pictures) - 1),
            min=0,
            max=len(pictures) - 1,
            description="picture",
        ),
        count=SelectionSlider(options=COUNTS, value=7, description="mates"),
        mates=Dropdown(options=MATES, description="of"),
        change=Dropdown(options=CHANGES, value="fog", description="change"),
        strength=FloatSlider(0.5, min=0, max=1, step=0.25, description="strength"),
        whom=ToggleButtons(options=WHOM, description="changes"),
    )
