"""The live figures of notebook 02: two features, and images from components."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from ipywidgets import FloatSlider, ToggleButtons
from numpy.typing import NDArray

from helpers import datasets
from helpers.figures.controls import labelled_slider
from helpers.figures.explorer import Explorer, explore
from helpers.figures.numbers import fixed
from helpers.figures.recording.plan import Plan
from helpers.figures.style import (
    ACCENT,
    HIGHLIGHT,
    INK,
    MATRIX_COLORMAP,
    MUTED,
    NORMALIZED,
    RAW,
    ink_on,
    new_figure,
)
from helpers.lessons.principal_components.plots import (
    explain_colours,
    name_columns,
    plot_image,
    plot_share,
)
from helpers.linear.least_squares import condition_number
from helpers.linear.pca import (
    fit_pca_whitening,
    fit_rotation,
    fit_zca_whitening,
    principal_components,
)
from helpers.linear.scaling import standardize

Array = NDArray[Any]

TRANSFORMS: dict[str, tuple[Callable[[Array], Array], str]] = {
    "raw": (lambda x: x, RAW),
    "standardized": (standardize, NORMALIZED),
    "rotated": (lambda x: fit_rotation(x).transform(x), RAW),
    "PCA-whitened": (lambda x: fit_pca_whitening(x).transform(x), ACCENT),
    "ZCA-whitened": (lambda x: fit_zca_whitening(x).transform(x), ACCENT),
}
"""From a name to the transform and the colour of its result."""

TURNED = ("rotated", "PCA-whitened")
"""The transforms whose columns are components, no longer features."""

COUNT = 200

LARGEST_RATIO = 3.0

COLOR_LIMIT = LARGEST_RATIO**2
"""The covariance of the strongest colour: the largest that can be set."""

LIMIT = 11.0
"""Half the side of the square in which the examples are drawn."""

KAPPA_RANGE = (0.7, 2000.0)
"""Of the gauge: it starts below 1, so that a round cloud has a bar, too."""


class CloudScene:
    """Two correlated features, transformed: cloud, covariance, condition number."""

    def __init__(self) -> None:
        z = self.data(0, 1)  # of the examples farthest out, two that stay in view
        self._examples = [np.argmax(z[:, 0]), np.argmin(z[:, 1])]
        self.figure, (cloud, table, gauge) = new_figure(
            1, 3, height=3.6, width_ratios=[1.35, 1, 0.3]
        )
        (self._points,) = cloud.plot([], [], "o", markersize=4, mew=0)
        self._followed = [
            cloud.plot([], [], marker, color=HIGHLIGHT, markersize=11, mec=INK)[0]
            for marker in "s^"
        ]
        self._axes = [cloud.plot([], [], color=INK, linewidth=2.5)[0] for _ in "12"]
        self._numbers = [
            cloud.text(0, 0, n, weight="bold", size=14, ha="center", va="center")
            for n in "12"
        ]
        cloud.set(xlim=(-LIMIT, LIMIT), ylim=(-LIMIT, LIMIT), aspect="equal")
        cloud.set(xticks=[-5, 0, 5], yticks=[-5, 0, 5], title="Examples")
        self._cloud, self._table = cloud, table
        self._matrix, self._entries = empty_table(table)
        (self._bar,) = gauge.bar([0], [1], bottom=KAPPA_RANGE[0], width=0.6)
        gauge.axhline(1, color=MUTED, linestyle="--", linewidth=1.2)
        gauge.set(yscale="log", ylim=KAPPA_RANGE, xlim=(-0.5, 0.5), xticks=[])
        gauge.set(title="$\\kappa$")
        self._endless = gauge.text(
            0, 0.9 * KAPPA_RANGE[1], "∞", ha="center", va="top", size=22
        )
        self.artists = [self._points, *self._axes, *self._followed, *self._numbers]
        self.artists += [self._matrix, *self._entries, self._bar, self._endless]

    def data(self, correlation: float, ratio: float) -> Array:
        """Return two features of deviation 1 and `ratio`, with the correlation."""
        if not 0 < ratio <= LARGEST_RATIO:
            raise ValueError(f"the ratio must lie in 0..{LARGEST_RATIO:g}.")
        z = datasets.correlated_features(correlation, COUNT, np.random.default_rng(0))
        return z * [1, ratio]

    def draw(self, correlation: float, ratio: float, transform: str) -> str:
        """Draw one setting; return angle, variances and condition number."""
        function, color = TRANSFORMS[transform]
        x = self.data(correlation, ratio)
        z = function(x)
        _, variances, directions = principal_components(z)
        kappa = condition_number(z)
        if np.isinf(kappa):  # what is left of the second variance is rounding
            variances = variances * [1, 0]
        self._points.set(data=z.T, color=color)
        for marker, point in zip(self._followed, z[self._examples], strict=True):
            marker.set_data([point[0]], [point[1]])
        round_cloud = variances[0] - variances[1] < 1e-9 * variances[0]
        # On a line the number stands beside it, not among the examples.
        aside = directions[:, ::-1] if np.isinf(kappa) else directions
        for i, direction in enumerate(directions.T):
            end = 2 * np.sqrt(variances[i]) * direction
            self._axes[i].set_data(*np.transpose([-end, end]))
            self._numbers[i].set_position(end + 0.9 * aside[:, i])
            self._axes[i].set_visible(not round_cloud and variances[i] > 0)
            self._numbers[i].set_visible(not round_cloud and variances[i] > 0)
        self._name_columns("component" if transform in TURNED else "feature")
        self._set_table(z.T @ z / len(z))
        low, high = KAPPA_RANGE
        self._bar.set(height=min(kappa, high) - low, color=color)
        self._endless.set(visible=bool(np.isinf(kappa)), color=ink_on(color))
        return facts(variances, directions[:, 0], kappa, round_cloud)

    def _name_columns(self, kind: str) -> None:
        name_columns(kind, self._cloud)
        names = ["1", "2"] if kind == "component" else ["A", "B"]
        self._table.set(xticklabels=names, yticklabels=names)

    def _set_table(self, covariance: Array) -> None:
        self._matrix.set_data(covariance)
        for text, value in zip(self._entries, covariance.flat, strict=True):
            text.set_text(fixed(value))
            text.set_color("white" if abs(value) > 0.65 * COLOR_LIMIT else INK)


def facts(variances: Array, first: Array, kappa: float, round_cloud: bool) -> str:
    """Say in words how far the cloud is from round, and where it points."""
    size = f"{kappa:,.3g}" if np.isfinite(kappa) else "∞"
    text = (
        f"condition number κ = **{size}**; variances along the components "
        f"**{variances[0]:.3g}** and **{variances[1]:.3g}**\n"
    )
    if round_cloud:
        return text + "the cloud is round: it has no axes of its own"
    return (
        text
        + f"component 1 lies **{fixed(line_angle(first), 1)}°** from the first axis"
    )


def line_angle(direction: Array) -> float:
    """Return the angle of a line, in degrees above -90 and up to 90."""
    angle = np.degrees(np.arctan2(direction[1], direction[0]))
    return float(90 - (90 - angle) % 180)


def empty_table(ax: Any) -> tuple[Any, list[Any]]:
    """Prepare a coloured 2 x 2 table; return its image and its four texts."""
    image = ax.imshow(
        np.zeros((2, 2)), cmap=MATRIX_COLORMAP, vmin=-COLOR_LIMIT, vmax=COLOR_LIMIT
    )
    entries = [
        ax.text(column, row, "", ha="center", va="center", fontsize=15)
        for row in range(2)
        for column in range(2)
    ]
    ax.set(title="Covariance", xticks=[0, 1], yticks=[0, 1])
    ax.grid(False)
    return image, entries


CLOUD_PLAN = Plan(
    values={
        "correlation": tuple(np.unique([*np.arange(-20, 21) / 20, -0.99, 0.99])),
        "ratio": (0.25, 0.5, 0.75, 0.9, 0.95, 1, 1.25, 1.5, 1.8, 2, 2.5, 3),
    },
    situations={
        "standardized, 0.9": {"transform": "standardized", "correlation": 0.9},
        "ZCA on a line": {"transform": "ZCA-whitened", "ratio": 1, "correlation": 1},
        "before PCA turns over": {"transform": "PCA-whitened", "ratio": 0.95},
    },
)


def explore_components() -> Explorer:
    """Change correlation and scales of two features, and transform them."""
    return explore(
        CloudScene(),
        "Explore: two features, transformed",
        CLOUD_PLAN,
        correlation=FloatSlider(
            0.8, min=-1, max=1, step=0.01, description="correlation of A and B"
        ),
        ratio=FloatSlider(
            1.8,
            min=0.25,
            max=LARGEST_RATIO,
            step=0.05,
            description="deviation of B",
        ),
        transform=ToggleButtons(
            options=list(TRANSFORMS), value="raw", description="data"
        ),
    )


KEPT = (*range(21), *range(25, 101, 5), *range(120, 401, 20), 500, 600, 700, 784)
"""Numbers of components to choose from, dense where a picture changes much."""

ZERO_PLACE = 0.5
"""Where zero components stand on a logarithmic axis."""


class ReconstructionScene:
    """An image, what its first components hold of it, and what they miss."""

    def __init__(
        self,
        mean: Array,
        variances: Array,
        directions: Array,
        images: Array,
        names: Sequence[str],
    ) -> None:
        self._mean, self._directions = mean, directions
        self._images = dict(zip(names, images, strict=True))
        self._share = np.append(0, np.cumsum(variances) / variances.sum())
        self.figure, axes = new_figure(1, 4, height=2.9, width_ratios=[1, 1, 1, 1.5])
        titles = ["the image", "reconstruction", "what is missing"]
        for ax, title in zip(axes, titles, strict=False):
            plot_image(mean, title, ax, signed=title == titles[2])
        self._pictures = [ax.images[0] for ax in axes[:3]]
        self._pictures[2].set_clim(-1, 1)
        explain_colours("too dark", "too bright", axes[2])
        plot_share(self._share[1:], [], INK, axes[3])
        axes[3].set(xlim=(0.35, 1200), xticks=[ZERO_PLACE, 1, 10, 100, 784])
        axes[3].set_xticklabels(["0", "1", "10", "100", "784"])
        axes[3].set_ylim(-0.06, 1.12)  # a mark at 0 % is not cut off
        style: dict[str, Any] = {"markersize": 11, "mec": INK, "linestyle": ""}
        (self._dot,) = axes[3].plot([], [], "o", color=INK, **style)
        (self._own_dot,) = axes[3].plot([], [], "D", color=HIGHLIGHT, **style)
        for dot, name in ((self._dot, "training images"), (self._own_dot, "image")):
            dot.set_label(name)
        axes[3].legend(handles=[self._dot, self._own_dot], loc="lower right")
        self.artists = [*self._pictures, self._dot, self._own_dot]

    def draw(self, k: int, image: str) -> str:
        """Draw one setting; return what is kept of the variance and of the image."""
        x = self._images[image]
        kept = self._directions[:, :k]
        rebuilt = self._mean + (x - self._mean) @ kept @ kept.T
        for picture, pixels in zip(
            self._pictures, [x, rebuilt, x - rebuilt], strict=True
        ):
            picture.set_data(pixels.reshape(28, 28))
        self._dot.set_data([k or ZERO_PLACE], [self._share[k]])
        own = 1 - np.sum((x - rebuilt) ** 2) / np.sum((x - self._mean) ** 2)
        self._own_dot.set_data([k or ZERO_PLACE], [own])
        return (
            f"**{k}** of 784 components hold **{self._share[k]:.1%}** of the variance "
            f"of the training images\nand **{own:.1%}** of this test image's "
            f"squared distance from their mean"
        )


IMAGES_PLAN = Plan(
    situations={
        "dress or trousers?": {"image": "dress", "k": 20},
        "the pullover's print": {"image": "pullover", "k": 200},
        "the sandal's 90 %": {"image": "sandal", "k": 180},
    }
)


def explore_reconstruction() -> Explorer:
    """Choose a test image, one of each class, and how many components to keep."""
    data, names = datasets.fashion_mnist(), datasets.CLASS_NAMES
    components = principal_components(datasets.as_vectors(data.train_images))
    first = [
        np.argmax(data.test_labels == label)
        for label in range(len(datasets.CLASS_NAMES))
    ]
    images = datasets.as_vectors(data.test_images[first]).astype(float)
    return explore(
        ReconstructionScene(*components, images, names),
        "Explore: images from components",
        IMAGES_PLAN,
        k=labelled_slider("components kept", KEPT, 20),
        image=ToggleButtons(
            options=datasets.CLASS_NAMES,
            value=datasets.CLASS_NAMES[-1],
            description="image",
        ),
    )
