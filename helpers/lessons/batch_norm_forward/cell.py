"""The other live figure of notebook 06: the layer's equations for one number."""

from typing import Any

import numpy as np
from ipywidgets import IntSlider, SelectionSlider, ToggleButtons
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from helpers.figures.explorer import Explorer, explore
from helpers.figures.numbers import fixed
from helpers.figures.recording.plan import Pick, Plan
from helpers.figures.style import HIGHLIGHT, INK, new_figure
from helpers.lessons.batch_norm_forward.plots import plot_cells
from helpers.nn.batch_norm import batch_norm_forward

Array = NDArray[Any]

X = np.array([[1, 11, 30], [3, 5, 170], [3, 13, 90], [1, 11, 110]], float)
"""The batch of section 1."""
NAMES = ("A", "B", "C")
EPSILONS = {1e-5: "0.00001", 1.0: "1", 9.0: "9", 2500.0: "2500"}
"""The last three are the variances of the features."""


class CellScene:
    """A batch with one number framed, and how the layer computes what it becomes."""

    def __init__(self) -> None:
        self.figure, (table, words) = new_figure(1, 2, height=3.6, width_ratios=[1, 2])
        plot_cells(X, np.full(X.shape, -1), table)
        table.set_title("The batch", pad=24)
        table.set_ylabel("example")
        look: dict[str, Any] = {"fill": False, "clip_on": False, "zorder": 3}
        self._column = Rectangle((0, 0), 0.98, len(X), ec=INK, lw=1.5, **look)
        self._cell = Rectangle((0, 0), 0.98, 0.98, ec=HIGHLIGHT, lw=5, **look)
        for frame in (self._column, self._cell):
            table.add_patch(frame)
        words.set_axis_off()
        place: dict[str, Any] = {"transform": words.transAxes, "fontsize": 18}
        heights = [1.05, 0.73, 0.4, 0.1]
        self._lines = [words.text(0, y, "", va="center", **place) for y in heights]
        self.artists = [self._column, self._cell, *self._lines]

    def draw(
        self, example: int, feature: str, eps: float, gamma: int, beta: int
    ) -> str:
        """Draw the equations of one number; return the last two of them."""
        row, column = example - 1, NAMES.index(feature)
        self._column.set_xy((column - 0.49, -0.5))
        self._cell.set_xy((column - 0.49, row - 0.49))
        x = X[:, [column]]
        y, cache = batch_norm_forward(
            x, np.full(1, gamma, float), np.full(1, beta, float), eps
        )
        x_hat = fixed((cache.centred * cache.inv_std)[row, 0], 3)
        mean, var = whole(x.mean()), whole(x.var())
        over, below = f"{whole(x[row, 0])} − {mean}", f"{var} + {EPSILONS[eps]}"
        shift = f"{'−' if beta < 0 else '+'} {abs(beta)}"
        last = f"{whole(gamma)} · {term(x_hat)} {shift} = {fixed(y[row, 0])}"
        name = rf"\mathrm{{{feature}}}"
        for line, equation in zip(
            self._lines,
            [
                rf"\mu_{name} = {mean_of(x[:, 0], row)} = {mean}",
                rf"\sigma_{name}^2 = {mean_of(cache.centred[:, 0], row, '^2')} = {var}",
                rf"\hat x_{{{example}{name}}} = "
                rf"\dfrac{{{over}}}{{\sqrt{{{below}}}}} = {x_hat}",
                rf"y_{{{example}{name}}} = \gamma\,\hat x + \beta = {last}",
            ],
            strict=True,
        ):
            line.set_text(f"${equation}$")
        return (
            f"example {example}, feature {feature} of mean {mean} and variance {var}: "
            f"x̂ = ({over}) / √({below}) = **{x_hat}**\ny = γ x̂ + β = {last}"
        )


def whole(number: float) -> str:
    """Write a number of the batch, and what is computed of it without a root."""
    return fixed(number, 0)


def mean_of(numbers: Array, chosen: int, power: str = "") -> str:
    """Write a mean of powers as a fraction, for Matplotlib, with one of them bold."""
    terms = [term(whole(number)) + power for number in numbers]
    terms[chosen] = rf"\mathbf{{{terms[chosen]}}}"
    return rf"\dfrac{{{' + '.join(terms)}}}{{{len(terms)}}}"


def term(number: str) -> str:
    """Put a negative number in parentheses."""
    return f"({number})" if number.startswith("−") else number


PLAN = Plan(
    values={"gamma": (-1, 0, 1, 2, 3), "beta": (0, 2, 10)},
    situations={
        "the 170 of C": {"example": 2, "feature": "C"},
        "epsilon like the variance": {"eps": 9},
        "gamma and beta undo B": {"gamma": 3, "beta": 10},
    },
    picks=[
        Pick(
            x="feature",
            y="example",
            at=lambda feature, example: (NAMES.index(feature), example - 1),
        )
    ],
)


def explore_cell() -> Explorer:
    """Choose a number of the batch; see how it is computed what it becomes."""
    epsilons = [(text, eps) for eps, text in EPSILONS.items()]
    return explore(
        CellScene(),
        "Explore: one number",
        PLAN,
        example=IntSlider(2, min=1, max=len(X), description="example"),
        feature=ToggleButtons(options=NAMES, value="B", description="feature"),
        eps=SelectionSlider(options=epsilons, description="epsilon"),
        gamma=IntSlider(1, min=-3, max=3, description="gamma"),
        beta=IntSlider(0, min=-10, max=10, description="beta"),
    )
