"""What a text refers to is there: notebooks, their sections and exercises, headings."""

import re

import pytest
from reading import PATHS, ROOT, by_name, texts

NUMBERS = r"(\d+(?:(?:,\s+|\s+and\s+|\s+to\s+)\d+)*)(?![.\d]*\d)"
PARTS = re.compile(
    # Not those of a paper: "2015, section 3".
    r"(?<!\d{4},\s)(?<!\d{4}\),\s)"
    r"(?:[Nn]otebook\s+(\d\d)(?:\]\([^)]*\))?,\s+)?"
    rf"\b([Ss]ection|[Ee]xercise)s?\s+{NUMBERS}"
    r"(?:\s+of\s+\[?notebook\s+(\d\d))?"
)
HEADINGS = {"section": "## {} · ", "exercise": "### Exercise {} · "}
NOTEBOOKS = re.compile(rf"\b[Nn]otebooks?\s+{NUMBERS}")
NUMBERED = {path.stem[:2]: path for path in PATHS}
LAST = 16
"""The last notebook that is planned: a text may look ahead."""

SOURCES = [
    path
    for folder in ("helpers", "recordings", "data")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".py", ".md"}
]


def first_lines(path):
    return [text.split("\n")[0] for text in texts(path)]


def anchor(heading):
    """Return what JupyterLab calls a heading in an address."""
    return heading.lstrip("# ").replace(" ", "-")


def missing(text, path):
    """Yield what a text refers to in vain; path is its own notebook, if it has one."""
    for before, kind, numbers, after in PARTS.findall(text):
        there = NUMBERED.get(before or after) if before or after else path
        lines = first_lines(there) if there else []
        for number in re.findall(r"\d+", numbers):
            heading = HEADINGS[kind.lower()].format(number)
            if there and not any(line.startswith(heading) for line in lines):
                yield f"{heading}in {there.stem}"
    for numbers in NOTEBOOKS.findall(text):
        for number in re.findall(r"\d+", numbers):
            if int(number) > LAST:
                yield f"notebook {number}"


@by_name()
def test_what_a_notebook_refers_to_is_there(path):
    for text in texts(path):
        if not text.startswith("## Further reading"):
            assert list(missing(text, path)) == [], text


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_what_code_and_data_refer_to_is_there(path):
    lessons = {own.stem[3:]: own for own in PATHS}
    _, *parts = path.relative_to(ROOT).parts
    lesson = lessons.get(parts[1]) if parts[0] == "lessons" and len(parts) > 2 else None
    assert list(missing(path.read_text(encoding="utf-8"), lesson)) == []


@by_name()
def test_links_lead_to_files_and_headings(path):
    for text in texts(path):
        for target in re.findall(r"\]\((?!https?:|attachment:)([^)]+)\)", text):
            name, _, heading = target.partition("#")
            there = path.parent / name if name else path
            assert there.exists(), target
            if heading:
                assert heading in map(anchor, first_lines(there)), target


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("as in section 3 (section 2)", []),
        ("Section 9 and sections 1, 2 and 8", ["## 9", "## 8"]),
        ("notebook 00, section 5; [notebook 00](a.ipynb), section 6", ["## 6"]),
        ("sections 5 and 7 of [notebook 00](a.ipynb)", ["## 7"]),
        ("section\n99 of notebook 99", ["notebook 99"]),
        ("(LeCun 1998, section 9), Ba (2016), section 9, and section 9.1", []),
        ("notebooks 00, 01 and 77", ["notebook 77"]),
        ("exercise 1, exercises 2 and 9", ["### Exercise 9"]),
        ("Notebook 00, exercise 8", ["### Exercise 8"]),
    ],
)
def test_references_in_vain_are_found(text, expected):
    found = [reference.partition(" · ")[0] for reference in missing(text, PATHS[0])]
    assert found == expected
