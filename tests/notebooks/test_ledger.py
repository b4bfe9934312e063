"""What is said of the ledger, in notebook 16 and in the README, is what it says."""

import re

import front_page
import pytest
from reading import PATHS, ROOT, texts

from helpers.lessons.verdicts.ledger import judge_all
from helpers.lessons.verdicts.printing import NOTEBOOKS
from helpers.lessons.verdicts.rule import MARKS

VERDICTS = next(path for path in PATHS if path.stem == "16_verdicts")
NAMED = re.compile(rf"([{''.join(MARKS.values())}]) \*([^*]+)\*")
"""A mark and the short name of a claim."""


@pytest.fixture(scope="module")
def rows():
    return {row.key: row for row in judge_all().rows}


def named(text):
    return {key: mark for mark, key in NAMED.findall(text)}


def test_each_word_in_the_text_is_that_of_the_ledger(rows):
    found = named("\n".join(texts(VERDICTS)))
    assert len(found) > 10
    assert found == {key: MARKS[rows[key].word] for key in found}


@pytest.mark.parametrize("heading", ["## 4 · ", "## Summary"])
def test_each_line_to_take_home_names_its_rows(heading):
    after = [text for text in texts(VERDICTS) if text.startswith(heading)]
    text = texts(VERDICTS)[texts(VERDICTS).index(after[0]) + 1]
    lines = re.findall(r"^(?:-|\d\.) .*$", text, re.MULTILINE)
    assert len(lines) >= 5
    assert [line for line in lines if not named(line)] == []


def test_each_claim_is_tested_where_it_says(rows):
    stems = {path.stem: path for path in PATHS}
    for row in rows.values():
        number, section = row.claim.test
        stem = NOTEBOOKS[number]
        assert stem.startswith(number)
        heading = f"## {section} · "
        assert any(t.startswith(heading) for t in texts(stems[stem])), row.key


def test_the_readme_has_the_ledger_in_ten_lines():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme == front_page.up_to_date(), "make notebooks brings it up to date"
    block = readme.split(front_page.BEGIN)[1].split(front_page.END)[0]
    assert sum(line[:1] == "|" for line in block.splitlines()) == 2 + 10


def test_only_what_stands_between_the_marks_is_written():
    text = f"before\n{front_page.BEGIN}\nold\n{front_page.END}\nafter\n"
    once = front_page.with_ledger(text, "| new |")
    assert once == text.replace("old\n", "\n| new |\n\n")
    assert front_page.with_ledger(once, "| new |") == once
