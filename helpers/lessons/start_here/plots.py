"""The picture of notebook 00: two networks while they learn."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from helpers.figures import style
from helpers.figures.style import label_line, line_legend, new_figure

Array = NDArray[Any]

NAMES = {
    "plain": ("plain", style.RAW),
    "normalized": ("with batch norm", style.NORMALIZED),
}
BINS = np.linspace(-0.5, 0.5, 42)


class TrainingPicture:
    """Test accuracy by step, and how its last hidden layer reacts, of two networks."""

    def __init__(self, steps: int, names: Iterable[str] = tuple(NAMES)) -> None:
        self.figure, (race, self._hidden) = new_figure(
            1, 2, height=3.6, width_ratios=[3, 2]
        )
        race.axhline(10, color=style.MUTED, linestyle="--", linewidth=1.2)
        place = {"xytext": (-4, -9), "ha": "right"}
        label_line(race, steps, 10, "guessing", style.MUTED, **place)
        race.set(xlim=(0, steps), ylim=(0, 100), xlabel="training step")
        race.set(ylabel="right answers [%]", title="Pictures never seen in training")
        self._curves = {
            name: race.plot([], [], color=color, label=label)[0]
            for name, (label, color) in NAMES.items()
            if name in names
        }
        line_legend(race, loc="lower right", bbox_to_anchor=(1, 0.15))
        self._bars = {
            name: self._hidden.stairs(np.zeros(41), BINS, fill=True, color=c, alpha=0.6)
            for name, (_, c) in NAMES.items()
            if name in names
        }
        self._hidden.set(xlabel="output minus the unit's mean", yticks=[])
        self._hidden.set_ylabel("outputs (own scale each)")
        self._hidden.set(title="Last hidden layer", ylim=(0, 1.05), xlim=(-0.5, 0.5))

    def add(self, step: int, networks: Mapping[str, Sequence[Any]]) -> None:
        """Draw one more step."""
        for name, (accuracy, outputs, *_) in networks.items():
            steps, percents = self._curves[name].get_data()
            self._curves[name].set_data([*steps, step], [*percents, 100 * accuracy])
            self._bars[name].set_data(outputs / outputs.max())


def plot_pictures(images: Array, labels: Array, names: Sequence[str]) -> Figure:
    """Draw the first picture of each class, with its name."""
    figure, axes = new_figure(2, 5, width=9, height=3.9)
    for label, (name, ax) in enumerate(zip(names, axes.flat, strict=True)):
        ax.imshow(images[labels == label][0], cmap="gray_r")
        ax.set_title(name, fontsize=12, fontweight="normal", loc="center")
        ax.set_axis_off()
    return figure
