"""Check what a function is given, in front of it: its own lines stay mathematics.

``@takes(x="N D", y="N", steps=range(1000))`` says in one line what a docstring says in
several, and refuses everything else in one sentence. A word stands for each kind:

- ``"N D"``: an array of float32 or float64 with these axes, not empty. Equal letters
  are equal sizes, ``2`` is that size, ``2+`` at least that, and ``...`` at the end
  is any further axes.
- ``"int N"``: the same, of whole numbers; ``"real N"`` of both.
- ``range(1, 10)``: a whole number in it.
- ``(0.0, 1.0)``: a finite number from the first to the second.
- a class: an object of it.
- ``[range(9), "int N"]``: the first, if it is a number, or else the second.
"""

import inspect
import math
from collections.abc import Callable
from functools import wraps
from numbers import Integral, Real
from typing import Any, TypeVar

import numpy as np

Function = TypeVar("Function", bound=Callable[..., Any])
Kind = Any  # one of the above

WHOLE = range(-(2**31), 2**31)
"""Any whole number: which of them will do, the function says itself."""

NUMBERS = {
    "": ("float32 or float64", "fd"),
    "int ": ("integers", "bhilqpBHILQP"),
    "real ": ("integers, float32 or float64", "bhilqpBHILQPfd"),
}
"""The types of arrays in words, and as NumPy's characters."""

silent = np.errstate(over="ignore", divide="ignore", invalid="ignore")
"""Decorates what lets infinite numbers and nan through: who trains sees the loss.

It costs 0.7 microseconds a call."""


def takes(**kinds: Kind) -> Callable[[Function], Function]:
    """Let a function be called only with arguments of these kinds.

    An argument may also be ``None`` where that is its default.
    """

    def decorate(function: Function) -> Function:
        parameters = inspect.signature(function).parameters
        optional = {name for name, p in parameters.items() if p.default is None}

        @wraps(function)
        def checked(*args: Any, **kwargs: Any) -> Any:
            sizes: dict[str, Any] = {}
            for name, value in [*zip(parameters, args, strict=False), *kwargs.items()]:
                if name in kinds and not (value is None and name in optional):
                    require(name, value, kinds[name], sizes)
            return function(*args, **kwargs)

        return checked  # type: ignore[return-value]

    return decorate


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
    if isinstance(kind, list):
        kind = kind[0] if isinstance(value, Real) else kind[1]
    if isinstance(kind, str):
        require_array(name, value, kind, sizes)
    elif isinstance(kind, type):
        if not isinstance(value, kind):
            raise TypeError(
                f"{name} must be a {kind.__name__}, not {described(value)}."
            )
    else:
        require_number(name, value, kind)


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
    axes = kind.removeprefix("int ").removeprefix("real ")
    wanted, chars = NUMBERS[kind.removesuffix(axes)]
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
        if axis.endswith("+"):
            expected = max(size, int(axis[:-1]))
        else:
            expected = int(axis) if axis.isdigit() else sizes.setdefault(axis, size)
        if size != expected:
            return False
    return True


def described(value: Any) -> str:
    """Name what was given instead."""
    if isinstance(value, np.ndarray):
        return f"an array of {value.dtype} of shape {value.shape}"
    kind = type(value).__name__
    return f"{kind} {value!r:.40}" if np.isscalar(value) else kind
