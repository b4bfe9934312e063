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

import inspect
import math
import threading
from collections.abc import Callable, Mapping
from functools import cache, wraps
from numbers import Integral, Real
from typing import Any, TypeVar

import numpy as np

Function = TypeVar("Function", bound=Callable[..., Any])
Kind = Any

WHOLE = "bhilqpBHILQP"
NUMBERS = {
    "": ("float32 or float64", "fd"),
    "any": ("float32 or float64", "fd"),
    "int": ("integers", WHOLE),
    "real": ("integers, float32 or float64", WHOLE + "fd"),
}
"""The types of arrays in words, and as NumPy's characters."""
FINITE = ("", "real")


class _Edge(threading.local):
    """Whether this thread is inside a checked call."""

    inside = False


edge = _Edge()


def checked(check: Callable[..., None]) -> Callable[[Function], Function]:
    """Let `check` see the arguments of a function first, where no caller has."""

    def decorate(function: Function) -> Function:
        @wraps(function)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if edge.inside:
                try:
                    return function(*args, **kwargs)
                except Exception:
                    check(*args, **kwargs)  # has something better to say, if anybody
                    raise
            check(*args, **kwargs)
            edge.inside = True
            try:
                return function(*args, **kwargs)
            finally:
                edge.inside = False

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
        parameters = inspect.signature(function).parameters
        wanted = annotated(parameters) | kinds
        optional = {name for name, p in parameters.items() if p.default is None}
        who = function.__qualname__.removesuffix(".__init__")

        def check(*args: Any, **kwargs: Any) -> None:
            sizes: dict[str, Any] = {}
            for name, value in [*zip(parameters, args, strict=False), *kwargs.items()]:
                if name in wanted and not (value is None and name in optional):
                    require(f"{who}: {name}", value, wanted[name], sizes)

        texts = [kind for kind in kinds.values() if isinstance(kind, str)]
        finite = any(parsed(kind)[0] in FINITE for kind in texts)
        return checked(check)(staying_finite(function) if finite else function)

    return decorate


def annotated(parameters: Mapping[str, inspect.Parameter]) -> dict[str, Kind]:
    """Return the annotations that are classes, of arguments that have a name."""
    return {
        name: p.annotation
        for name, p in parameters.items()
        if isinstance(p.annotation, type) and p.annotation not in (bool, p.empty)
        if p.kind is p.POSITIONAL_OR_KEYWORD or p.kind is p.KEYWORD_ONLY
    }


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


def require(what: str, value: Any, kind: Kind, sizes: dict[str, Any]) -> None:
    """Refuse a value that is not of its kind; `sizes` is what letters stand for."""
    if error := refusal(value, kind, sizes):
        raise type(error)(f"{what} {error}")


def refusal(value: Any, kind: Kind, sizes: dict[str, Any]) -> Exception | None:
    """Return what is wrong with a value, if anything is."""
    if isinstance(kind, str):
        return refused_array(value, kind, sizes)
    if isinstance(kind, list):
        return refusal(value, kind[0 if isinstance(value, Real) else 1], sizes)
    if kind is float:
        kind = (-math.inf, math.inf)
    if kind is int or isinstance(kind, range):
        if not isinstance(value, Integral) or isinstance(value, bool):
            return TypeError(f"must be a whole number, not {described(value)}.")
        if isinstance(kind, range) and int(value) not in kind:
            return ValueError(f"must lie in {kind[0]}..{kind[-1]}, not {value}.")
    elif isinstance(kind, tuple):
        if not isinstance(value, Real):
            return TypeError(f"must be a number, not {described(value)}.")
        low, high = kind
        if not low <= float(value) <= high or math.isinf(value):
            wanted = f"a finite number in {low:g}..{high:g}"
            return ValueError(f"must be {wanted}, not {value}.")
    elif not isinstance(value, kind):
        return TypeError(f"must be a {kind.__name__}, not {described(value)}.")
    return None


def refused_array(value: Any, kind: str, sizes: dict[str, Any]) -> Exception | None:
    """Return what is wrong with an array: its numbers, its shape, or its emptiness."""
    word, axes = parsed(kind)
    wanted, chars = NUMBERS[word]
    if not isinstance(value, np.ndarray):
        return TypeError(f"must be a NumPy array, not {described(value)}.")
    if value.dtype.char not in chars:
        whole = value.dtype.char in WHOLE
        hint = " Convert it, for example by .astype(np.float32)." if whole else ""
        return ValueError(f"must hold {wanted}, but is {described(value)}.{hint}")
    known = dict(sizes)
    if not fits(value.shape, axes, sizes):
        wanted = in_words(axes, known)
        return ValueError(f"must have the shape {wanted}, not {value.shape}.")
    if value.size == 0 and axes != ["..."]:
        return ValueError(f"is empty: it has the shape {value.shape}.")
    if word in FINITE and not np.isfinite(value).all():
        return ValueError("holds numbers that are infinite or nan.")
    return None


@cache
def parsed(kind: str) -> tuple[str, list[str | int]]:
    """Return the word that says which numbers, if there is one, and the axes."""
    first, *rest = kind.split()
    word, axes = (first, rest) if first in NUMBERS else ("", [first, *rest])
    return word, [int(axis) if axis.isdigit() else axis for axis in axes]


def fits(shape: tuple[int, ...], axes: list[str | int], sizes: dict[Any, Any]) -> bool:
    """Whether a shape has these axes; a new letter gets the size that it meets."""
    if axes[-1] == "...":
        axes = axes[:-1]
        shape, rest = shape[: len(axes)], shape[len(axes) :]
        if sizes.setdefault("...", rest) != rest:
            return False
    if len(shape) != len(axes):
        return False
    for axis, size in zip(axes, shape, strict=True):
        if axis == "_":
            continue
        if size != (axis if isinstance(axis, int) else sizes.setdefault(axis, size)):
            return False
    return True


def in_words(axes: list[str | int], sizes: dict[Any, Any]) -> str:
    """Write a wanted shape, with the sizes that are known."""
    rest = map(str, sizes.get("...", ["..."]))
    letters = [
        f"{a} = {sizes[a]}" if a in sizes else f"{a}" for a in axes if a != "..."
    ]
    texts = [*letters, *(rest if axes[-1] == "..." else [])]
    return f"({texts[0]},)" if len(texts) == 1 else f"({', '.join(texts)})"


def described(value: Any) -> str:
    """Name what was given instead."""
    if isinstance(value, np.ndarray):
        return f"an array of {value.dtype} of shape {value.shape}"
    kind = type(value).__name__
    return f"{kind} {value!r:.40}" if np.isscalar(value) else kind
