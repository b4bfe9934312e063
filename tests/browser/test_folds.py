"""What tags and headings fold, in the front ends that are to fold it."""

import pytest
from lab import FRONTS
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from notebook_form import RUN, normalize
from playwright.sync_api import expect

STORED, NEW = "steps, by rate:\n42\n", "steps, by rate:\n43\n"


def tagged(*tags):
    output = new_output("stream", text=STORED)
    source = "print('steps, by rate:')\nprint(6 * 7 + 1)"
    return new_code_cell(source, outputs=[output], metadata={"tags": list(tags)})


@pytest.mark.parametrize("front", FRONTS)
def test_answers_figures_and_deeper_parts_are_folded_until_they_are_wanted(
    lab, notebook, front
):
    cells = [
        new_markdown_cell("> **Predict.** 6 times 7?"),
        tagged("answer"),
        tagged("figure"),
        tagged("figure", "answer"),
        new_markdown_cell("### Deeper · Why"),
        tagged(),
        new_markdown_cell("## 2 · Next"),
    ]
    made = new_notebook(cells=cells)
    normalize(made)
    lab.open(notebook(*made.cells), front)
    answer, figure = lab.show(1), lab.show(2)
    expect(answer.get_by_text("print(6 * 7 + 1)")).to_be_visible()
    expect(answer.get_by_text("steps, by rate:").last).to_be_visible()
    expect(answer.get_by_text("42")).to_have_count(0)
    expect(figure.get_by_text("print(6 * 7 + 1)")).to_have_count(0)
    expect(figure.get_by_text("42")).to_be_visible()
    expect(lab.show(3).get_by_text(RUN)).to_be_visible()
    expect(lab.show(3).get_by_text("42")).to_have_count(0)
    expect(lab.page.locator(".jp-CodeCell:visible")).to_have_count(3)
    lab.screenshot("folds")

    lab.restart_and_run_all()
    expect(lab.show(1).get_by_text("43")).to_be_visible()
    assert [output["text"] for output in lab.outputs()] == [NEW] * 4
