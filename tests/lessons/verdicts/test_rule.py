"""The rule gives the word that the notebook says, and the words stand nowhere else."""

import re
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from helpers.lessons import verdicts
from helpers.lessons.verdicts import rule

FOLDER = Path(verdicts.__file__).parent


@pytest.mark.parametrize(
    ("differences", "expected"),
    [
        ([3, 4, 5], 1),
        ([2, 2, 4], 0),  # the median is the range, and does not exceed it
        ([2.1, 2.1, 4], 1),
        ([-3, -4, -5], -1),
        ([-0.1, 4, 5], 0),
        ([1, 1, 1], 1),
        ([0, 0, 0], 0),
    ],
)
def test_a_condition_is_decided_if_the_median_exceeds_the_range(differences, expected):
    assert rule.judged(np.array(differences, float), 1) == expected
    assert rule.judged(np.array(differences, float), -1) == -expected


def test_where_the_rule_decides_all_seeds_agree():
    rng = np.random.default_rng(0)
    draws = rng.normal(rng.normal(scale=5, size=(2000, 1)), size=(2000, 5))
    judged = [rule.judged(row, 1) for row in draws]
    assert {-1, 0, 1} == set(judged)
    for row, found in zip(draws, judged, strict=True):
        if found:
            assert (np.sign(row) == found).all()
        assert (abs(rule.strength(row, 1)) > 1) == bool(found)


def test_strengths_without_a_range():
    ones, zeros = np.ones(5), np.zeros(5)
    found = [rule.strength(ones, 1), rule.strength(ones, -1), rule.strength(zeros, 1)]
    assert found == [np.inf, -np.inf, 0]


def test_every_claim_gets_one_of_the_words():
    found = {word: set() for word in rule.WORDS}
    for conditions in product([-1, 0, 1], repeat=3):
        found[rule.word(conditions)].add(tuple(sorted(conditions)))
    holds, where, not_here, false = found.values()
    assert holds == {(1, 1, 1)}
    assert false == {(-1, -1, -1)}
    assert all(1 in conditions for conditions in where)
    assert all(1 not in conditions and 0 in conditions for conditions in not_here)


def test_the_words_stand_in_the_rule_only():
    literals = [rf"[\"']{word}[\"']" for word in rule.WORDS]
    for path in FOLDER.rglob("*.py"):
        if path.name != "rule.py":
            text = path.read_text(encoding="utf-8")
            assert [w for w in literals if re.search(w, text)] == [], path.name
