"""Copies for a class lack the solutions and nothing else, or run with them."""

import json
from pathlib import Path

import pytest
from handout import make, solution, with_solutions, without_solutions
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from notebook_form import read

HINT = "<details><summary>Hint</summary>\n\nAdd.\n\n</details>"
SOLUTION = """<details><summary>Solution</summary>

Because.

```python
def add(a, b):
    return a + b
```

</details>"""
STUB = "def add(a, b):\n    return ...\n\n\nprint(\n    add(1, 2)\n)"
SOLVED = "def add(a, b):\n    return a + b\n\n\nprint(\n    add(1, 2)\n)"


def notebook() -> NotebookNode:
    exercise, your_turn = ({"tags": [tag]} for tag in ("exercise", "your-turn"))
    return new_notebook(
        cells=[
            new_code_cell(STUB, metadata=exercise),
            new_markdown_cell(f"Try it.\n\n{HINT}\n\n{SOLUTION}\n\nAfter."),
            new_code_cell(STUB.replace("add", "plus"), metadata=your_turn),
            new_markdown_cell(SOLUTION.replace("add", "plus")),
        ]
    )


def test_a_handout_lacks_the_solutions() -> None:
    copy = notebook()
    without_solutions(copy)
    assert [cell.source for cell in copy.cells] == [
        STUB,
        f"Try it.\n\n{HINT}\n\nAfter.",
        STUB.replace("add", "plus"),
    ]


def test_solutions_are_typed_in_front_of_their_checks() -> None:
    copy = notebook()
    with_solutions(copy)
    assert copy.cells[0].source == SOLVED
    assert copy.cells[2].source == SOLVED.replace("add", "plus")
    assert copy.cells[3].source == SOLUTION.replace("add", "plus")


def test_a_text_without_a_solution_is_refused() -> None:
    with pytest.raises(ValueError, match="no solution"):
        solution(HINT)


def test_solved_copies_have_been_run(tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps(notebook()))
    assert make(path, "solved", tmp_path) == ""
    copy = read(tmp_path / "solved" / "a.ipynb")
    assert [c.outputs[0].text for c in copy.cells[::2]] == ["3\n", "3\n"]
