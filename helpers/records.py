"""Recorded runs: arrays whose axes have names, and values that say what lies where."""

import json
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from helpers.checked import takes
from helpers.data_files import BRING_BACK, DATA, DataFileError

Array = NDArray[Any]


class NamedArray:
    """An array whose axes have names and values.

    The axes map the name of each, in order, to the list of its values. If they depend
    on another axis: to a mapping from each value of that one to such a list. The places
    of an axis that maps to None are only counted, as those of weights.

    Examples
    --------
    >>> axes = {"network": ["plain", "normalized"], "rate": [0.1, 0.3, 1.0]}
    >>> loss = NamedArray(np.array([[3, 2, 4], [2, 1, 0]]), axes)
    >>> loss
    NamedArray(network: 2, rate: 3)
    >>> loss.at(network="plain")
    array([3, 2, 4])
    >>> loss.at(rate=[0.3, 1.0], network="normalized")
    array([1, 0])
    >>> loss.over("network", np.min).at()
    array([2, 1, 0])
    """

    def __init__(self, values: Array, axes: Mapping[str, Any]) -> None:
        self.values, self.axes = values, dict(axes)
        self._depends_on: dict[str, str] = {}
        for size, (name, choices) in zip(values.shape, axes.items(), strict=True):
            lists = choices.values() if isinstance(choices, Mapping) else [choices]
            if choices is not None and any(len(one) != size for one in lists):
                raise ValueError(f"the axis {name} is {size} long, its values are not.")
            if isinstance(choices, Mapping):
                others = [other for other, a in axes.items() if a == [*choices]]
                if len(others) != 1:
                    raise ValueError(f"the axis {name} must depend on one other axis.")
                self._depends_on[name] = others[0]

    def __repr__(self) -> str:
        sizes = zip(self.axes, self.values.shape, strict=True)
        return f"NamedArray({', '.join(f'{name}: {size}' for name, size in sizes)})"

    def at(self, **coordinates: Any) -> Array:
        """Return what lies at these values; the other axes remain, in their order.

        A list of values keeps its axis. A wrong name or value is a KeyError, which
        names the choices.
        """
        for name in coordinates:
            known("axis", name, self.axes)
        found = self.values
        # From the last axis on: what it takes away moves none of those before it.
        for place, name in reversed([*enumerate(self.axes)]):
            if name in coordinates:
                found = found.take(self._places(name, coordinates), place)
        return found

    def over(self, name: str, function: Callable[..., Array]) -> "NamedArray":
        """Return what is left without an axis: ``over("seed", np.median)``.

        The function takes the array and, as `axis`, the place of the axis.
        """
        place = list(self.axes).index(known("axis", name, self.axes))
        if name in self._depends_on.values():
            raise KeyError(f"the values of another axis depend on {name}")
        axes = {other: a for other, a in self.axes.items() if other != name}
        return NamedArray(function(self.values, axis=place), axes)

    def choices(self, name: str, /, **coordinates: Any) -> list[Any]:
        """Return the values of an axis; if they depend on another one: at its value."""
        choices = self.axes[known("axis", name, self.axes)] or []
        if other := self._depends_on.get(name):
            if coordinates.get(other) not in list(choices):
                raise KeyError(f"{name} depends on {other}: name one of {[*choices]}")
            choices = choices[coordinates[other]]
        return list(choices)

    def _places(self, name: str, coordinates: Mapping[str, Any]) -> Any:
        """Return where the value lies on its axis, or where each of a list lies."""
        value, choices = coordinates[name], self.choices(name, **coordinates)
        if np.ndim(value):
            places = [choices.index(known(name, one, choices)) for one in value]
            return np.array(places, dtype=int)
        return choices.index(known(name, value, choices))


class Record(dict[str, NamedArray]):
    """The arrays of an experiment, by name, and its script's `settings`."""

    def __init__(self, settings: dict[str, Any], arrays: Mapping[str, NamedArray]):
        super().__init__(arrays)
        self.settings = settings

    def __missing__(self, name: str) -> NamedArray:
        raise KeyError(known("array", name, self))

    @property
    def axes(self) -> dict[str, Any]:
        """The values of each axis that is the same in all arrays that have it."""
        named = [pair for array in self.values() for pair in array.axes.items()]
        return {
            name: values
            for name, values in named
            if all(others == values for other, others in named if other == name)
        }


def known(kind: str, value: Any, choices: Iterable[Any]) -> Any:
    """Return a value that is one of the choices, and refuse others."""
    if value not in list(choices):
        raise KeyError(
            f"there is no {kind} {value!r}: choose from {', '.join(map(repr, choices))}"
        )
    return value


@takes()
def read(name: str) -> Record:
    """Return a recorded experiment, ``data/<name>.npz``: see data/README.md."""
    path = DATA / f"{name}.npz"
    try:
        content = BytesIO(path.read_bytes())  # np.load leaves a damaged file open
        with np.load(content, allow_pickle=False) as arrays:
            axes = json.loads(str(arrays["axes"]))
            return Record(
                json.loads(str(arrays["settings"])),
                {key: NamedArray(arrays[key], axes[key]) for key in axes},
            )
    except Exception as error:  # what damage raises depends on the place that it hit
        raise DataFileError(
            f"cannot read {path} ({error}). It is part of the course: {BRING_BACK}."
        ) from error


def write(name: str, record: Record) -> None:
    """Write a record where `read` finds it."""
    axes = {key: array.axes for key, array in record.items()}
    about = {"settings": record.settings, "axes": axes}
    entries: dict[str, Any] = {key: json.dumps(value) for key, value in about.items()}
    entries |= {key: array.values for key, array in record.items()}
    np.savez_compressed(DATA / f"{name}.npz", **entries)
