"""Read and compare what functions return: numbers, arrays, or tuples of them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from helpers.exercises.feedback import Feedback, not_yet

FLOAT32_RTOL = 1e-5
"""How far two results may lie apart, relative to the largest number, if either is in
single precision."""


@dataclass(frozen=True)
class Tolerance:
    """How far an answer may be off: ``rtol * |expected| + atol``, number by number."""

    rtol: float
    atol: float

    def allowed(self, expected: NDArray[Any], answer: NDArray[Any]) -> NDArray[Any]:
        """Give the largest difference allowed for each number of ``expected``."""
        exact = np.abs(expected.astype(float))
        slack = self.rtol * exact + self.atol
        if is_single(expected) or is_single(answer):
            finite = np.isfinite(exact)
            slack = slack + FLOAT32_RTOL * np.max(exact, initial=0, where=finite)
        return np.asarray(slack)


def is_single(numbers: NDArray[Any]) -> bool:
    """Whether the numbers are rounded to single precision, or to less."""
    return numbers.dtype.kind == "f" and numbers.dtype.itemsize <= 4


def read_numbers(value: Any, name: str) -> NDArray[Any] | Feedback:
    """Turn a number, a list or an array into an array, or say why it cannot be."""
    if value is None:
        return not_yet(f"{name} is `None`. Is a value or a `return` missing?")
    found = type(value).__name__
    try:
        if getattr(value, "requires_grad", False):
            return not_yet(
                f"{name} is a tensor that still keeps its history: return "
                "`.detach().numpy()`, or compute with NumPy."
            )
        array = np.asarray(value)
    except ValueError:
        return not_yet(
            f"{name} has rows of different lengths; it should be a regular array."
        )
    except Exception:  # the object of any class has a say in what it is as an array
        array = np.array(None)
    if array.dtype.kind in "biuf":
        return array
    if array.dtype.kind == "c" and not np.any(array.imag):
        return not_yet(
            f"{name} is complex, with imaginary parts of zero. For a symmetric matrix "
            "`np.linalg.eigh` gives real numbers, in order; `eig` promises neither."
        )
    if array.ndim:
        found = f"array of {array.dtype}"
    return not_yet(f"{name} should consist of real numbers; found: {found}.")


def equal(answer: NDArray[Any], expected: NDArray[Any], tolerance: Tolerance) -> bool:
    """Whether shape and numbers agree within the tolerance; nan equals nan."""
    if answer.shape != expected.shape:
        return False
    return not np.any(differences(answer, expected, tolerance))


def differences(
    answer: NDArray[Any], expected: NDArray[Any], tolerance: Tolerance
) -> NDArray[np.bool_]:
    """Mark the numbers that differ by more than the tolerance."""
    exact, given = expected.astype(float), answer.astype(float)
    same = (given == exact) | (np.isnan(given) & np.isnan(exact))
    with np.errstate(invalid="ignore"):
        near = np.abs(given - exact) <= tolerance.allowed(expected, answer)
    return np.asarray(~(same | (near & np.isfinite(exact))))


def malformed(
    subject: str,
    given: NDArray[Any],
    expected: NDArray[Any],
    infinity_is_legal: bool = False,
) -> str | None:
    """Say what is wrong with the shape, or that numbers are not finite.

    Where right results hold infinities, a wrong infinity is only a wrong number.
    """
    if given.shape != expected.shape:
        return (
            f"{subject} has shape {given.shape}, expected is {expected.shape}. "
            + shape_cause(given.shape, expected.shape)
        )
    suspicious = np.isnan(given) if infinity_is_legal else ~np.isfinite(given)
    bad = suspicious & np.isfinite(expected)
    if count := int(np.sum(bad)):
        found = "1 value that is" if count == 1 else f"{count} values that are"
        return (
            f"{subject} holds {found} infinite or not a number "
            f"(of {bad.size}). Is there a division by zero, or a root or logarithm "
            "of a number that may be zero or negative?"
        )
    return None


def shape_cause(answer: tuple[int, ...], expected: tuple[int, ...]) -> str:
    """Guess, in a sentence, what makes a result come out in the wrong shape."""
    if not answer:
        return "Perhaps everything was summed or averaged into one number: see `axis`."
    if np.prod(answer) == np.prod(expected):
        return "The number of entries is right; perhaps `reshape` or `keepdims` helps."
    if len(answer) > len(expected):
        return "Perhaps broadcasting added an axis, or a sum or a mean is missing."
    return "Perhaps a sum or a mean runs over another axis."


def largest_difference(
    answer: NDArray[Any], expected: NDArray[Any], tolerance: Tolerance
) -> str:
    """Say where the answer is furthest off, beyond the tolerance."""
    wrong = differences(answer, expected, tolerance)
    with np.errstate(invalid="ignore"):  # infinity minus infinity
        distance = np.where(wrong, np.abs(answer.astype(float) - expected), -1)
    index = np.unravel_index(np.argmax(distance), distance.shape)
    values = f"yours is {answer[index]:.6g}, expected is {expected[index]:.6g}"
    if not index:  # a single number
        return values
    place = ", ".join(map(str, map(int, index)))
    return f"the largest difference is {distance[index]:.3g} at [{place}]: {values}"
