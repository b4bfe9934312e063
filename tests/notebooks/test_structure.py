"""The notebooks keep the conventions of the course."""

import re
from itertools import pairwise

import pytest
from notebook_form import DEEPER, RUN, metadata, pieces, source
from reading import PATHS, by_name, code_cells, imports, read, texts

LESSONS = [path for path in PATHS if not path.name.startswith("00")]
MAX_LINES, MAX_COLUMNS, MAX_OUTPUT_BYTES = 15, 79, 300_000
MAX_IMPORTS = 8
WITHOUT_COURSE = (
    "If the first code cell says `No module named 'helpers'`, the notebook was opened "
    "without its course: type `make lab` in the course's folder, or see its README."
)


def headings(path):
    first_lines = [text.split("\n")[0] for text in texts(path)]
    return [line.removeprefix("## ") for line in first_lines if line.startswith("## ")]


def test_there_are_notebooks():
    assert {"00_start_here", "03_loss_valley"} <= {path.stem for path in PATHS}


@by_name()
def test_opening(path):
    title, need = texts(path)[:2]
    assert re.match(r"# .+\?\n", title), "the title asks the question"
    for words in ("**You will do:**", "**You will learn:**", "**You need:**"):
        assert words in need


@by_name()
def test_a_notebook_opened_without_the_course_says_what_to_do(path):
    assert texts(path)[0].endswith(f"\n\n{WITHOUT_COURSE}")


@by_name(LESSONS)
def test_navigation(path):
    index = PATHS.index(path)
    for neighbour in (PATHS[0], PATHS[index - 1], *PATHS[index + 1 : index + 2]):
        assert f"({neighbour.name})" in texts(path)[0], neighbour.name


@by_name(LESSONS)
def test_sections(path):
    numbered = [heading for heading in headings(path) if " · " in heading]
    numbers = [int(heading.split(" ")[0]) for heading in numbered]
    assert numbers == list(range(1, len(numbered) + 1))
    assert 3 <= len(numbered) <= 6
    last = ["Explore", "Exercises", "Summary", "Further reading"]
    if path.stem == "16_verdicts":  # it judges: there is nothing to practise
        last.remove("Exercises")
    assert headings(path) == [*numbered, *last]


@by_name(LESSONS)
def test_readers_are_asked_before_they_are_told(path):
    sections = [heading for heading in headings(path) if " · " in heading]
    assert "\n".join(texts(path)).count("> **Predict.**") >= len(sections) - 1


@by_name()
def test_code_cells_are_short_and_narrow(path):
    for cell in code_cells(path):
        lines = cell.source.removeprefix(RUN).splitlines()
        most = MAX_IMPORTS if imports(cell) else MAX_LINES
        assert sum(map(bool, map(str.strip, lines))) <= most, cell.source
        assert max(map(len, lines)) <= MAX_COLUMNS, cell.source
        assert not cell.source.startswith(("%", "!"))


@by_name(LESSONS)
def test_imports_stand_in_one_cell(path):
    assert sum(map(imports, code_cells(path))) == 1


@by_name()
def test_outputs_are_of_one_run_and_small(path):
    cells = code_cells(path)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    outputs = [output for cell in cells for output in cell.outputs]
    assert sum(len(str(output)) for output in outputs) <= MAX_OUTPUT_BYTES
    assert not [o for o in outputs if o.output_type == "error"]
    assert not [o for o in outputs if o.get("name") == "stderr"]


@by_name()
def test_a_figure_is_followed_by_its_caption(path):
    outputs = [output for cell in code_cells(path) for output in cell.outputs]
    bundles = [output.get("data", {}) for output in outputs]
    for bundle, following in zip(bundles, [*bundles[1:], {}], strict=True):
        if bundle.get("text/plain", "").startswith("<Figure"):
            assert "text/markdown" in following


@by_name()
def test_a_heading_begins_a_cell(path):
    for text in texts(path):
        assert list(pieces(text)) == [text]


@by_name()
def test_deeper_parts_end_their_sections(path):
    first_lines = [text.split("\n")[0] for text in texts(path)]
    headings = [line for line in first_lines if line.startswith(("## ", "### "))]
    for heading, following in pairwise(headings):
        if heading.startswith(DEEPER):
            assert following.startswith(("## ", DEEPER)), following


@by_name()
def test_slides_and_folds_follow_from_headings_and_tags(path):
    for cell in read(path).cells:
        assert cell.metadata == metadata(cell), cell.source
        assert cell.source == source(cell)


@by_name()
def test_the_prose_has_no_marks_of_haste(path):
    code = r"```.*?```|`[^`]*`|\$[^$]*\$"
    prose = re.sub(code, "", "\n".join(texts(path)), flags=re.S)
    for pattern in ("TODO", "in this cell", r"[a-z]!(\s|$)", "[\U0001f300-\U0001faff]"):
        found = re.search(pattern, prose)
        assert not found, pytest.fail(f"{pattern!r} in {path.name}: {found[0]!r}")
