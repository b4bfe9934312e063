"""What a call did: it returned, or it refused its arguments in a sentence."""

import copy
import linecache
import traceback
import warnings
from pathlib import Path

import numpy as np

import helpers
from helpers.data_files import DataFileError
from helpers.nn.training import TrainingDiverged

PACKAGE = Path(helpers.__file__).parent


class Refused:
    """The result of a call that raised an error with a sentence of the helpers."""


def outcome(function, arguments):
    """Return the call's result, or `Refused`; raise what it should not have raised.

    Warnings are errors here, so that a leaking one is raised as well.
    """
    before = copy.deepcopy(arguments)
    result = answer(function, arguments)
    assert same(before, arguments), "an argument was changed in place"
    return result


def answer(function, arguments):
    """Return what `outcome` does, without a look at the arguments afterwards."""
    try:
        with warnings.catch_warnings():
            if function.__module__.startswith(
                ("helpers.nn", "helpers.studies", "example_calls")
            ):
                # Networks may diverge: NumPy says so, but in a training step.
                warnings.simplefilter("ignore", RuntimeWarning)
            return function(**arguments)
    except (ValueError, TypeError, DataFileError, TrainingDiverged) as error:
        require_sentence(error)
        return Refused


def require_sentence(error):
    """Raise an error again that was not raised on purpose, by a line of the helpers."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    line = linecache.getline(last.filename, last.lineno).strip()
    of_helpers = PACKAGE in Path(last.filename).parents
    if (
        isinstance(error, UserWarning)
        or not of_helpers
        or not line.startswith("raise ")
    ):
        raise error
    assert len(str(error).split()) >= 4, error
    assert len(str(error)) < 400, error


def same(before, after):
    """Whether all arrays among the arguments are what they were, bit by bit."""
    return all(
        before[name].tobytes() == value.tobytes()
        for name, value in after.items()
        if isinstance(value, np.ndarray) and value.dtype != object
    )


def arrays_in(result):
    """Yield every number and array of a result, however it is packed."""
    if isinstance(result, np.ndarray | np.generic | float | int):
        yield np.asarray(result)
    elif isinstance(result, dict):
        yield from arrays_in(list(result.values()))
    elif isinstance(result, list | tuple):
        for part in result:
            yield from arrays_in(part)
    elif hasattr(result, "__dict__"):
        yield from arrays_in(vars(result))
