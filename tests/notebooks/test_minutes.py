"""The minutes that are promised are those that are counted, and no hour is overrun."""

import re

from reading import FITTED, PATHS, ROOT, by_name, read, texts
from reading_time import CEILING, count, promise, up_to_date


def tables():
    """The two texts that list the notebooks."""
    return (ROOT / "README.md").read_text(encoding="utf-8"), "\n".join(texts(PATHS[0]))


def test_minutes_are_as_counted():
    expected = up_to_date()
    stale = [p.name for p in expected if p.read_text(encoding="utf-8") != expected[p]]
    assert stale == [], "tools/render_notebooks.py --no-run brings them up to date"


@by_name()
def test_minutes_are_promised_everywhere(path):
    assert promise(count(read(path))) in texts(path)[0]
    row = rf"^\| \[{path.stem[:2]}[ _].*\| \d+( \+ \d+)? \|$"
    found = [bool(re.search(row, table, re.MULTILINE)) for table in tables()]
    assert found == [True, path != PATHS[0]]


def test_the_routes_are_told():
    route = r"^- \*\*(\w+)\*\*: .* About [\d½]+ hours\.$"
    for text in tables():
        found = re.findall(route, text, re.MULTILINE)
        assert found == ["Short", "Core", "Everything"]


@by_name(FITTED)
def test_a_notebook_fits_its_hour(path):
    for found, most in zip(count(read(path)), CEILING, strict=True):
        assert found <= most, count(read(path))
