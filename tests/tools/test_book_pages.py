"""What of a notebook becomes what on a page."""

import re

import book_pages
import pytest
from book_pages import page
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from notebook_form import FIGURE, read, to_text
from reading import PATHS
from record_figures import sources

FIRST = new_markdown_cell("# Why?\n\nAbout 5 minutes.")


def cells(*middle, **options):
    """Return the cells of a page behind the first."""
    notebook = new_notebook(cells=[FIRST, *middle])
    return page(notebook, "01_why", options.get("figures", {})).cells[1:]


def code(source="x", tags=(), outputs=()):
    return new_code_cell(source, metadata={"tags": list(tags)}, outputs=list(outputs))


def printed(text):
    return new_output("stream", text=text)


FOLD = '<details class="answer"><summary>Reveal the answer</summary>'


def test_an_answer_waits_behind_its_question_with_the_words_that_read_it():
    answers = [
        code("x = 42", ["answer"], [printed("42")]),
        code(f"{book_pages.RUN}\ny", ["figure", "answer"]),
    ]
    read_out, rest = "It says:\n\n- 42.", "What was the question?"
    words = new_markdown_cell(f"{read_out}\n\n{rest}")
    asked, *fold = cells(*answers, words)
    assert (asked.source, asked.outputs) == ("x = 42", [])
    expected = [FOLD, "x = 42", "y", read_out, "</details>", rest]
    assert [cell.source.strip() for cell in fold] == expected
    _, told, drawn, *_ = fold
    assert (told.outputs, told.metadata.tags) == ([printed("42")], ["remove-input"])
    assert drawn.metadata.tags == ["hide-input"]


def test_an_answer_whose_code_is_folded_is_behind_one_fold():
    question = new_markdown_cell("> **Predict.**")
    found = cells(code("y", ["figure", "answer"]), question)
    assert [cell.source for cell in found] == [FOLD, "y", "</details>", question.source]


@pytest.mark.parametrize(
    ("cell", "folded"),
    [
        (code("draw(x)", ["figure"]), True),
        (code("import numpy as np\nfrom helpers import (\n    nn,\n)"), True),
        (code("x = 2\nexplore.explore_why(x)"), True),
        (code("import numpy as np\nnp.ones(2)"), False),
        (code("y = gamma * x + beta", ["shared"]), False),
    ],
)
def test_code_that_is_not_the_lesson_is_folded(cell, folded):
    assert cells(cell)[0].metadata.tags == ["hide-input"] * folded


@pytest.mark.parametrize("tag", ["exercise", "your-turn"])
def test_an_exercise_has_no_verdict_on_an_answer_that_nobody_gave(tag):
    cell, *_ = cells(code(tags=[tag], outputs=[printed("Not attempted yet.")]))
    assert not cell.outputs
    assert not cell.metadata.tags


@pytest.mark.parametrize("path", [PATHS[1], PATHS[8]], ids=["explored", "trained"])
def test_links_into_the_browser_are_there_when_it_is(path, tmp_path, monkeypatch):
    notebook = read(path)
    figures = {source.name: "<live-figure>" for source in sources()}
    wanted = [""]  # the page, and its
    for cell in notebook.cells[2:]:
        is_figure = cell.cell_type == "code" and FIGURE.search(cell.source)
        if is_figure or {"exercise", "your-turn"} & {*cell.metadata.get("tags", [])}:
            wanted.append(f"#cell-id={cell.id}")
    assert len(wanted) > 3
    for live, expected in [(tmp_path / "none", []), (tmp_path, wanted)]:
        monkeypatch.setattr(book_pages, "LIVE", live)
        made = page(notebook, "01_why", figures).cells
        text = "\n".join(cell.source for cell in made)
        found = re.findall('href="live/lab/index.html\\?path=01_why.ipynb(.*?)"', text)
        assert found == expected
        assert text.count(book_pages.LIVE_COST) == len(found)


def test_a_live_figure_plays_its_recording(tmp_path, monkeypatch):
    monkeypatch.setattr(book_pages, "LIVE", tmp_path / "none")
    still = new_output("display_data", {"text/plain": "Explore: why"})
    figure = code("explore.explore_why()", outputs=[still])
    assert cells(figure)[0].outputs == [still]
    cell, played = cells(figure, figures={"explore_why": "<live-figure>"})
    assert not cell.outputs
    assert played.source == "<live-figure>"


def test_deeper_parts_are_closed_each_for_itself():
    texts = ["## 1", "### Deeper · A", "a", "### Deeper · B", "b", "## 2", "c"]
    opened = '<details class="deeper"><summary>Open this part</summary>'
    found = [cell.source for cell in cells(*map(new_markdown_cell, texts))]
    expected = ["## 1", "### Deeper · A", opened, "a", "</details>"]
    expected += ["### Deeper · B", opened, "b", "</details>", "## 2", "c"]
    assert found == expected
    assert [cell.source for cell in cells(*map(new_markdown_cell, texts[:3]))] == (
        expected[:5]
    )


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem[:2])
def test_every_picture_of_the_course_has_a_text_and_every_fold_an_end(path):
    notebook = read(path)
    before = to_text(notebook)
    made = page(notebook, path.stem, {})
    assert to_text(notebook) == before
    for cell in made.cells:
        if any(
            "image/png" in output.get("data", {}) for output in cell.get("outputs", [])
        ):
            alt = cell.metadata.mystnb.image.alt
            assert len(alt.split()) > 4
            assert not re.search(r"[*$\\\n]|\.\. ", alt)
    text = "\n".join(cell.source for cell in made.cells)
    assert text.count("<details") == text.count("</details>")
    assert "No module named" not in text
