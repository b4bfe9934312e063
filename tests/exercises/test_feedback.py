"""Feedback as it is shown and stored."""

import nbformat
from nbclient import NotebookClient
from specimens import EXERCISE, eps_outside


def test_the_display_is_a_box_with_a_coloured_edge_and_markdown():
    markdown, _ = EXERCISE.check(eps_outside)._repr_markdown_()
    assert 'style="border-left: 6px solid #D55E00' in markdown
    assert "\n\n✗ **Not yet.** `eps` belongs inside the root.\n\n" in markdown


def test_verdict_and_mistake_are_stored_beside_the_output():
    calls = "correct()", "not_attempted()", "not_yet('Look again.', 'eps outside')"
    cells = ["from helpers.exercises.feedback import *", *calls]
    made = [nbformat.v4.new_code_cell(source) for source in cells]
    NotebookClient(
        nbformat.v4.new_notebook(cells=made), kernel_name="python3"
    ).execute()
    outputs = [cell.outputs[0].metadata["text/markdown"] for cell in made[1:]]
    assert [output["exercise"] for output in outputs] == [
        {"verdict": "correct", "mistake": None},
        {"verdict": "not_attempted", "mistake": None},
        {"verdict": "not_yet", "mistake": "eps outside"},
    ]
