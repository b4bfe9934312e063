"""The text that slips are written in."""

import numpy as np
import pytest

from helpers.exercises import slips
from helpers.exercises.rewriting import Program

TEXT = r"""
SQUARES = ((x - mean) ** 2).sum()
VAR = SQUARES / count
sample variance: VAR -> SQUARES / (count - 1)
or: VAR -> \
np.var(x, ddof=1)
    The sum of SQUARES is divided
    by $m - 1$.
no mean: x - mean -> x
and: VAR -> (x**2).sum()
    These happen together.
median: = np.median(x)
    The answer itself.
"""


def variance(x):
    mean, count = x.mean(), len(x)
    return ((x - mean) ** 2).sum() / count


def test_a_text_is_read():
    names = [slip.name for slip in slips(TEXT)]
    assert names == ["sample variance", "sample variance", "no mean", "median"]


def test_a_diagnosis_is_one_paragraph_without_abbreviations():
    assert slips(TEXT)[0].diagnosis == "The sum of SQUARES is divided by $m - 1$."


def test_a_slip_is_made_in_the_reference():
    x = np.array([1.0, 2.0, 6.0])
    program = Program.of(variance)
    answers = [slip.answer(program)(x) for slip in slips(TEXT)[::3]]
    assert np.allclose(answers, [x.var(ddof=1), 2.0])


@pytest.mark.parametrize(
    "text", ["no diagnosis: x -> y\n", "    no name\n", "a: x -> y\n  short\n"]
)
def test_a_line_that_belongs_to_no_slip_is_refused(text):
    with pytest.raises(ValueError, match="belongs to no slip"):
        slips(text)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("a: x->y", "no `name: old -> new`: a: x->y"),
        ("x -> y", "no `name: old -> new`: x -> y"),
        ("a: x -> y\nand: x -> z", "changed twice"),
    ],
)
def test_a_change_that_cannot_be_made_is_quoted(change, problem):
    with pytest.raises(ValueError, match=problem):
        slips(f"{change}\n    Diagnosis.\n")


def test_an_abbreviation_in_a_name_stays():
    assert slips("VAR = x.var()\nno VAR: VAR -> 1\n    It is.\n")[0].name == "no VAR"
