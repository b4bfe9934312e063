"""What of a live figure is recorded: the values of its controls, and situations."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import isclose, prod
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

Values = dict[str, Any]

MOST_STATES = 1000
"""Of a figure that declares no values of its own."""


@dataclass(frozen=True)
class Plan:
    """What a live figure declares beside its controls, to be played without a kernel.

    Parameters
    ----------
    values : mapping
        From the name of a control to those of its values that are recorded, the
        initial one among them. All values of the other controls are.
    situations : mapping
        From a name on a button to values of some controls; the others are reset.
    idle : callable, optional
        From values to the names of controls that then change nothing. What a control
        disables need not be told.
    """

    values: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    situations: Mapping[str, Values] = field(default_factory=dict)
    idle: Callable[[Values], Sequence[str]] = lambda _: ()


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


def stops_of(control: ValueWidget, chosen: Sequence[Any] | None = None) -> Stops:
    """Return the values of a control, or those chosen of them.

    Raises
    ------
    ValueError
        If the control does not have a chosen value, or its own is not chosen.
    """
    possible = all_values(control)
    # labelled_slider has its value in its description.
    label = control.description.partition(":")[0]
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


class State(NamedTuple):
    """One setting of all controls."""

    values: Values
    """As the controls have them, once they have followed each other."""
    indices: tuple[int, ...]
    """Of the values, among the stops."""
    disabled: list[int]
    """Which of the controls are."""
    key: tuple[int, ...]
    """The same for all settings that differ in idle controls only."""


class Grid:
    """All recorded settings of some controls, in the order of a nested loop.

    Parameters
    ----------
    controls : mapping
        From names to widgets.
    plan : Plan
    """

    def __init__(self, controls: Mapping[str, ValueWidget], plan: Plan) -> None:
        self.controls, self.plan = controls, plan
        self.stops = {
            name: stops_of(control, plan.values.get(name))
            for name, control in controls.items()
        }
        if not plan.values:
            self._thin()

    def _thin(self) -> None:
        """Halve the longest sliders until there are not too many settings."""
        while len(self) > MOST_STATES:
            longest = max(self.stops, key=lambda name: len(self.stops[name].values))
            stops = self.stops[longest]
            last = len(stops.values) - 1
            named = [v.get(longest) for v in self.plan.situations.values()]
            kept = {0, *range(stops.start % 2, last, 2), last}
            kept |= {self._place(longest, v) for v in named if v is not None}
            if len(kept) == len(stops.values):
                return
            chosen = [stops.values[i] for i in sorted(kept)]
            self.stops[longest] = stops_of(self.controls[longest], chosen)

    def __len__(self) -> int:
        return prod(len(stops.values) for stops in self.stops.values())

    def index(self, indices: Sequence[int]) -> int:
        """Return which setting it is."""
        place = 0
        for i, stops in zip(indices, self.stops.values(), strict=True):
            place = place * len(stops.values) + i
        return place

    def situations(self) -> dict[str, list[int]]:
        """Return the indices of the values in each named situation."""
        situations = {}
        for name, values in self.plan.situations.items():
            if unknown := values.keys() - self.stops.keys():
                raise ValueError(f"{name!r}: no control is called {sorted(unknown)}.")
            places = [
                self._place(control, values.get(control)) for control in self.stops
            ]
            situations[name] = places
        return situations

    def _place(self, name: str, value: Any) -> int:
        stops = self.stops[name]
        if value is None:
            return stops.start
        for i, possible in enumerate(stops.values):
            if same(possible, value):
                return i
        raise ValueError(f"{value!r} of {stops.label!r} is not recorded.")

    def __iter__(self) -> Iterator[State]:
        """Set the controls to each setting, and let them follow each other.

        A control may be set back by another: a picture past the end of the batch.
        """
        axes = self.stops.values()
        for indices in product(*(range(len(stops.values)) for stops in axes)):
            yield self.set(indices)

    def set(self, indices: Sequence[int]) -> State:
        """Set the controls, in their order; return what they have become."""
        for (name, stops), i in zip(self.stops.items(), indices, strict=True):
            if self.controls[name].value != stops.values[i]:  # else it takes time
                self.controls[name].value = stops.values[i]
        values = {name: control.value for name, control in self.controls.items()}
        reached = tuple(self._place(name, values[name]) for name in values)
        disabled = [
            i
            for i, control in enumerate(self.controls.values())
            if getattr(control, "disabled", False)
        ]
        idle = self.plan.idle(values)
        key = tuple(
            -1 if name in idle or i in disabled else place
            for i, (name, place) in enumerate(zip(values, reached, strict=True))
        )
        return State(values, reached, disabled, key)
