"""The ledger follows the records: bend one, and its row flips."""

from functools import cache

import numpy as np
import pytest

from helpers import records
from helpers.lessons.verdicts import claims, ledger
from helpers.lessons.verdicts.claims import measures
from helpers.lessons.verdicts.claims.claim import CLAIMANTS, claimant
from helpers.lessons.verdicts.comparing import LargestRate
from helpers.lessons.verdicts.rule import WORDS
from helpers.records import NamedArray, Record

HOLDS, WHERE, _, FALSE = WORDS
CONDITIONS = [
    pytest.param(one, id=f"{claim.key}-{one.text}")
    for claim in claims.CLAIMS
    for one in claim.conditions
]
BY_KEY = {"argvalues": claims.CLAIMS, "ids": [claim.key for claim in claims.CLAIMS]}


def extreme(measure, shape, high):
    """Return values of a selection that make its measure very high, or very low."""
    values = np.full(shape, 1000.0 if high else 0.0)
    if isinstance(measure, LargestRate):  # by rate first
        values[:] = 0
        values[-1 if high else 0] = 1
    elif measure.reduce is measures.gap:  # training and test, last
        values[..., 0], values[..., 1] = (1, 0) if high else (0, 1)
    elif measure.reduce is measures.ratio:  # of the last over the first
        values[..., 0], values[..., -1] = (1, 100) if high else (100, 1)
    elif measure.reduce is measures.over_widths and high:  # width first
        values[1:] = 0
    return values


def bend(read, side, measure, high):
    """Change what a side of a comparison reads in its record."""
    array = read(side.record)[side.array or measure.array]
    numbers = np.arange(array.values.size).reshape(array.values.shape)
    places = NamedArray(numbers, array.axes).at(**{**side.where, **measure.where})
    array.values.flat[places] = extreme(measure, places.shape, high)


def bent(conditions, as_claimed):
    """Return a reader of records in which conditions are as claimed, or reversed."""

    @cache
    def read(name):
        stored = records.read(name)
        arrays = {
            key: NamedArray(array.values.astype(float), array.axes)
            for key, array in stored.items()
        }
        return Record(stored.settings, arrays)

    for one in conditions:
        high = (one.sign > 0) == as_claimed
        bend(read, one.ours, one.measure, high)
        if one.theirs:
            bend(read, one.theirs, one.measure, not high)
    return read


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_follows_its_record(condition):
    claim = ledger.Claim("key", "text", (), ("08", 1), (condition,))
    for as_claimed, word in [(True, HOLDS), (False, FALSE)]:
        assert ledger.judge(claim, bent([condition], as_claimed)).word == word


@pytest.mark.parametrize("claim", **BY_KEY)
def test_a_row_flips_with_its_records(claim):
    for as_claimed, word in [(True, HOLDS), (False, FALSE)]:
        assert ledger.judge(claim, bent(claim.conditions, as_claimed)).word == word


def test_one_condition_is_enough_for_a_place():
    claim = next(c for c in claims.CLAIMS if c.key == "before the activation")
    row = ledger.judge(claim, bent(claim.conditions[:1], as_claimed=True))
    assert row.word == WHERE
    assert row.where(1) == [claim.conditions[0].text]


@pytest.fixture(scope="module")
def judged():
    return ledger.judge_all()


def test_short_names_are_short_and_unique(judged):
    keys = [row.key for row in judged.rows]
    assert len(keys) == len(set(keys))
    assert max(map(len, keys)) <= 25, "the figure has no room for longer names"


def test_conditions_are_told_apart(judged):
    for row in judged.rows:
        texts = [outcome.condition.text for outcome in row.outcomes]
        assert len(texts) == len(set(texts)), row.key


def test_filters_divide_the_ledger(judged):
    assert sum(judged.counts().values()) == len(judged.rows)
    for word, count in judged.counts().items():
        assert len(judged.filtered(word=word).rows) == count
    found = {row.key for who in CLAIMANTS for row in judged.filtered(who).rows}
    assert found == {row.key for row in judged.rows}
    assert {claimant(name) for row in judged.rows for name in row.claim.said_by} == {
        *CLAIMANTS
    }


def test_themes_hold_all_claims(judged):
    rows = [row.key for theme in claims.THEMES for row in judged.of(theme).rows]
    assert rows == [row.key for row in judged.rows]


def test_what_is_left_open_though_all_agree(judged):
    found = judged.undecided()
    assert found
    for row, outcome in found:
        assert outcome.judged == 0
        assert len(set(np.sign(outcome.differences))) == 1, row.key
