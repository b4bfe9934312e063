from pathlib import Path

import nbformat
import pytest
import render_notebooks
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

LIVE = """
import ipywidgets
from IPython.display import Image, display

class Live(ipywidgets.HTML):
    def _repr_mimebundle_(self, **options):
        return super()._repr_mimebundle_() | {"text/plain": "a first frame"}

handle = display("before", display_id=True)
print("one")
print("two")
handle.update("after")
Live()
"""


def write(path: Path, *cells: nbformat.NotebookNode) -> Path:
    nbformat.write(new_notebook(cells=cells), path)
    return path


def render(path: Path, check: bool = False, execute: bool = True) -> str:
    return render_notebooks.render(path, check=check, execute=execute)


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = write(
        tmp_path_factory.mktemp("notebooks") / "live.ipynb",
        new_markdown_cell("# Title\n\n## Not a heading of a cell of its own"),
        new_code_cell(LIVE, metadata={"tags": ["shared"], "scrolled": True}),
        new_markdown_cell("### Part", metadata={"slideshow": {"slide_type": "skip"}}),
        new_markdown_cell("text", metadata={"slideshow": {"slide_type": "slide"}}),
    )
    assert render(path) == ""
    return path


def test_running_twice_writes_the_same_bytes(rendered: Path) -> None:
    first = rendered.read_bytes()
    assert render(rendered) == ""
    assert rendered.read_bytes() == first
    assert first.endswith(b"}\n")
    assert b"\r" not in first


def test_outputs_are_final_and_hold_no_model_ids(rendered: Path) -> None:
    outputs = nbformat.read(rendered, as_version=4).cells[1].outputs
    assert [output.get("text") for output in outputs] == [None, "one\ntwo\n", None]
    assert outputs[0].data == {"text/plain": "'after'"}
    assert outputs[2].data == {"text/plain": "a first frame"}


def test_headings_alone_decide_what_is_a_slide(rendered: Path) -> None:
    cells = nbformat.read(rendered, as_version=4).cells
    assert [cell.metadata for cell in cells] == [
        {"slideshow": {"slide_type": "slide"}},
        {"tags": ["shared"]},
        {"slideshow": {"slide_type": "subslide"}},
        {},
    ]


def test_check_accepts_what_was_rendered(rendered: Path) -> None:
    assert render(rendered, check=True) == ""


def test_check_names_the_cell_whose_output_is_stale(tmp_path: Path) -> None:
    stale = new_output("stream", text="2 steps\n")
    cell = new_code_cell("print('3 steps')", id="count", outputs=[stale])
    path = write(tmp_path / "stale.ipynb", new_markdown_cell("# Title"), cell)
    before = path.read_bytes()
    report = render(path, check=True)
    assert "cell 2 (id count)" in report
    assert "-2 steps" in report
    assert "+3 steps" in report
    assert path.read_bytes() == before


def test_a_failing_cell_is_named_and_leaves_the_file_alone(tmp_path: Path) -> None:
    cells = new_code_cell("1"), new_code_cell("1 / 0", id="division")
    path = write(tmp_path / "broken.ipynb", *cells)
    before = path.read_bytes()
    report = render(path)
    assert "cell 2 (id division)" in report
    assert "ZeroDivisionError" in report
    assert path.read_bytes() == before


def test_check_refuses_what_an_editor_left(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ipynb", new_code_cell("1", metadata={"scrolled": True}))
    assert "differs from run to run" in render(path, check=True, execute=False)
    assert render(path, execute=False) == ""
    assert render(path, check=True, execute=False) == ""


def test_a_missing_id_becomes_the_same_one_every_time() -> None:
    text = """{"cells": [{"cell_type": "markdown", "metadata": {}, "source": "hello"}],
        "metadata": {}, "nbformat": 4, "nbformat_minor": 4}"""
    first, second = (render_notebooks.parse(text).cells[0].id for _ in range(2))
    assert first == second
