"""What a cell's tags say of it is so, and the answer to a question is out of sight."""

import ast
import re

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from notebook_form import TAGS
from reading import DEFINITIONS, by_name, code_cells, has_tag, is_yours, read

SHOWN_FIRST = "text/html", "text/markdown", "text/plain"


def answers(cells):
    """Yield each cell that asks, with the outputs up to the next text: they answer."""
    asking, found = None, []
    for cell in [*cells, new_markdown_cell("## The end")]:
        if cell.cell_type == "code":
            if asking and cell.outputs and not is_yours(cell):
                found.append(cell)
        elif found or cell.source.startswith("#") or "**Predict.**" in cell.source:
            if asking:
                yield asking, found
            asking, found = cell if "**Predict.**" in cell.source else None, []


def seen_when_folded(cell):
    """Return the line that JupyterLab shows of folded outputs: the first."""
    first = cell.outputs[0]
    data = first.get("data", {"text/plain": first.get("text", "")})
    text = next((data[kind] for kind in SHOWN_FIRST if kind in data), "")
    line = next(filter(None, text.split("\n")), "")
    return "" if line.startswith("<Figure") else line


def tells(cell):
    """Whether the line that is seen may hold a result: a number, or a verdict.

    A title that ends with a colon does not, nor does the head of a table.
    """
    line = seen_when_folded(cell)
    head = re.search(r"\b(table|print)\(", cell.source + "print(")[1] == "table"
    title = head or line.endswith(":")
    return not title and bool(re.search(r"\d|\b(True|False|None)\b", line))


@by_name()
def test_tags_are_known_and_on_code(path):
    for cell in read(path).cells:
        tags = cell.metadata.get("tags", [])
        assert set(tags) <= TAGS, cell.source
        assert cell.cell_type == "code" or not tags, cell.source
        assert len(tags) == len(set(tags))


@by_name()
def test_a_figure_cell_defines_nothing_that_a_reader_would_look_for(path):
    for cell in code_cells(path):
        if has_tag(cell, "figure"):
            nodes = ast.parse(cell.source).body
            assert not [node for node in nodes if isinstance(node, DEFINITIONS)]


@by_name()
def test_what_is_folded_as_an_answer_answers_and_does_not_show_it(path):
    found = [cell.id for _, outputs in answers(read(path).cells) for cell in outputs]
    for cell in code_cells(path):
        if has_tag(cell, "answer"):
            assert cell.id in found, f"no question before {cell.source}"
            assert not tells(cell), cell.outputs[0]


@by_name()
def test_every_question_has_its_answer_folded(path):
    for question, outputs in answers(read(path).cells):
        assert outputs, f"nothing answers {question.source}"
        for cell in outputs:
            assert has_tag(cell, "answer"), cell.source


def printed(text, *tags):
    output = new_output("stream", text=text)
    return new_code_cell("f()", outputs=[output], metadata={"tags": list(tags)})


def test_answers_are_the_outputs_up_to_the_next_text():
    ask, read_on = new_markdown_cell("> **Predict.** 1 or 2?"), new_markdown_cell("So.")
    mine, prepare = printed("", "your-turn"), new_code_cell("x = 1")
    one, two = printed("1\n"), printed("two\n")
    cells = [ask, mine, prepare, one, two, read_on, printed("3\n"), ask, read_on, two]
    assert list(answers(cells)) == [(ask, [one, two]), (ask, [two])]
    assert list(answers([ask, new_markdown_cell("## 2 · Else"), one])) == [(ask, [])]


@pytest.mark.parametrize(
    ("output", "line"),
    [
        (new_output("stream", text="\n7 of 9\nmore\n"), "7 of 9"),
        (new_output("display_data", {"text/plain": "<Figure, 9 by 4 inches>"}), ""),
        (
            new_output("display_data", {"text/plain": "8", "text/html": "<b>7</b>"}),
            "<b>7</b>",
        ),
        (new_output("display_data", {"image/png": "7"}), ""),
    ],
)
def test_the_line_that_is_seen_of_a_folded_output(output, line):
    assert seen_when_folded(new_code_cell("f()", outputs=[output])) == line


@pytest.mark.parametrize(
    ("source", "line", "result"),
    [
        ("f()", "plain  67.1 %", True),
        ("f()", "same result: True", True),
        ("f()", "steps to 80 %, by rate:", False),
        ("f()", "features  kappa  steps", False),
        ("f()", "", False),
        ("table({80: ''}, rows)\nprint(80)", "steps to  80 %", False),
        ("print(80)\ntable({80: ''}, rows)", "80", True),
    ],
)
def test_what_tells_a_result(source, line, result):
    output = new_output("stream", text=line)
    assert tells(new_code_cell(source, outputs=[output])) == result
