"""What a function is given is checked once, where the user's hand ends.

``@takes(x="N D", y="N", steps=range(1000))`` in front of a function refuses everything
else in one sentence, so that its own lines stay mathematics. The kinds of arguments:

- ``"N D"``: an array of float32 or float64 with these axes, not empty, and without
  infinite numbers and nan. Equal letters are equal sizes, ``2`` is that size, ``_``
  any, and ``...`` any further axes. What becomes too large on the way is refused, too.
- ``"any N D"``: the same, infinite or not: for networks, which may diverge.
- ``"int N"``: an array of whole numbers; ``"real N"`` of these or of ``"N"``.
- ``range(1, 10)``: a whole number in it; ``(0, 1)``: a number from the first to the
  second.
- a class: an object of it, a whole number for ``int``, a finite number for ``float``.
- ``[range(9), "int N"]``: the first, if it is a number, or else the second.

The annotations of the function count, too, where they are classes.

A call from inside a checked call is not checked again. If it fails all the same, then
its arguments are looked at, and the sentence says where it happened.
"""

import math
from collections.abc import Callable
from contextvars import ContextVar
from functools import cache, wraps
from inspect import signature
from numbers import Integral, Real
from typing import Any, TypeVar

import numpy as np

Function = TypeVar("Function", bound=Callable[..., Any])
Kind = Any
Axes = list[str | int]
Sizes = dict[Any, Any]
"""What the letters stand for that were met already."""

WHOLE = "bhilqpBHILQP"
NUMBERS = {
    "": ("float32 or float64", "fd"),
    "any": ("float32 or float64", "fd"),
    "int": ("integers", WHOLE),
    "real": ("integers, float32 or float64", WHOLE + "fd"),
}
"""The types of arrays in words, and as NumPy's characters."""
FINITE = ("", "real")

inside = ContextVar("inside a checked call", default=False)


def checked(check: Callable[..., None]) -> Callable[[Function], Function]:
    """Let `check` see the arguments of a function first, where no caller has."""

    def decorate(function: Function) -> Function:
        @wraps(function)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if inside.get():
                try:
                    return function(*args, **kwargs)
                except Exception:
                    check(*args, **kwargs)  # has something better to say, if anybody
                    raise
            check(*args, **kwargs)
            outside = inside.set(True)
            try:
                return function(*args, **kwargs)
            finally:
                inside.reset(outside)

        return guarded  # type: ignore[return-value]

    return decorate


def trusted(function: Function) -> Function:
    """Let nothing be checked that is called from inside, unless it fails."""
    return checked(lambda *_, **__: None)(function)


def takes(**kinds: Kind) -> Callable[[Function], Function]:
    """Let a function be called only with arguments of these kinds.

    An argument may also be ``None`` where that is its default.
    """

    def decorate(function: Function) -> Function:
        parameters = signature(function).parameters
        wanted = {
            name: p.annotation
            for name, p in parameters.items()
            if isinstance(p.annotation, type) and p.annotation not in (bool, p.empty)
            if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)
        } | kinds
        optional = {name for name, p in parameters.items() if p.default is None}
        who = function.__qualname__.removesuffix(".__init__")

        def check(*args: Any, **kwargs: Any) -> None:
            sizes: Sizes = {}
            for name, value in [*zip(parameters, args, strict=False), *kwargs.items()]:
                if name in wanted and not (value is None and name in optional):
                    require(f"{who}: {name}", value, wanted[name], sizes)

        texts = [kind for kind in kinds.values() if isinstance(kind, str)]
        finite = any(parsed(kind)[0] in FINITE for kind in texts)
        return checked(check)(staying_finite(function) if finite else function)

    return decorate


def staying_finite(function: Function) -> Function:
    """Refuse numbers that become too large on the way to the result."""

    @wraps(function)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        try:
            with np.errstate(over="raise", divide="ignore", invalid="ignore"):
                return function(*args, **kwargs)
        except FloatingPointError as error:
            raise ValueError(
                f"{function.__qualname__} meets numbers that are too large to be "
                f"computed with ({error}): use smaller ones, or other units."
            ) from error

    return guarded  # type: ignore[return-value]


def require(what: str, value: Any, kind: Kind, sizes: Sizes) -> None:
    """Refuse a value that is not of its kind."""
    if isinstance(kind, list):
        kind = kind[0 if isinstance(value, Real) else 1]
    if isinstance(kind, str):
        require_array(what, value, kind, sizes)
    elif kind is int or isinstance(kind, range):
        if not isinstance(value, Integral) or isinstance(value, bool):
            raise TypeError(f"{what} must be a whole number, not {described(value)}.")
        if isinstance(kind, range) and int(value) not in kind:
            raise ValueError(f"{what} must lie in {kind[0]}..{kind[-1]}, not {value}.")
    elif kind is float or isinstance(kind, tuple):
        low, high = kind if isinstance(kind, tuple) else (-math.inf, math.inf)
        if not isinstance(value, Real):
            raise TypeError(f"{what} must be a number, not {described(value)}.")
        if not low <= float(value) <= high or math.isinf(value):
            wanted = f"a finite number in {low:g}..{high:g}"
            raise ValueError(f"{what} must be {wanted}, not {value}.")
    elif not isinstance(value, kind):
        raise TypeError(f"{what} must be a {kind.__name__}, not {described(value)}.")


def require_array(what: str, value: Any, kind: str, sizes: Sizes) -> None:
    """Refuse an array for its numbers, its shape, or its emptiness."""
    word, axes = parsed(kind)
    wanted, chars = NUMBERS[word]
    if not isinstance(value, np.ndarray):
        raise TypeError(f"{what} must be a NumPy array, not {described(value)}.")
    if value.dtype.char not in chars:
        whole = value.dtype.char in WHOLE
        hint = " Convert it, for example by .astype(np.float32)." if whole else ""
        raise ValueError(f"{what} must hold {wanted}, but is {described(value)}.{hint}")
    known = dict(sizes)
    if not fits(value.shape, axes, sizes):
        wanted = in_words(axes, known)
        raise ValueError(f"{what} must have the shape {wanted}, not {value.shape}.")
    if value.size == 0 and axes != ["..."]:
        raise ValueError(f"{what} is empty: it has the shape {value.shape}.")
    if word in FINITE and not np.isfinite(value).all():
        raise ValueError(f"{what} holds numbers that are infinite or nan.")


@cache
def parsed(kind: str) -> tuple[str, Axes]:
    """Return the word that says which numbers, if there is one, and the axes."""
    first, *rest = kind.split()
    word, axes = (first, rest) if first in NUMBERS else ("", [first, *rest])
    return word, [int(axis) if axis.isdigit() else axis for axis in axes]


def fits(shape: tuple[Any, ...], axes: Axes, sizes: Sizes) -> bool:
    """Whether a shape has these axes; a new letter gets the size that it meets."""
    if axes[-1] == "...":  # stands for all that is left
        shape = (*shape[: len(axes) - 1], shape[len(axes) - 1 :])
    if len(shape) != len(axes):
        return False
    for axis, size in zip(axes, shape, strict=True):
        if axis == "_":
            continue
        if size != (axis if isinstance(axis, int) else sizes.setdefault(axis, size)):
            return False
    return True


def in_words(axes: Axes, sizes: Sizes) -> str:
    """Write a wanted shape, with the sizes that are known."""
    texts: list[str] = []
    for axis in axes:
        if axis == "...":
            texts += map(str, sizes.get(axis, ["..."]))
        else:
            texts.append(f"{axis} = {sizes[axis]}" if axis in sizes else str(axis))
    return f"({texts[0]},)" if len(texts) == 1 else f"({', '.join(texts)})"


def described(value: Any) -> str:
    """Name what was given instead."""
    if isinstance(value, np.ndarray):
        return f"an array of {value.dtype} of shape {value.shape}"
    kind = type(value).__name__
    return f"{kind} {value!r:.40}" if np.isscalar(value) else kind
