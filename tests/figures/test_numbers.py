"""Numbers as text: their minus sign, their digits, and no minus zero."""

import numpy as np
import pytest

from helpers.figures.numbers import fixed, significant


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (9767.4, "9,770"),
        (1234567.0, "1,230,000"),
        (10.0, "10"),
        (-0.0, "0"),
        (-0.5264, "−0.526"),
        (0.0001193, "0.000119"),
        (0.00001, "0.00001"),
        (0.00000091962, "9.2 × 10⁻⁷"),
        (-0.0000012345, "−1.23 × 10⁻⁶"),
    ],
)
def test_digits_are_written_as_in_a_book(value, text):
    assert significant(value) == text


def test_fewer_digits_are_written_when_asked_for():
    assert significant(-1234.5, 2) == "−1,200"
    assert significant(2.0, 4) == "2"


@pytest.mark.parametrize("kind", [float, np.float32, np.float64])
def test_decimals_stay_and_a_zero_has_no_sign(kind):
    assert fixed(kind(-1.234)) == "−1.23"
    assert fixed(kind(-0.001)) == "0.00"
    assert fixed(kind(-44.99), 1) == "−45.0"
    assert fixed(kind(3), 1) == "3.0"
