"""What of a live figure is recorded: the values of its controls, and situations."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import Any, NamedTuple

from ipywidgets import ValueWidget
from numpy.typing import ArrayLike

from helpers.figures.recording.stops import stops_of

Values = dict[str, Any]

MOST_STATES = 1000
"""Of a figure that declares no values of its own."""


class Pick(NamedTuple):
    """One or two controls whose values lie in axes: the pointer takes the nearest."""

    x: str
    """The control of the horizontal coordinate."""
    y: str = ""
    """That of the vertical one. Without it, any height will do."""
    axes: int = 0
    """Its place among those of the figure. The limits stay as they are."""
    at: Callable[..., ArrayLike] | None = None
    """From values to their point, where they are not its coordinates themselves.

    Or to some points, always as many. Not a number is what cannot be pointed at.
    """

    @property
    def controls(self) -> list[str]:
        """The names of the one or two."""
        return [self.x, self.y] if self.y else [self.x]


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
    picks : sequence of Pick, optional
        What may also be chosen with the pointer, in the picture.
    idle : callable, optional
        From values to the names of controls that then change nothing. What a control
        disables need not be told.
    below : str, optional
        The control that stands below the picture, because it moves along it.
    note : str, optional
        What a page without a kernel says of the recording.
    """

    values: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    situations: Mapping[str, Values] = field(default_factory=dict)
    picks: Sequence[Pick] = ()
    idle: Callable[[Values], Sequence[str]] = lambda _: ()
    below: str = ""
    note: str = ""


class State(NamedTuple):
    """One setting of all controls."""

    values: Values
    """As the controls have them, once they have followed each other."""
    indices: tuple[int, ...]
    """Of the values, among the stops."""
    disabled: int
    """Which of the controls are: a bit for each."""
    key: tuple[int, ...]
    """The same for all settings that differ in idle controls only."""


class Grid:
    """All recorded settings of some controls, in the order of a nested loop.

    Parameters
    ----------
    controls : mapping
        From names to widgets.
    plan : Plan
    whole : bool, optional
        Whether all values belong to it, whatever the plan says.
    """

    def __init__(
        self, controls: Mapping[str, ValueWidget], plan: Plan, *, whole: bool = False
    ) -> None:
        self.controls, self.plan = controls, plan
        chosen = {} if whole else plan.values
        self.stops = {
            name: stops_of(control, chosen.get(name))
            for name, control in controls.items()
        }
        if not chosen and not whole:
            self._thin()

    def _thin(self) -> None:
        """Halve the longest sliders until there are not too many settings."""
        while len(self) > MOST_STATES:
            longest = max(self.stops, key=lambda name: len(self.stops[name].values))
            stops = self.stops[longest]
            last = len(stops.values) - 1
            named = [v.get(longest) for v in self.plan.situations.values()]
            kept = {0, *range(stops.start % 2, last, 2), last}
            kept |= {stops.place(value) for value in named if value is not None}
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
            situations[name] = [
                stops.place(values[control]) if control in values else stops.start
                for control, stops in self.stops.items()
            ]
        return situations

    @property
    def below(self) -> int | None:
        """The place of the control that stands below the picture."""
        return [*self.stops].index(self.plan.below) if self.plan.below else None

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
        reached = tuple(self.stops[name].place(values[name]) for name in values)
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
        return State(values, reached, sum(2**i for i in disabled), key)
