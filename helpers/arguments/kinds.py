"""Refuse what is not of a kind: a number, an object, or many of them."""

import math
from collections.abc import Mapping, Sequence
from numbers import Integral, Real
from typing import Any

import numpy as np

from helpers.arguments.arrays import WIDE, described, fits, require_array

Kind = Any  # one of those that the package lists


def require(name: str, value: Any, kind: Kind, sizes: dict[str, Any]) -> None:
    """Refuse an argument that is not of its kind; `sizes` is what letters stand for."""
    if isinstance(kind, list) and ... not in kind:
        kind = kind[0] if isinstance(value, Real) else kind[1]
    if isinstance(kind, str):
        require_array(name, value, kind, sizes)
    elif isinstance(kind, dict):
        require_mapping(name, value, kind, sizes)
    elif isinstance(kind, list):
        require_sequence(name, value, kind, sizes)
    elif isinstance(kind, tuple) and not isinstance(kind[0], Real):
        require_tuple(name, value, kind, sizes)
    elif isinstance(kind, type):
        if not isinstance(value, kind):
            raise TypeError(
                f"{name} must be a {kind.__name__}, not {described(value)}."
            )
    else:
        require_number(name, value, kind)


def require_mapping(
    name: str, value: Any, kind: dict[Any, Kind], sizes: dict[str, Any]
) -> None:
    """Refuse what is no mapping, or an empty one, or one of other things."""
    if not isinstance(value, Mapping) or not value:
        raise TypeError(
            f"{name} must be a mapping that is not empty, not {described(value)}."
        )
    require_length(name, value, kind.get(..., "_"), sizes)
    sizes[name] = len(value)
    key_kind = next(iter(kind))
    for key, item in value.items():
        require(f"a key of {name}", key, key_kind, sizes)
        require(f"{name}[{key!r:.40}]", item, kind[key_kind], sizes)


def require_sequence(
    name: str, value: Any, kind: list[Kind], sizes: dict[str, Any]
) -> None:
    """Refuse what is no sequence, or one of other things or of another length."""
    array = isinstance(value, np.ndarray) and value.ndim > 0
    if not array and (not isinstance(value, Sequence) or isinstance(value, str)):
        raise TypeError(f"{name} must be a sequence, not {described(value)}.")
    require_length(name, value, kind[2] if kind[2:] else "_", sizes)
    for i, item in enumerate(value):
        require(f"{name}[{i}]", item, kind[0], sizes)


def require_length(name: str, value: Any, size: str, sizes: dict[str, Any]) -> None:
    """Refuse a mapping or a sequence that is too short or too long."""
    if not fits((len(value),), [size], sizes):
        known = f", here {sizes[size]}" if size in sizes else ""
        raise ValueError(f"{name} must be {size} long{known}, not {len(value)}.")


def require_tuple(
    name: str, value: Any, kinds: tuple[Kind, ...], sizes: dict[str, Any]
) -> None:
    """Refuse what is no tuple, or one of other things."""
    if not isinstance(value, tuple) or len(value) != len(kinds):
        raise TypeError(
            f"{name} must be a tuple of {len(kinds)} things, not {described(value)}."
        )
    for i, (item, kind) in enumerate(zip(value, kinds, strict=True)):
        require(f"{name}[{i}]", item, kind, sizes)


def require_number(name: str, value: Any, kind: Any) -> None:
    """Refuse a number of the wrong kind or size."""
    whole = isinstance(kind, range)
    if not (is_whole(value) if whole else isinstance(value, Real)):
        wanted = "a whole number" if whole else "a number"
        raise TypeError(f"{name} must be {wanted}, not {described(value)}.")
    if isinstance(value, np.generic) and value.dtype.char not in WIDE[1]:
        raise TypeError(
            f"{name} must be a number of Python, or {WIDE[0]}, not {described(value)}."
        )
    if whole and int(value) not in kind:
        raise ValueError(f"{name} must lie in {kind[0]}..{kind[-1]}, not {value}.")
    if not whole and not within(value, *kind):
        raise ValueError(
            f"{name} must be a finite number in {kind[0]:g}..{kind[1]:g}, not {value}."
        )


def is_whole(value: Any) -> bool:
    """Whether a number is an integer, of Python or NumPy, and no truth value."""
    return isinstance(value, Integral) and not isinstance(value, bool)


def within(value: Any, low: float, high: float) -> bool:
    """Whether a number lies between two others, and is one that NumPy computes with."""
    number: float = int(value) if is_whole(value) else float(value)
    largest = 2**63 if is_whole(value) else math.inf
    return low <= number <= high and abs(number) < largest
