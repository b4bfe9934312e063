import re
import sys
from pathlib import Path

import nbformat
import pytest
import render_notebooks
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from notebook_form import parse

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
    return render_notebooks.render(path, check=check, execute=execute).problems


def try_runs(folder: Path, *sources: str) -> render_notebooks.Report:
    """Run a notebook of these cells in all the orders that --check tries."""
    kinds = [new_markdown_cell if s.startswith("#") else new_code_cell for s in sources]
    cells = [kind(source) for kind, source in zip(kinds, sources, strict=True)]
    return render_notebooks.try_runs(new_notebook(cells=cells), folder)


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = write(
        tmp_path_factory.mktemp("notebooks") / "live.ipynb",
        new_markdown_cell("# Title"),
        new_code_cell(LIVE, metadata={"tags": ["shared"], "scrolled": True}),
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
    first, second = (parse(text).cells[0].id for _ in range(2))
    assert first == second


NAME_USED_TWICE = (
    "import math",
    "a = 16\nprint('first')",
    "print(a, 'pixels')",
    "a = 784",
)


def test_check_refuses_a_cell_that_prints_another_fact_when_run_again(
    tmp_path: Path,
) -> None:
    problems, _ = try_runs(tmp_path, *NAME_USED_TWICE)
    assert "cell 3 (id" in problems
    assert "as run again from last to first" in problems
    assert "-16 pixels\n+784 pixels" in problems
    assert "cell 2" not in problems


def test_check_refuses_a_cell_that_cannot_be_run_again_and_goes_on(
    tmp_path: Path,
) -> None:
    cells = "a, b = [1], 2", "print(b)", "a.pop()\nprint('popped')", "b = 3"
    problems, _ = try_runs(tmp_path, *cells)
    assert "+IndexError: pop from empty list" in problems
    assert "+3" in problems


EXPLORE = "import math", "a = [1]", "## Explore", "print(len(a))", "## Exercises"


def test_check_refuses_an_explore_that_needs_an_earlier_cell(tmp_path: Path) -> None:
    problems, _ = try_runs(tmp_path, *EXPLORE, "print(a)")
    assert "as run as import cell and Explore alone" in problems
    assert "+NameError: name 'a' is not defined" in problems
    assert "cell 6" not in problems  # the exercises may need earlier cells


def test_check_accepts_cells_in_any_order_and_states_the_memory(tmp_path: Path) -> None:
    alone = "import math\na = [1]", "b = 1\nprint(b)", *EXPLORE[2:], "b"
    problems, memory = try_runs(tmp_path, *alone)
    assert problems == ""
    if sys.platform == "linux":
        peaks = [float(peak) for peak in re.findall(r"([\d.]+) MB", memory)]
        assert len(peaks) == 3  # all, again, and Explore
        assert 20 < min(peaks) <= max(peaks) < 200


DEEPER = "a = [1]", "### Deeper · More", "b = 2\nprint(a.pop())"


def test_check_refuses_a_core_that_needs_a_deeper_part(tmp_path: Path) -> None:
    core = "## 2 · Next", "print(len(a))", "print(b)"
    problems, memory = try_runs(tmp_path, *DEEPER, *core)
    _, _, without = problems.partition("cell 5 (id")  # [1] has been popped from a
    assert "as run without its deeper parts" in without
    assert "-0\n+1" in without
    assert "+NameError: name 'b' is not defined" in without
    assert "run without its deeper parts" in memory


def test_check_accepts_a_core_that_stands_alone(tmp_path: Path) -> None:
    parts = "a = 1\nprint(a)", "### Deeper · More", "b = a + 1\nprint(b)", "### C"
    assert try_runs(tmp_path, *parts, "print(a)").problems == ""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux states the peak")
def test_check_refuses_a_notebook_that_needs_too_much_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render_notebooks, "MAX_MEGABYTES", 200)
    problems, _ = try_runs(tmp_path, "a = b'1' * 200 * 2**20; del a")
    assert re.fullmatch(r"needs [23]\d\d MB of memory, over 200", problems)


PALE = """
from ipywidgets import IntSlider
from helpers.figures.style import ACCENT, RAW, line_legend, new_figure
from helpers.figures.show import print_png
from helpers.figures.explorer import explore

figure, ax = new_figure()
ax.plot([0, 1], color=RAW, label="legible name")
line_legend(ax)
print_png(figure)

class Scene:
    def __init__(self):
        self.figure, ax = new_figure()
        self.artists = [ax.text(0, 0, "moved", color="black")]
    def draw(self, size):
        self.artists[0].set(size=size, color="black" if size < 20 else ACCENT)
        return "facts"

live = explore(Scene(), "Sizes", size=IntSlider(15, min=10, max=20))
"""


def test_check_refuses_a_text_that_is_small_or_pale_wherever_the_controls_stand(
    tmp_path: Path,
) -> None:
    problems, _ = try_runs(tmp_path, PALE)
    assert problems.splitlines() == [
        "the text 'moved' has 10 pt, fewer than 11",
        "",
        "the text 'moved' has a contrast of 3.06, below 4.5",
    ]
