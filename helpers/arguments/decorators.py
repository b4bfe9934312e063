"""What stands in front of a function and refuses, or silences."""

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar

import numpy as np

from helpers.arguments.kinds import Kind, require

Function = TypeVar("Function", bound=Callable[..., Any])

NOT_CHECKED = (Any, bool, int, float, inspect.Parameter.empty)
"""Annotations that say less than a kind: of numbers, a kind says which."""

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
