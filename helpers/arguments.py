"""Check what a function is given, in front of it: its own lines stay mathematics.

``@takes(x="N D", y="N", steps=range(1000))`` says in one line what a docstring says in
several, and refuses everything else in one sentence. A word stands for each kind:

- ``"N D"``: an array of float32 or float64 with these axes, not empty. Equal letters
  are equal sizes, ``2`` is that size, ``2+`` at least and ``2-`` at most
  that, also after a letter, ``_`` is any size, and ``...`` at the end any further
  axes.
- ``"int N"``: the same, of whole numbers; ``"real N"`` of both; ``"bool N"`` of truth
  values.
- ``"drawn N"``: the same as ``"real N"``, of numbers that can be drawn;
  ``"length N"`` of positive ones or 0; ``"share N"`` of 0 to 1;
  ``"positive N"`` on a logarithmic axis; ``"rising N"`` and ``"growing N"`` as the
  ends of an axis, the second of a logarithmic one.
- ``range(1, 10)``: a whole number in it.
- ``(0.0, 1.0)``: a finite number from the first to the second.
- a class: an object of it.
- ``[range(9), "int N"]``: the first, if it is a number, or else the second.
- ``("N", str)``: a tuple of these.
- ``[str, ...]``: a sequence of these; ``[str, ..., "N"]`` is N long.
- ``{str: "N"}``: a mapping, not empty, from the first to the second;
  ``{str: "N", ...: "2"}`` is two long. Its name stands for how long it is.

An argument whose annotation is a class must be an object of it: that is said once.
"""

import inspect
import math
import operator
from collections.abc import Callable, Mapping, Sequence
from functools import cache, wraps
from numbers import Integral, Real
from typing import Any, TypeVar

import numpy as np

Function = TypeVar("Function", bound=Callable[..., Any])
Kind = Any  # one of the above

WHOLE = range(-(2**31), 2**31)
"""Any whole number: which of them will do, the function says itself."""

DRAWN = (-1e15, 1e15)
"""Any number that can be drawn: Matplotlib squares some, and rounds all."""

POSITIVE = (1e-100, 1e15)
"""Any number that can be drawn on a logarithmic axis."""

LENGTH = (0.0, 1e15)
SHARE = (0.0, 1.0)
POINTS = (-1000, 1000)
INCHES = (0.5, 100.0)
PERCENT = (0, 100)
SIZE = range(1, 10**9)
CELL = range(10**9)
"""What else drawings are given: some only near what they show."""

WHOLE_TYPES = "bhilqpBHILQP"
DRAWABLE = ("integers, float32 or float64", WHOLE_TYPES + "fd")
NUMBERS = {
    "": ("float32 or float64", "fd"),
    "int": ("integers", WHOLE_TYPES),
    "real": ("integers, float32 or float64", WHOLE_TYPES + "fd"),
    "bool": ("truth values", "?"),
    "drawn": DRAWABLE,
    "rising": DRAWABLE,
    "positive": DRAWABLE,
    "growing": DRAWABLE,
    "length": DRAWABLE,
    "share": DRAWABLE,
}
"""The types of arrays in words, and as NumPy's characters."""

LIMITS = {
    "drawn": DRAWN,
    "rising": DRAWN,
    "positive": POSITIVE,
    "growing": POSITIVE,
    "length": LENGTH,
    "share": SHARE,
}
"""Between which numbers those lie that are drawn."""

NOT_CHECKED = (Any, bool, int, float, inspect.Parameter.empty)
"""Annotations that say less than a kind: of numbers, a kind says which."""

MATCHES = {"": operator.eq, "+": operator.ge, "-": operator.le}
"""How a size compares with the number of its axis."""

silent = np.errstate(over="ignore", divide="ignore", invalid="ignore")
"""Decorates what lets infinite numbers and nan through: who trains sees the loss.

It costs 0.7 microseconds a call."""


def takes(**kinds: Kind) -> Callable[[Function], Function]:
    """Let a function be called only with arguments of these kinds.

    An argument may also be ``None`` where that is its default.
    """

    def decorate(function: Function) -> Function:
        parameters = inspect.signature(function).parameters
        wanted = classes(parameters) | kinds
        optional = {name for name, p in parameters.items() if p.default is None}

        @wraps(function)
        def checked(*args: Any, **kwargs: Any) -> Any:
            sizes: dict[str, Any] = {}
            for name, value in [*zip(parameters, args, strict=False), *kwargs.items()]:
                if name in wanted and not (value is None and name in optional):
                    require(name, value, wanted[name], sizes)
            return function(*args, **kwargs)

        return checked  # type: ignore[return-value]

    return decorate


def classes(parameters: Mapping[str, inspect.Parameter]) -> dict[str, Kind]:
    """Return the classes among the annotations, but those of numbers."""
    single = (p for p in parameters.values() if p.kind is p.POSITIONAL_OR_KEYWORD)
    return {
        p.name: p.annotation
        for p in single
        if isinstance(p.annotation, type) and p.annotation not in NOT_CHECKED
    }


def finite(function: Function) -> Function:
    """Refuse infinite numbers and nan, as arguments and on the way to the result."""
    parameters = list(inspect.signature(function).parameters)

    @wraps(function)
    def checked(*args: Any, **kwargs: Any) -> Any:
        for name, value in [*zip(parameters, args, strict=False), *kwargs.items()]:
            if isinstance(value, np.ndarray) and not np.isfinite(value).all():
                raise ValueError(f"{name} holds numbers that are infinite or nan.")
        try:
            with np.errstate(over="raise", divide="ignore", invalid="ignore"):
                return function(*args, **kwargs)
        except FloatingPointError as error:
            raise ValueError(
                f"{function.__name__} meets numbers that are too large to be computed "
                f"with ({error}): use smaller ones, or other units."
            ) from error

    return checked  # type: ignore[return-value]


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
