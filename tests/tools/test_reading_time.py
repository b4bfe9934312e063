"""The minutes of a notebook: what counts, how much, and where it is written."""

from pathlib import Path

import pytest
import reading_time
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from notebook_form import read, to_text
from reading_time import Count, count, hours, minutes, rounded, with_minutes, words

COUNTS = {
    "00": Count(22.4, 1000),
    "01": Count(46, 2000),
    "03": Count(40, 2000, 11.0, 300),
}


def display(**data: str) -> NotebookNode:
    names = {"plain": "text/plain", "markdown": "text/markdown", "png": "image/png"}
    return new_output("display_data", {names[key]: text for key, text in data.items()})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## 1 · Two words", 3),
        ("- *one*, **two**, `three`: four | five |", 5),
        ("so $x = 1 + 2$ is $$ a \\\\ b $$ maths", 3),
        ("a [link of five](04_x.ipynb) words", 5),
        ("seen <details><summary>Proof</summary>\n\nhidden\n\n</details> seen", 2),
        ("do:\n\n```python\nx = 1 + 2\n```", 1),
    ],
)
def test_words_are_what_is_read(text: str, expected: int) -> None:
    assert words(text) == expected


def test_the_minutes_of_a_cell() -> None:
    assert minutes(new_markdown_cell("word " * 50)) == 0.5
    assert minutes(new_markdown_cell("> **Predict.** " + "word " * 49)) == 1.5
    lines = "x = 1\n\n" * 30
    assert minutes(new_code_cell(lines)) == 2
    assert minutes(new_code_cell(lines, metadata={"tags": ["figure"]})) == 0
    printed = new_output("stream", text="line\n" * 15)
    figure = display(plain="<Figure, 9 by 4 inches>", png="...")
    caption = display(plain="Long.\nCaption.", markdown="*Figure.*" + "\n" * 14 + "C")
    outputs = [printed, figure, caption]
    assert minutes(new_code_cell("", outputs=outputs)) == 0.5 + 1 + 0.5


def test_explore_and_exercises_do_not_count_and_deeper_parts_count_apart() -> None:
    sections = ["# T", "## 1 · A", "### B", "### Deeper · C", "## 2 · D", "## Explore"]
    cells = []
    for heading in [*sections, "## Exercises", "### 1 · E", "## Summary"]:
        cells += [new_markdown_cell(heading), new_markdown_cell("word " * 100)]
    found = count(new_notebook(cells=cells))
    assert (found.words, found.deeper_words) == (5 * 100 + 7, 100 + 2)
    assert found.minutes == pytest.approx(5.07)
    assert found.deeper_minutes == pytest.approx(1.02)


def test_numbers_are_as_rough_as_the_count() -> None:
    assert [rounded(m) for m in (0.1, 12, 13, 44)] == [5, 10, 15, 45]
    assert [hours(m) for m in (31, 100, 269)] == ["½ hours", "1½ hours", "4½ hours"]


BEFORE = """| notebook | question | minutes |
|---|---|---|
| **Part I** | | |
| [01_feature_scaling](notebooks/01_feature_scaling.ipynb) | Why 1? | 99 |
| [03 · Loss valley](03_loss_valley.ipynb) | Why? |
| [04 · To come](04.ipynb) | When? | 1 |

- **Short**: nothing.
- **Study.** About 7 minutes.
- **Everything**: all of it."""
AFTER = """| notebook | question | minutes |
|---|---|---|
| **Part I** | | |
| [01_feature_scaling](notebooks/01_feature_scaling.ipynb) | Why 1? | 45 |
| [03 · Loss valley](03_loss_valley.ipynb) | Why? | 40 + 10 |
| [04 · To come](04.ipynb) | When? | 1 |

- **Short**: notebooks 00, 01. About 1 hours.
- **Study.** About 7 minutes.
- **Everything**: the deeper parts, too. About 2 hours."""


def test_tables_and_routes_are_brought_up_to_date() -> None:
    assert with_minutes(BEFORE, COUNTS) == AFTER
    assert with_minutes(AFTER, COUNTS) == AFTER


def test_the_files_are_brought_up_to_date(tmp_path: Path) -> None:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "README.md").write_text(BEFORE, encoding="utf-8")
    for name in ("00_start_here", "01_feature_scaling"):
        title = "# Why?\n\nYou will see. About 8 minutes, or 9.\n\n[Next](01.ipynb)"
        cells = [new_markdown_cell(title, id="title"), new_markdown_cell("word " * 800)]
        path = tmp_path / "notebooks" / f"{name}.ipynb"
        notebook = new_notebook(cells=[*cells, new_markdown_cell(BEFORE)])
        path.write_text(to_text(notebook), encoding="utf-8")
    reading_time.write(tmp_path)
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "| Why 1? | 10 |" in readme
    assert "- **Short**: notebooks 00, 01. About ½ hours." in readme
    title, _, table = read(path).cells
    promise = "About 10 minutes without *Explore* and exercises."
    assert f"You will see. {promise}\n\n[Next]" in title.source
    assert "| Why 1? | 99 |" in table.source  # only notebook 00 has the course's table
    again = reading_time.up_to_date(tmp_path)
    assert {p: p.read_text(encoding="utf-8") for p in again} == again
