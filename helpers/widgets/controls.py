"""Controls that more than one live figure needs."""

from collections.abc import Sequence
from typing import Any

from ipywidgets import SelectionSlider, ToggleButtons

FIGURE_SPACE = "\u2007"
"""As wide as a digit."""


def labelled_slider(
    description: str, options: Sequence[Any], value: Any
) -> SelectionSlider:
    """Return a slider over options that has its value in its description.

    The readout of a `SelectionSlider` could be overwritten by hand, without moving
    the slider.
    """
    slider = SelectionSlider(options=options, value=value, readout=False)
    width = max(len(str(option)) for option in options)

    def describe(_change: Any = None) -> None:
        label = slider.label.rjust(width, FIGURE_SPACE)
        slider.description = f"{description}: {label}"

    slider.observe(describe, "value")
    describe()
    return slider


def button_row(description: str, options: Sequence[str], value: str) -> ToggleButtons:
    """Return buttons of which one is pressed, in a row of their own."""
    return ToggleButtons(
        options=list(options),
        value=value,
        description=description,
        style={"button_width": "auto"},
        layout={
            "grid_area": "auto / 1 / auto / -1",  # the whole row
            "display": "flex",
            "flex_flow": "row wrap",
            "grid_gap": "8px",
        },
    )
