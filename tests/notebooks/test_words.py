"""One thing has one name in all notebooks: in their prose, code, outputs, drawings."""

import re
from itertools import chain

import pytest
from reading import PATHS, ROOT, by_name, code_cells, texts

ONE_NAME = {
    r"(?<!standard )deviations?": "standard deviation",
    # A sum of something that is named is any sum.
    r"weighted sums?(?! of )": "pre-activation",
    r"sums of (?:the )?(?:\w+ )?layers?|layers?'s sums": "pre-activations",
    r"logits?": "pre-activation, or score",
    r"sound (?:start|network|one)|\*sound\*": "wide start",
}
"""From another name, as a pattern, to the course's."""
QUOTED = {
    "00_start_here": ["weighted sums", "logits"],  # a list of names that others use
    "05_drifting_activations": ["logit"],  # Görner's word, with what it means elsewhere
}
CODE = r"```.*?```|`[^`]*`"
STRING = r'"[^"\n]*"|#[^\n]*'
"""The words that a cell's code shows, or says to its reader."""


def other_names(text):
    """Return the words in a text for which the course has another name."""
    words = re.sub(r'"\s+f?"|\s+', " ", text)
    found = (re.finditer(rf"(?i)\b(?:{name})\b", words) for name in ONE_NAME)
    return [match[0].lower() for match in chain.from_iterable(found)]


def strings(source):
    """Return the strings and comments of code; those that go on are one."""
    return "\n; ".join(re.findall(STRING, re.sub(r'"\s+f?"', " ", source)))


def said(path):
    """Return what a notebook says: its prose, the strings of its code, its outputs."""
    prose = [re.sub(CODE, "", text, flags=re.S) for text in texts(path)]
    code = [strings(cell.source) for cell in code_cells(path)]
    outputs = [output for cell in code_cells(path) for output in cell.outputs]
    shown = [o.get("text", o.get("data", {}).get("text/plain", "")) for o in outputs]
    return "\n; ".join(prose + code + shown)


@by_name()
def test_one_thing_has_one_name(path):
    quoted = QUOTED.get(path.stem, [])
    assert [n for n in other_names(said(path)) if n not in quoted] == []


@by_name([path for path in PATHS if path.stem in QUOTED])
def test_what_is_excepted_needs_it(path):
    assert {*QUOTED[path.stem]} <= {*other_names(said(path))}


DRAWINGS = [
    file
    for folder in ("figures", "lessons")
    for file in sorted((ROOT / "helpers" / folder).rglob("*.py"))
    if not {"exercises", "exercises.py", "__init__.py"} & set(file.parts)
]


@pytest.mark.parametrize("file", DRAWINGS, ids=lambda f: f"{f.parent.name}-{f.stem}")
def test_drawings_and_live_figures_use_the_same_names(file):
    source = re.sub(r'"""[\s\S]*?"""', "", file.read_text(encoding="utf-8"))
    assert other_names(strings(source)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("its mean and deviation", ["deviation"]),
        ("two standard\ndeviations from it", []),
        ("Deviations differ", ["deviations"]),
        ("each unit's weighted sum $h$", ["weighted sum"]),
        ("a weighted sum of centred features", []),
        ("up to the sums of the second layer", ["sums of the second layer"]),
        ("the sums of squares", []),
        ("the *logit* of a unit", ["logit"]),
        ("a sound start", ["sound start"]),
        ("it sounds good", []),
    ],
)
def test_other_names_are_noticed(text, found):
    assert other_names(text) == found


@by_name()
def test_no_backslash_was_read_as_an_escape(path):
    assert re.findall(r"[\x00-\x09\x0b-\x1f]", "\n".join(texts(path))) == []
