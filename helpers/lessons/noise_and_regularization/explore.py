"""The live figure of notebook 12: one picture in company, beside dropout."""

from typing import Any, NamedTuple

import numpy as np
from ipywidgets import SelectionSlider, ToggleButtons
from matplotlib.axes import Axes
from numpy.typing import NDArray

from helpers import datasets
from helpers.figures.explorer import Explorer, explore
from helpers.figures.recording.plan import Pick, Plan
from helpers.figures.style import ACCENT, INK, NORMALIZED, label_line, new_figure
from helpers.nn.dropout import Dropout
from helpers.nn.initializers import he
from helpers.studies.batch_noise import draw_mates, in_company, matching_rate, noise_law

Array = NDArray[Any]

SIZES = [2, 4, 8, 16, 32, 64, 128, 256]
WHOLE = "whole batch"
COMPANIES = 400
PICTURES = {"near the mean": (0.25, -0.25), "ordinary": (-1, 1), "far out": (2, 2)}
"""Where a picture shall stand in two units, in standard deviations from the mean."""
EQUAL = "as noisy as a batch"
RATES = (EQUAL, "0.1", "0.5")
LIMIT = 4.8


class Features(NamedTuple):
    """The pre-activations of two units, standardized, and their shapes."""

    z: Array  # (pictures, 2)
    skewness: Array
    kurtosis: Array


def two_units() -> Features:
    """Return two units of a first layer from He's weights, for the test pictures."""
    images = datasets.fashion_mnist()
    _, x = datasets.pixel_standardized(images.train_images, images.test_images)
    weight = he(np.random.default_rng(0), (784, 100), 784, 100)
    h = (x @ weight[:, :2]).astype(float)
    z = (h - h.mean(axis=0)) / h.std(axis=0)
    return Features(z, (z**3).mean(axis=0), (z**4).mean(axis=0))


class CompanyScene:
    """One picture's x-hat in random companies, dropout's, and both variances."""

    def __init__(self) -> None:
        self._features = two_units()
        self._pictures = {
            name: int(((self._features.z - wanted) ** 2).sum(axis=1).argmin())
            for name, wanted in PICTURES.items()
        }
        self.figure, axes = new_figure(1, 3, height=3.6, width_ratios=[1, 1, 1.2])
        left, middle, right = self._axes = axes
        self._cloud = self._plane(left, "in company", NORMALIZED)
        self._dropped = self._plane(middle, "under dropout", ACCENT)
        left.set_ylabel("x-hat of the other unit")
        self._marks = [
            ax.plot([], [], "x", color=INK, ms=9, mew=2.5)[0] for ax in (left, middle)
        ]
        label_line(left, -4.4, -4.2, "× with all pictures", INK, xytext=(0, 0))
        (self._law,) = right.plot([], [], color=NORMALIZED, lw=1.5)
        (self._measured,) = right.plot([], [], "o", color=NORMALIZED, ms=5)
        (self._here,) = right.plot(
            [], [], "o", color=NORMALIZED, ms=12, mfc="none", mew=2.5
        )
        (self._level,) = right.plot([], [], color=ACCENT, lw=2.5)
        right.set(xscale="log", yscale="log", xlim=(1.7, 300), ylim=(2e-4, 50))
        right.set_xticks(SIZES[::2], [str(m) for m in SIZES[::2]])
        right.set_yticks([0.001, 0.01, 0.1, 1], ["0.001", "0.01", "0.1", "1"])
        right.minorticks_off()
        right.set(xlabel="pictures in the statistics", title="variance of x-hat")
        label_line(right, 2, 25, "● company, — its law", NORMALIZED, xytext=(0, 0))
        label_line(right, 2, 9, "dropout", ACCENT, xytext=(0, 0))
        self.artists = [self._cloud, self._dropped, *self._marks]
        self.artists += [self._law, self._measured, self._here, self._level]

    def _plane(self, ax: Axes, title: str, color: str) -> Any:
        ax.set(xlim=(-LIMIT, LIMIT), ylim=(-LIMIT, LIMIT))
        ax.set(xlabel="x-hat of one unit", title=title)
        ax.set_xticks([-4, -2, 0, 2, 4])
        ax.set_yticks([-4, -2, 0, 2, 4])
        return ax.scatter([], [], s=14, color=color, alpha=0.35, lw=0)

    def draw(self, picture: str, batch_size: int, group: Any, dropout: str) -> str:
        """Draw 400 companies of one picture; return the variances in words."""
        z, index = self._features.z, self._pictures[picture]
        m = batch_size if group == WHOLE else min(group, batch_size)
        clouds = {
            size: in_company(z, index, draw_mates(index, len(z), COMPANIES, size, rng))
            for size, rng in zip(SIZES, map(np.random.default_rng, SIZES), strict=True)
        }
        measured = [cloud.var(axis=0).mean() for cloud in clouds.values()]
        law = [noise_law(z[[index]], m, *self._features[1:]).mean() for m in SIZES]
        rate = matching_rate(m) if dropout == EQUAL else float(dropout)
        layer = Dropout(rate, np.random.default_rng(0))
        dropped = layer.forward(np.tile(z[index], (COMPANIES, 1)))
        level = (z[index] ** 2).mean() * rate / (1 - rate)
        self._cloud.set_offsets(clouds[m])
        places, counts = np.unique(dropped, axis=0, return_counts=True)
        self._dropped.set_offsets(places)
        self._dropped.set_sizes(2 * counts)
        for mark in self._marks:
            mark.set_data(z[index, :1], z[index, 1:])
        self._law.set_data(SIZES, law)
        self._measured.set_data(SIZES, measured)
        self._here.set_data([m], [measured[SIZES.index(m)]])
        self._level.set_data([SIZES[0], SIZES[-1]], [level, level])
        return self._facts(
            batch_size, m, z[index], clouds[m], law[SIZES.index(m)], rate, level
        )

    def _facts(
        self,
        batch_size: int,
        m: int,
        place: Array,
        cloud: Array,
        law: float,
        rate: float,
        level: float,
    ) -> str:
        start, middle = (
            f"({one:.2f}, {other:.2f})" for one, other in (place, cloud.mean(axis=0))
        )
        one, other = cloud.std(axis=0)
        whole = (
            f"statistics of all {m}"
            if m == batch_size
            else f"statistics of {m}, gradient of {batch_size}"
        )
        return (
            f"{whole}: the middle of {COMPANIES} companies is **{middle}**, with all "
            f"pictures {start}\n"
            f"x-hat scatters by **{one:.2f}** and **{other:.2f}** (standard "
            "deviations)\n"
            f"variance, mean of both units **{cloud.var(axis=0).mean():.2g}**, law "
            f"{law:.2g}\n"
            f"dropout with the rate **{rate:.2g}**: {level:.2g} for this picture"
        )


PLAN = Plan(
    values={"batch_size": (2, 4, 8, 16, 64, 256), "group": (2, 4, 8, WHOLE)},
    situations={
        "as noisy as dropout 0.1": {"dropout": "0.1", "batch_size": 16},
        "groups of 8": {"batch_size": 256, "group": 8},
        "far out in a batch of 2": {"picture": "far out", "batch_size": 2},
    },
    picks=[Pick("batch_size", axes=2)],
)


def explore_company() -> Explorer:
    """Choose a picture, its batch and a dropout rate; see `CompanyScene`."""
    return explore(
        CompanyScene(),
        "Explore: one picture in company",
        PLAN,
        batch_size=SelectionSlider(options=SIZES, value=16, description="batch size"),
        group=SelectionSlider(
            options=[*SIZES[:3], WHOLE], value=WHOLE, description="ghost size"
        ),
        picture=ToggleButtons(
            options=list(PICTURES), value="ordinary", description="picture"
        ),
        dropout=ToggleButtons(options=RATES, description="dropout"),
    )
