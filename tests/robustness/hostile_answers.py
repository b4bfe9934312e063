"""Answers that no exercise should stumble over."""

import sys
import warnings

import numpy as np


def raising(error):
    def answer(*_):
        raise error

    return answer


def returning(value):
    return lambda *_: value


def recursing(*arguments):
    return recursing(*arguments)


def generating(*arguments):
    yield from arguments


async def waiting():
    return 1.0


def promising(*_):
    coroutine = waiting()
    coroutine.close()  # else Python warns, with reason, that nobody awaited it
    return coroutine


def printing(*_):
    for _ in range(200):
        print("x" * 500)
    return None


def warning(*_):
    warnings.warn("that is a bad idea", stacklevel=1)
    return "done"


def dividing_by_zero(*_):
    return np.ones(3) / np.zeros(3)


def without_warnings(*_):
    np.seterr(all="ignore")
    return None


def spoiling(*arguments):
    """Change every argument that can be changed, and return the first."""
    for argument in arguments:
        for array in argument if isinstance(argument, list | tuple) else [argument]:
            if isinstance(array, np.ndarray):
                array[...] = 0
    return arguments[0]


class Answer:
    """A class where a function was asked for."""


class Evil:
    """An object that raises whatever is done with it."""

    def __getattr__(self, name):
        raise RuntimeError(name)

    def __eq__(self, other):
        raise RuntimeError("no comparison")

    __hash__ = object.__hash__

    def __repr__(self):
        raise RuntimeError("no text")

    def __array__(self, *_, **__):
        raise RuntimeError("no array")

    def __len__(self):
        raise RuntimeError("no length")


class SilentError(Exception):
    """An exception that cannot even say what is wrong."""

    def __str__(self):
        raise RuntimeError("no text")


ERRORS = [
    ArithmeticError("a"),
    AssertionError(),
    AttributeError("no attribute"),
    BufferError(),
    EOFError(),
    FloatingPointError("overflow"),
    GeneratorExit(),
    ImportError("no module"),
    IndexError("out of bounds"),
    KeyError("key"),
    MemoryError(),
    NameError("name 'xx' is not defined"),
    np.exceptions.AxisError(7, 2),
    np.linalg.LinAlgError("singular"),
    OSError(2, "no file"),
    RecursionError("too deep"),
    RuntimeError("{braces} %s"),
    SilentError(),
    StopIteration(),
    StopAsyncIteration(),
    SyntaxError("bad"),
    SystemExit(3),
    TypeError("bad type"),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"),
    ValueError("bad value"),
    UserWarning("a warning, raised"),
    ZeroDivisionError("division by zero"),
    BaseException("the base of all"),
    BaseExceptionGroup("many", [ValueError("one"), SystemExit()]),
]

VALUES = {
    "None": None,
    "text": "text",
    "bytes": b"bytes",
    "list of None": [None, None],
    "list of text": ["a", "b"],
    "empty list": [],
    "empty tuple": (),
    "nested": [[[[1.0]]], [2.0]],
    "ragged": [[1.0], [2.0, 3.0]],
    "dict": {"mean": 1.0},
    "set": {1.0},
    "object": object(),
    "evil": Evil(),
    "evil list": [Evil(), Evil()],
    "class": Answer,
    "function": len,
    "iterator": iter([1.0]),
    "complex": 1j,
    "complex array": np.ones(3, complex),
    "object array": np.array([None, 1], object),
    "dates": np.array(["2020-01-01"], "datetime64[D]"),
    "record": np.zeros(2, [("a", float)]),
    "masked": np.ma.masked_array([1.0, 2.0], [True, False]),
    "masked number": np.ma.masked,
    "matrix of nan": np.full((2, 2), np.nan),
    "nan": np.nan,
    "inf": np.inf,
    "bool": True,
    "empty": np.empty(0),
    "empty rows": np.empty((0, 3)),
    "five axes": np.ones((1, 2, 1, 2, 1)),
    "huge": 1e308,
    "huge whole number": 10**400,
    "float16": np.float16(1),
    "long double": np.longdouble(1),
    "two": (1.0, 2.0),
    "many": (1.0,) * 9,
    "tuple of None": (None, None, None),
    "large": np.zeros(1_000_000),
}

OTHERS = {
    "recursion": recursing,
    "generator": generating,
    "coroutine": promising,
    "long output": printing,
    "a warning": warning,
    "a NumPy warning": dividing_by_zero,
    "warnings switched off": without_warnings,
    "input changed": spoiling,
    "a class": Answer,
    "a built-in": len,
    "exit": sys.exit,
    "no parameters": lambda: 1.0,
    "too many parameters": lambda a, b, c, d, e, f, g, h, i: 1.0,
    "only keywords": lambda *, x: x,
}

ANSWERS = (
    {f"raises {type(error).__name__}": raising(error) for error in ERRORS}
    | {f"returns {name}": returning(value) for name, value in VALUES.items()}
    | OTHERS
)
