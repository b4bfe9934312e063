"""Refuse arrays of the wrong type, shape or numbers."""

import operator
from functools import cache
from typing import Any

import numpy as np

from helpers.arguments.ranges import DRAWN, LENGTH, POSITIVE, SHARE

WHOLE_TYPES = "bhilqpBHILQP"
REAL = ("integers, float32 or float64", WHOLE_TYPES + "fd")
WIDE = ("int64, float32 or float64", "lqfd")
"""Narrower integers overflow, and unsigned ones below 0: in drawings, too."""

NUMBERS = {
    "": ("float32 or float64", "fd"),
    "int": ("integers", WHOLE_TYPES),
    "real": REAL,
    "bool": ("truth values", "?"),
    "pixels": REAL,
    "drawn": WIDE,
    "rising": WIDE,
    "positive": WIDE,
    "growing": WIDE,
    "length": WIDE,
    "share": WIDE,
}
"""The types of arrays in words, and as NumPy's characters."""

LIMITS = {
    "pixels": DRAWN,
    "drawn": DRAWN,
    "rising": DRAWN,
    "positive": POSITIVE,
    "growing": POSITIVE,
    "length": LENGTH,
    "share": SHARE,
}
"""Between which numbers those lie that are drawn."""

MATCHES = {"": operator.eq, "+": operator.ge, "-": operator.le}
"""How a size compares with the number of its axis."""


def require_array(name: str, value: Any, kind: str, sizes: dict[str, Any]) -> None:
    """Refuse an array of the wrong type or shape, and an empty one."""
    first, _, rest = kind.partition(" ")
    word, axes = (first, rest) if first in NUMBERS else ("", kind)
    wanted, chars = NUMBERS[word]
    if not isinstance(value, np.ndarray) or value.dtype.char not in chars:
        raise TypeError(
            f"{name} must be a NumPy array of {wanted}, not {described(value)}."
        )
    if not fits(value.shape, axes.split(), sizes):
        wanted = axes.replace(" ", ", ") + ("" if " " in axes else ",")
        known = ", ".join(f"{letter} = {size}" for letter, size in sizes.items())
        raise ValueError(
            f"{name} must have the shape ({wanted}), not {value.shape}"
            + (f" (here {known})." if known else ".")
        )
    if value.size == 0:
        raise ValueError(f"{name} is empty: it has the shape {value.shape}.")
    if word in LIMITS:
        require_drawable(name, value, *LIMITS[word])
    if word in ("rising", "growing"):
        require_rising(name, value)


def require_drawable(name: str, value: Any, low: float, high: float) -> None:
    """Refuse an array with numbers that Matplotlib cannot draw."""
    if not ((low <= value) & (value <= high)).all():  # nan is neither
        raise ValueError(
            f"{name} must hold numbers in {low:g}..{high:g}: others, and nan, "
            "cannot be drawn here."
        )


def require_rising(name: str, value: Any) -> None:
    """Refuse an array that does not span an axis."""
    if not (value.size > 1 and (value[1:] > value[:-1]).all()):
        raise ValueError(
            f"{name} must hold two numbers or more, each greater than the one before."
        )


def fits(shape: tuple[int, ...], axes: list[str], sizes: dict[str, Any]) -> bool:
    """Whether a shape has these axes; a new letter gets the size that it meets."""
    if axes[-1] == "...":
        *axes, rest = axes
        if sizes.setdefault(rest, shape[len(axes) :]) != shape[len(axes) :]:
            return False
        shape = shape[: len(axes)]
    if len(shape) != len(axes):
        return False
    for axis, size in zip(axes, shape, strict=True):
        letter, number, sign = parts(axis)
        if number and not MATCHES[sign](size, number):
            return False
        if letter and sizes.setdefault(letter, size) != size:
            return False
    return True


@cache
def parts(axis: str) -> tuple[str, int, str]:
    """Return an axis' letter (none for ``_``), its number (or 0), and its sign."""
    letter = axis.rstrip("0123456789+-")
    sign = axis[-1] if axis[-1] in "+-" else ""
    number = axis.removeprefix(letter).removesuffix(sign)
    return letter.strip("_"), int(number or 0), sign


def described(value: Any) -> str:
    """Name what was given instead."""
    if isinstance(value, np.ndarray):
        return f"an array of {value.dtype} of shape {value.shape}"
    kind = type(value).__name__
    return f"{kind} {value!r:.40}" if np.isscalar(value) else kind
