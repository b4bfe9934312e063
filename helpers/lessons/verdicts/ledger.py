"""The ledger: every claim with its word, computed from the records."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from helpers import records
from helpers.lessons.verdicts.claims import CLAIMS, THEMES
from helpers.lessons.verdicts.claims.claim import Claim, claimant
from helpers.lessons.verdicts.comparing import Condition, Read
from helpers.lessons.verdicts.rule import WORDS, judged, strength, word

ANYONE, ANY_WORD = "anyone", "any word"


@dataclass(frozen=True)
class Outcome:
    """A condition, its paired differences, and what the rule says of them."""

    condition: Condition
    differences: NDArray[Any]
    effect: str
    at_edge: bool

    @property
    def judged(self) -> int:
        """1 as claimed, -1 reversed, 0 undecided."""
        return judged(self.differences, self.condition.sign)

    @property
    def strength(self) -> float:
        """The median over the range, positive in the claimed direction."""
        return strength(self.differences, self.condition.sign)

    @property
    def told(self) -> str:
        """The effect with its unit."""
        return f"{self.effect} {self.condition.measure.unit}".rstrip()

    @property
    def agreeing(self) -> int:
        """How many seeds have the claimed sign."""
        return int(np.sum(self.differences * self.condition.sign > 0))


@dataclass(frozen=True)
class Row:
    """A claim, and the outcomes of its conditions."""

    claim: Claim
    outcomes: tuple[Outcome, ...]

    @property
    def key(self) -> str:
        """The short name of the claim."""
        return self.claim.key

    @property
    def word(self) -> str:
        """The word of the claim."""
        return word([outcome.judged for outcome in self.outcomes])

    @property
    def strengths(self) -> list[float]:
        """The strength of each condition."""
        return [outcome.strength for outcome in self.outcomes]

    def where(self, judged: int) -> list[str]:
        """Return the conditions that are judged so."""
        return [o.condition.text for o in self.outcomes if o.judged == judged]


@dataclass(frozen=True)
class Ledger:
    """Some claims, judged."""

    rows: tuple[Row, ...]

    def __getitem__(self, key: str) -> Row:
        """Return the row of a claim, by its short name."""
        return {row.key: row for row in self.rows}[key]

    def of(self, theme: str) -> "Ledger":
        """Return the rows of one theme."""
        claims = THEMES[theme]
        return Ledger(tuple(row for row in self.rows if row.claim in claims))

    def filtered(self, who: str = ANYONE, word: str = ANY_WORD) -> "Ledger":
        """Return the rows of a kind of claimant, or with one word."""
        rows = [
            row
            for row in self.rows
            if who in (ANYONE, *map(claimant, row.claim.said_by))
            if word in (ANY_WORD, row.word)
        ]
        return Ledger(tuple(rows))

    def counts(self) -> dict[str, int]:
        """Return how many claims have each word."""
        found = Counter(row.word for row in self.rows)
        return {word: found[word] for word in WORDS}

    def sorted(self) -> "Ledger":
        """Return the rows by word, and by the median strength of their conditions."""

        def place(row: Row) -> tuple[int, float]:
            return WORDS.index(row.word), -float(np.median(row.strengths))

        return Ledger(tuple(sorted(self.rows, key=place)))

    def undecided(self) -> list[tuple[Row, Outcome]]:
        """Return conditions that are not decided though all seeds agree."""
        return [
            (row, outcome)
            for row in self.rows
            for outcome in row.outcomes
            if outcome.judged == 0
            and outcome.agreeing in (0, len(outcome.differences))
            and np.all(outcome.differences)
        ]


def judge(claim: Claim, read: Read = records.read) -> Row:
    """Hold a claim against the records."""
    outcomes = [
        Outcome(c, c.differences(read), c.effect(read), c.at_edge(read))
        for c in claim.conditions
    ]
    return Row(claim, tuple(outcomes))


def judge_all(claims: Sequence[Claim] = CLAIMS, read: Read = records.read) -> Ledger:
    """Judge claims; each record is read once."""
    once = cache(read)
    return Ledger(tuple(judge(claim, once) for claim in claims))
