"""Run a learner's function: safely, within a time limit, on copies of its inputs."""

import _thread
import copy
import dis
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from helpers.exercises.feedback import Feedback, Verdict, not_attempted, not_yet


class TimeLimitError(Exception):
    """The function ran longer than it may."""


class Failure(Feedback):
    """What to tell the learner whose function raised an exception."""


def run(
    function: Callable[..., Any], arguments: Sequence[Any], seconds: float
) -> Any | Feedback:
    """Call the function on copies of the arguments.

    Returns
    -------
    object or Feedback
        What the function returned, or what to tell the learner if it raised an
        exception, ran too long, or changed its arguments.
    """
    copies = copied(arguments)
    try:
        result = call_within(seconds, function, copies)
    except TimeLimitError:
        return not_yet(
            f"Your function was still running after {seconds:g} seconds and was "
            "stopped. Does a loop in it ever end?"
        )
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # exit() as well
        return explain_exception(error, function)
    if not all(map(same_data, copies, arguments)):
        return not_yet(
            "Your function changes its input in place (for example with `x -= ...` "
            "or `x[...] = ...`). Make a new array instead: `x = x - ...`."
        )
    return result


def call_within(
    seconds: float, function: Callable[..., Any], arguments: Sequence[Any]
) -> Any:
    """Call the function; raise `TimeLimitError` if it takes too long.

    This stops Python code in the main thread, on every system; elsewhere there is
    no limit. A keyboard interrupt by the user is passed on. What the function makes of
    NumPy's error handling is undone.
    """
    in_main_thread = threading.current_thread() is threading.main_thread()
    if not in_main_thread or sys.platform == "emscripten":
        return function(*arguments)
    alarm = _Alarm(seconds)
    # A process started in the background ignores the signal: then we would too.
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        alarm.start()
        with np.errstate():
            result = function(*arguments)
        if alarm.stop():
            time.sleep(0.1)  # at the last moment: the interrupt is still to come
            raise TimeLimitError
        return result
    except KeyboardInterrupt:
        if alarm.stop():
            raise TimeLimitError from None
        raise
    finally:
        alarm.stop()
        signal.signal(signal.SIGINT, handler)


class _Alarm:
    """Interrupt the main thread after a while, and every second, unless stopped."""

    def __init__(self, seconds: float) -> None:
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._rang = False
        self._thread = threading.Thread(
            target=self._ring_after, args=[seconds], daemon=True
        )

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> bool:
        """Let it ring no more, and tell whether it has."""
        with self._lock:
            self._stopped.set()
        return self._rang

    def _ring_after(self, seconds: float) -> None:
        while not self._stopped.wait(seconds):
            with self._lock:
                if not self._stopped.is_set():
                    self._rang = True
                    interrupt_main_thread()
            seconds = 1  # the function may have caught the first interrupt


def interrupt_main_thread() -> None:
    """Raise a KeyboardInterrupt there; where signals can, even in a ``sleep``."""
    if hasattr(signal, "pthread_kill"):
        ident = threading.main_thread().ident or 0
        signal.pthread_kill(ident, signal.SIGINT)
    else:
        _thread.interrupt_main()


def explain_exception(error: BaseException, function: Callable[..., Any]) -> Feedback:
    """Name the exception and the learner's own line that raised it."""
    where = _own_line(error, function)
    if isinstance(error, NotImplementedError):
        return not_attempted()
    message = message_of(error)
    if "ellipsis" in message.lower():
        return not_attempted(f"There is still a `...` to replace{where}.")
    said = f": `{message}`" if message else "."
    text = f"Your function raised {type(error).__name__}{where}{said}"
    return Failure(Verdict.NOT_YET, text)


def message_of(error: BaseException) -> str:
    """Return what an exception says, or the beginning of a long text."""
    try:
        return f"{error!s:.300}"
    except Exception:  # an exception's class may be the learner's, and wrong
        return "(what it says cannot be shown)"


def _own_line(error: BaseException, function: Callable[..., Any]) -> str:
    code = getattr(function, "__code__", None)
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if code and frame.filename == code.co_filename]
    if not own:
        return ""
    return f" in line {own[-1].lineno}, `{own[-1].line}`"


def is_stub(function: Callable[..., Any]) -> bool:
    """Whether the function's body is nothing but ``...``, ``pass`` or a docstring."""
    code = getattr(function, "__code__", None)
    if code is None:
        return False
    empty = {"RESUME", "NOP", "LOAD_CONST", "RETURN_CONST", "RETURN_VALUE"}
    return all(step.opname in empty for step in dis.get_instructions(code))


def copied(arguments: Sequence[Any]) -> list[Any]:
    """Copy what can be copied; a function or an open file is passed as it is."""
    return [_copied(argument) for argument in arguments]


def _copied(argument: Any) -> Any:
    try:
        return copy.deepcopy(argument)
    except Exception:  # deepcopy may meet any class's own way to refuse
        return argument


def same_data(left: Any, right: Any) -> bool:
    """Whether two arguments hold the same numbers; objects count as the same.

    A layer may well keep what it has seen: only arrays and the containers of
    arrays are compared.
    """
    if isinstance(left, np.ndarray):
        return left.shape == right.shape and bool(
            np.array_equal(left, right, equal_nan=left.dtype.kind in "fc")
        )
    if isinstance(left, list | tuple):
        return len(left) == len(right) and all(map(same_data, left, right))
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(
            same_data(left[key], right[key]) for key in left
        )
    return True
