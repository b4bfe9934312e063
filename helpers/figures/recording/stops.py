"""The values of a control, and how the reader sees them."""

from collections.abc import Sequence
from math import isclose
from typing import Any, NamedTuple

from ipywidgets import (
    Checkbox,
    Dropdown,
    FloatLogSlider,
    FloatSlider,
    IntSlider,
    ToggleButtons,
    ValueWidget,
)


class Stops(NamedTuple):
    """The recorded values of one control."""

    kind: str
    """``range``, ``checkbox``, ``radio`` or ``select``."""
    label: str
    values: list[Any]
    texts: list[str]
    """The values as the reader sees them."""
    start: int
    """The index of the initial value."""
    possible: int
    """How many values the control itself has."""

    def place(self, value: Any) -> int:
        """Return the index of a value."""
        if value in self.values:
            return self.values.index(value)
        for i, one in enumerate(self.values):
            if same(one, value):
                return i
        raise ValueError(f"{value!r} of {self.label!r} is not recorded.")


def stops_of(control: ValueWidget, chosen: Sequence[Any] | None = None) -> Stops:
    """Return the values of a control, or those chosen of them.

    Raises
    ------
    ValueError
        If the control does not have a chosen value, or its own is not chosen.
    """
    possible = all_values(control)
    label = control.description
    if chosen is not None:
        strange = [v for v in chosen if not any(same(v, p) for p in possible)]
        if strange:
            raise ValueError(f"{label!r} has no value {strange[0]!r}.")
    values = list(possible if chosen is None else chosen)
    places = [i for i, value in enumerate(values) if same(value, control.value)]
    if not places:
        raise ValueError(f"{label!r} starts at {control.value!r}: it must be recorded.")
    kinds = {Checkbox: "checkbox", ToggleButtons: "radio", Dropdown: "select"}
    kind = kinds.get(type(control), "range")
    texts = [text_of(control, value) for value in values]
    return Stops(kind, label, values, texts, places[0], len(possible))


def all_values(control: ValueWidget) -> list[Any]:
    """Return every value that a control can take."""
    if isinstance(control, Checkbox):
        return [False, True]
    if isinstance(control, IntSlider):
        return list(range(control.min, control.max + 1, control.step))
    if isinstance(control, FloatSlider | FloatLogSlider):
        count = round((control.max - control.min) / control.step) + 1
        steps = [round(control.min + i * control.step, 10) for i in range(count)]
        if isinstance(control, FloatLogSlider):
            return [control.base**step for step in steps]
        return steps
    return [value for _, value in pairs(control)]


def pairs(control: Any) -> list[tuple[str, Any]]:
    """Return texts and values of a control with options."""
    return list(zip(control._options_labels, control._options_values, strict=True))


def same(a: Any, b: Any) -> bool:
    """Say whether two values are the same, but for rounding."""
    if isinstance(a, float) or isinstance(b, float):
        return isclose(a, b, rel_tol=1e-6, abs_tol=1e-9)
    return bool(a == b)


def text_of(control: ValueWidget, value: Any) -> str:
    """Return a value as its control shows it."""
    if isinstance(control, Checkbox):
        return "yes" if value else "no"
    if isinstance(control, IntSlider | FloatSlider | FloatLogSlider):
        return format(value, control.readout_format).replace("-", "−")
    return next(text for text, v in pairs(control) if v == value)
