"""The live figures of notebook 02: two features, and images from components."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from ipywidgets import FloatSlider, IntSlider, SelectionSlider, ToggleButtons
from numpy.typing import NDArray

from helpers import datasets
from helpers.figures import style
from helpers.figures.explorer import Explorer, explore
from helpers.figures.numbers import fixed
from helpers.figures.recording.plan import Pick, Plan
from helpers.figures.style import new_figure
from helpers.lessons.principal_components import plots
from helpers.linear import pca
from helpers.linear.least_squares import condition_number
from helpers.linear.scaling import standardize

Array = NDArray[Any]

TRANSFORMS: dict[str, tuple[Callable[[Array], Array], str]] = {
    "raw": (lambda x: x, style.RAW),
    "standardized": (standardize, style.NORMALIZED),
    "rotated": (lambda x: pca.fit_rotation(x).transform(x), style.RAW),
    "PCA-whitened": (lambda x: pca.fit_pca_whitening(x).transform(x), style.ACCENT),
    "ZCA-whitened": (lambda x: pca.fit_zca_whitening(x).transform(x), style.ACCENT),
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
REACH = 10.0
"""How far an axis in a chosen direction is drawn to both sides."""
KAPPA_RANGE = (0.7, 2000.0)
"""Of the gauge: it starts below 1, so that a round cloud has a bar, too."""


class CloudScene:
    """Two correlated features, transformed: cloud, covariance, condition number."""

    def __init__(self) -> None:
        z = self.data(0, 1)  # of the examples farthest out, two that stay in view
        self._examples = [np.argmax(z[:, 0]), np.argmin(z[:, 1])]
        self.figure, (self._cloud, self._table, gauge) = new_figure(
            1, 3, height=3.6, width_ratios=[1.35, 1, 0.3]
        )
        self._init_cloud(self._cloud)
        self._init_table(self._table)
        (self._bar,) = gauge.bar([0], [1], bottom=KAPPA_RANGE[0], width=0.6)
        gauge.axhline(1, color=style.MUTED, linestyle="--", linewidth=1.2)
        gauge.set(yscale="log", ylim=KAPPA_RANGE, xlim=(-0.5, 0.5), xticks=[])
        gauge.set(title="$\\kappa$")
        place = {"ha": "center", "va": "top", "size": 22}
        self._endless = gauge.text(0, 0.9 * KAPPA_RANGE[1], "∞", **place)
        self.artists = [self._turned, self._points, *self._axes, *self._followed]
        self.artists += self._numbers
        self.artists += [self._matrix, *self._entries, self._bar, self._endless]

    def _init_cloud(self, ax: Any) -> None:
        (self._points,) = ax.plot([], [], "o", markersize=4, mew=0)
        mark = {"color": style.HIGHLIGHT, "markersize": 11, "mec": style.INK}
        self._followed = [ax.plot([], [], marker, **mark)[0] for marker in "s^"]
        line = {"color": style.INK, "linewidth": 2.5}
        self._axes = [ax.plot([], [], **line)[0] for _ in "12"]
        (self._turned,) = ax.plot([], [], "--", color=style.INK, linewidth=1.5)
        name = {"weight": "bold", "size": 14, "ha": "center", "va": "center"}
        self._numbers = [ax.text(0, 0, number, **name) for number in "12"]
        ax.set(xlim=(-LIMIT, LIMIT), ylim=(-LIMIT, LIMIT), aspect="equal")
        ax.set(xticks=[-5, 0, 5], yticks=[-5, 0, 5], title="Examples")

    def _init_table(self, ax: Any) -> None:
        limits = {"vmin": -COLOR_LIMIT, "vmax": COLOR_LIMIT}
        self._matrix = ax.imshow(np.zeros((2, 2)), style.MATRIX_COLORMAP, **limits)
        place = {"ha": "center", "va": "center", "fontsize": 15}
        self._entries = [ax.text(j, i, "", **place) for i, j in np.ndindex(2, 2)]
        ax.set(title="Covariance", xticks=[0, 1], yticks=[0, 1])
        ax.grid(False)

    def data(self, correlation: float, ratio: float) -> Array:
        """Return features of standard deviation 1 and `ratio`, with the correlation."""
        if not 0 < ratio <= LARGEST_RATIO:
            raise ValueError(f"the ratio must lie in 0..{LARGEST_RATIO:g}.")
        z = datasets.correlated_features(correlation, COUNT, np.random.default_rng(0))
        return z * [1, ratio]

    def draw(
        self, correlation: float, ratio: float, transform: str, direction: int = 0
    ) -> str:
        """Draw one setting; return angles, variances and condition number."""
        function, color = TRANSFORMS[transform]
        z = function(self.data(correlation, ratio))
        _, variances, directions = pca.principal_components(z)
        kappa = condition_number(z)
        if np.isinf(kappa):  # what is left of the second variance is rounding
            variances = variances * [1, 0]
        round_cloud = variances[0] - variances[1] < 1e-9 * variances[0]
        self._points.set(data=z.T, color=color)
        self._turned.set_data(*ends_of(direction).T)
        for marker, point in zip(self._followed, z[self._examples], strict=True):
            marker.set_data(point[:, np.newaxis])
        # On a line the number stands beside it, not among the examples.
        aside = directions[:, ::-1] if np.isinf(kappa) else directions
        for i, (line, number) in enumerate(zip(self._axes, self._numbers, strict=True)):
            end = 2 * np.sqrt(variances[i]) * directions[:, i]
            shown = not round_cloud and variances[i] > 0
            line.set(data=np.transpose([-end, end]), visible=shown)
            number.set(position=end + 0.9 * aside[:, i], visible=shown)
        self._name_columns("component" if transform in TURNED else "feature")
        self._set_table(z.T @ z / len(z))
        low, high = KAPPA_RANGE
        self._bar.set(height=min(kappa, high) - low, color=color)
        self._endless.set(visible=bool(np.isinf(kappa)), color=style.ink_on(color))
        return (
            facts(variances, directions[:, 0], kappa, round_cloud)
            + f"; {told_of_axis(z, direction)}"
        )

    def _name_columns(self, kind: str) -> None:
        plots.name_columns(kind, self._cloud)
        names = ["1", "2"] if kind == "component" else ["A", "B"]
        self._table.set(xticklabels=names, yticklabels=names)

    def _set_table(self, covariance: Array) -> None:
        self._matrix.set_data(covariance)
        for text, value in zip(self._entries, covariance.flat, strict=True):
            strong = abs(value) > 0.65 * COLOR_LIMIT
            text.set(text=fixed(value), color="white" if strong else style.INK)


def facts(variances: Array, first: Array, kappa: float, round_cloud: bool) -> str:
    """Say in words how far the cloud is from round, and where it points."""
    size = f"{kappa:,.3g}" if np.isfinite(kappa) else "∞"
    angle = np.degrees(np.arctan2(first[1], first[0]))
    angle = 90 - (90 - angle) % 180  # of a line, above -90 and up to 90
    where = f"component 1 lies **{fixed(angle, 1)}°** from the first axis"
    return (
        f"condition number κ = **{size}**; variances along the components "
        f"**{variances[0]:.3g}** and **{variances[1]:.3g}**\n"
        + ("the cloud is round: it has no axes of its own" if round_cloud else where)
    )


def ends_of(degrees: float) -> Array:
    """Return both ends of an axis in a direction, a row each."""
    angle = np.radians(degrees)
    end = REACH * np.array([np.cos(angle), np.sin(angle)])
    return np.stack([end, -end])


def told_of_axis(z: Array, degrees: float) -> str:
    """Say what an axis in a direction, and one across, have of a centred cloud."""
    axis = ends_of(degrees)[0] / REACH
    one, two = z @ axis, z @ [-axis[1], axis[0]]
    product = np.mean(one**2) * np.mean(two**2)
    facts = f"along {fixed(degrees, 0)}°: variance **{np.mean(one**2):.2f}**"
    facts += f", across {np.mean(two**2):.2f}"
    if product < 1e-9:  # no cloud, but a line
        return facts
    return f"{facts}, correlation **{fixed(np.mean(one * two) / np.sqrt(product))}**"


CORRELATIONS = (-1, -0.9, -0.5, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.99, 1)
CLOUD_PLAN = Plan(
    values={
        "correlation": CORRELATIONS,
        "ratio": (0.25, 0.5, 0.75, 0.95, 1, 1.25, 1.5, 1.8, 2.4, 3),
        # By 15 degrees, and what is nearest to both components at the start.
        "direction": sorted({*range(-75, 91, 15), -25, 65}),
    },
    situations={
        "standardized, 0.9": {"transform": "standardized", "correlation": 0.9},
        "ZCA on a line": {"transform": "ZCA-whitened", "ratio": 1, "correlation": 1},
        "before PCA turns over": {"transform": "PCA-whitened", "ratio": 0.95},
    },
    picks=[Pick("direction", at=ends_of)],
)


def explore_components() -> Explorer:
    """Change correlation and scales of two features, transform them, turn an axis."""
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
            description="standard deviation of B",
        ),
        transform=ToggleButtons(options=list(TRANSFORMS), description="data"),
        direction=IntSlider(0, min=-85, max=90, step=5, description="direction [°]"),
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
        self.figure, (*panels, ax) = new_figure(
            1, 4, height=2.9, width_ratios=[1, 1, 1, 1.5]
        )
        titles = ["the image", "reconstruction", "what is missing"]
        for panel, title in zip(panels, titles, strict=True):
            plots.plot_image(mean, title, panel, signed=panel is panels[2])
        self._pictures = [panel.images[0] for panel in panels]
        self._pictures[2].set_clim(-1, 1)
        plots.explain_colours("too dark", "too bright", panels[2])
        plots.plot_share(self._share[1:], [], style.INK, ax)
        ax.set(xlim=(0.35, 1200), ylim=(-0.06, 1.12))  # a mark at 0 % is not cut off
        ax.set_xticks([ZERO_PLACE, 1, 10, 100, 784], ["0", "1", "10", "100", "784"])
        look: dict[str, Any] = {"markersize": 11, "mec": style.INK, "linestyle": ""}
        self._dots = [
            ax.plot([], [], marker, color=color, label=name, **look)[0]
            for marker, color, name in [
                ("o", style.INK, "training images"),
                ("D", style.HIGHLIGHT, "image"),
            ]
        ]
        ax.legend(handles=self._dots, loc="lower right")
        self.artists = [*self._pictures, *self._dots]

    def draw(self, k: int, image: str) -> str:
        """Draw one setting; return what is kept of the variance and of the image."""
        x = self._images[image]
        kept = self._directions[:, :k]
        rebuilt = self._mean + (x - self._mean) @ kept @ kept.T
        shown = [x, rebuilt, x - rebuilt]
        for picture, pixels in zip(self._pictures, shown, strict=True):
            picture.set_data(pixels.reshape(28, 28))
        own = 1 - np.sum((x - rebuilt) ** 2) / np.sum((x - self._mean) ** 2)
        for dot, share in zip(self._dots, [self._share[k], own], strict=True):
            dot.set_data([k or ZERO_PLACE], [share])
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
    },
    picks=[Pick("k", axes=3, at=lambda k: (k or ZERO_PLACE, 0))],
)


def explore_reconstruction() -> Explorer:
    """Choose a test image, one of each class, and how many components to keep."""
    data, names = datasets.fashion_mnist(), datasets.CLASS_NAMES
    components = pca.principal_components(datasets.as_vectors(data.train_images))
    first = [np.argmax(data.test_labels == label) for label in range(len(names))]
    images = datasets.as_vectors(data.test_images[first]).astype(float)
    return explore(
        ReconstructionScene(*components, images, names),
        "Explore: images from components",
        IMAGES_PLAN,
        k=SelectionSlider(options=KEPT, value=20, description="components kept"),
        image=ToggleButtons(options=names, value=names[-1], description="image"),
    )
