"""Controls of live figures, and how they are laid out."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from ipywidgets import (
    Box,
    Button,
    Checkbox,
    GridBox,
    SelectionSlider,
    ToggleButtons,
    ValueWidget,
)

FIGURE_SPACE = "\u2007"
"""As wide as a digit."""

FIGURE_PIXELS, GAP_PIXELS = 900, 24
BUTTONS_LAYOUT = {"display": "flex", "flex_flow": "row wrap", "grid_gap": "0 8px"}
EM_PIXELS = 13
"""The font size of a description."""
CHARACTER_EMS, SLIDER_EMS = 0.5, 12.0
"""Widths of a description's character, and of the shortest slider with its value."""


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


def control_rows(
    controls: Sequence[ValueWidget], buttons: Sequence[Button]
) -> tuple[GridBox, Box]:
    """Lay controls out in as few rows as their descriptions leave room for.

    First sliders and lists, in columns, then in a row what is ticked or pressed.
    """
    switches = [c for c in controls if isinstance(c, Checkbox | ToggleButtons)]
    sliders = [control for control in controls if control not in switches]
    for control in controls:
        control.style.description_width = "initial"
        control.layout.width = "auto"
    for switch in switches:
        if isinstance(switch, ToggleButtons):
            switch.style.button_width = "auto"
            switch.layout = BUTTONS_LAYOUT
    panel = {"grid_gap": f"0 {GAP_PIXELS}px", "max_width": f"{FIGURE_PIXELS}px"}
    columns = {"grid_template_columns": equal_columns(sliders)}
    row = {"flex_flow": "row wrap"}
    return (
        GridBox(sliders, layout=panel | columns),
        Box([*switches, *buttons], layout=panel | row),
    )


def equal_columns(sliders: Sequence[ValueWidget]) -> str:
    """Return as many columns as have room, but with no row emptier than needed."""
    longest = max((len(slider.description) for slider in sliders), default=0)
    least = round(EM_PIXELS * (CHARACTER_EMS * longest + SLIDER_EMS))
    most = (FIGURE_PIXELS + GAP_PIXELS) // (least + GAP_PIXELS)
    rows = ceil(len(sliders) / most) or 1
    share = f"100% / {ceil(len(sliders) / rows) or 1} - {GAP_PIXELS}px"
    return f"repeat(auto-fit, minmax(max({least}px, {share}), 1fr))"
