"""What is shown of the ledger: words with their places, dots, and facts."""

import re
from dataclasses import replace

import numpy as np
import pytest
from matplotlib.colors import to_hex

from helpers.lessons.verdicts import explore, plots, printing
from helpers.lessons.verdicts.ledger import ANY_WORD, ANYONE, Ledger, judge_all
from helpers.lessons.verdicts.rule import MARKS, SIGNS, WORDS


@pytest.fixture(scope="module")
def judged():
    return judge_all()


def test_a_sentence_names_where_a_claim_holds_and_where_it_is_reversed(judged):
    found = printing.sentence(judged["before the activation"])
    assert found.endswith("(reversed: sigmoids)")
    assert printing.sentence(judged["bias redundant"]) == WORDS[0]
    assert printing.sentence(judged["strong decay regularizes"]) == WORDS[-1]
    start = judged["faster than a good start"]
    assert printing.sentence(start) == f"{WORDS[1]}: {', '.join(start.where(1))}"
    assert printing.sentence(start, most=0) == f"{WORDS[1]}: 2 of 6 conditions"


def test_the_table_has_a_row_for_each_claim_and_a_line_for_each_condition(judged):
    head, below, *rows = printing.Shown(judged)._repr_markdown_().splitlines()
    assert set(below) == set("|- ")
    assert len(rows) == len(judged.rows)
    for text, row in zip(rows, judged.rows, strict=True):
        assert text.count(" | ") == head.count(" | ")
        assert text.startswith(f"| {MARKS[row.word]} **{row.word}** | **{row.key}**")
        lines = re.findall(rf"<br>([{''.join(SIGNS.values())}]) ", text)
        assert lines == [SIGNS[outcome.judged] for outcome in row.outcomes]


def test_an_undecided_line_counts_the_seeds(judged):
    outcome = judged["before the activation"].outcomes[1]
    assert outcome.judged == 0
    shown = printing.line(outcome)
    assert shown.endswith(f"· {np.sum(outcome.differences > 0)}/5")
    turned = replace(outcome, differences=-outcome.differences)
    assert printing.line(turned) != shown


def test_strengths_are_drawn_in_order_and_inside():
    strengths = np.array([-np.inf, -50, -1, -0.5, 0, 1, 3, 30, np.inf])
    places = plots.shown(strengths)
    assert np.all(np.diff(places) >= 0)
    np.testing.assert_array_equal(places[[2, 3, 4, 5]], [-1, -0.5, 0, 1])
    assert places[-1] == places[-2] == -places[0]


def test_the_axis_gives_what_is_against_a_claim_its_sign(judged):
    for ax in plots.verdicts(judged).axes:
        labels = {t.get_text(): t.get_position()[0] for t in ax.get_xticklabels()}
        assert labels["−1"] == -labels["1"] == -1
        assert [*labels] == sorted(labels, key=labels.get)


def test_the_figure_has_all_claims_under_their_words(judged):
    rows = judged.sorted().rows
    figure = plots.verdicts(judged)
    labels = [label for ax in figure.axes for label in ax.get_yticklabels()]
    names = [label.get_text() for label in labels]
    assert [name for name in names if name not in WORDS] == [row.key for row in rows]
    under = {}
    for name in names:
        word = name if name in WORDS else word  # noqa: F821
        under[name] = word
    assert all(under[row.key] == row.word for row in rows)
    dots = [line for ax in figure.axes for line in ax.lines if line.get_marker() != ""]
    drawn = sum(len(line.get_xdata()) for line in dots if line.get_ls() == "None")
    assert drawn == sum(len(row.outcomes) for row in rows)


def test_the_live_figure_draws_what_is_chosen(judged):
    scene = explore.LedgerScene(judged)
    said = scene.draw(ANYONE, ANY_WORD)
    assert f"**{len(judged.rows)}**" in said
    for word, color in plots.COLORS.items():
        chosen = judged.filtered(word=word).rows
        said = scene.draw(ANYONE, word)
        lines = [lines for lines in scene._lines if len(lines.get_segments())]
        assert sum(len(one.get_segments()) for one in lines) == len(chosen)
        assert {to_hex(c) for one in lines for c in one.get_color()} == {color.lower()}
        names = [t.get_text() for ax in scene.figure.axes for t in ax.get_yticklabels()]
        assert {*names} == {row.key for row in chosen}
        half = (len(judged.rows) + 1) // 2
        visible = [ax.get_visible() for ax in scene.figure.axes]
        assert visible == [len(chosen) > 0, len(chosen) > half]


def test_few_claims_are_told_in_full_and_none_is_said(judged):
    few = Ledger(judged.rows[:2])
    assert explore.facts(few).count("\n") == 1
    assert judged.rows[0].claim.text in explore.facts(few)
    assert explore.facts(Ledger(())) == "**0** claims"
