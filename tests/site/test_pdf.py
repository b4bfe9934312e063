"""The printed notebooks: all of the text, every figure whole, small enough to send."""

import re
import unicodedata
from collections import Counter
from functools import cache

import pytest
from build_book import OUTPUT
from notebook_form import read
from pypdf import PdfReader
from reading import PATHS

MOST_BYTES = 3_000_000


@cache
def printed(path):
    return PdfReader(OUTPUT / "pdf" / f"{path.stem}.pdf")


@cache
def texts(path):
    return [page.extract_text() for page in printed(path).pages]


def letters(text):
    """Return what can be compared: no ligatures, no spaces, which lines change."""
    return re.sub(r"\W", "", unicodedata.normalize("NFKC", text))


def pictures(page):
    """Return the numbers of the pictures that a page draws."""
    parts = page["/Resources"].get("/XObject", {})
    return [
        parts.raw_get(name).idnum
        for name, part in parts.items()
        if part["/Subtype"] == "/Image"
    ]


def rows(path):
    """Yield the rows of the tables that cells print, but for those of exercises."""
    for cell in read(path).cells:
        if not {"exercise", "your-turn"} & {*cell.metadata.get("tags", [])}:
            for output in cell.get("outputs", []):
                data = output.get("data", {"text/plain": output.get("text", "")})
                if not {"image/png", "text/markdown"} & data.keys():
                    text = data["text/plain"].splitlines()
                    yield from (line for line in text if "  " in line.strip())


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
class TestPrinted:
    def test_it_is_small(self, path):
        assert (OUTPUT / "pdf" / f"{path.stem}.pdf").stat().st_size <= MOST_BYTES

    def test_every_section_is_in_its_text(self, path):
        text = letters("".join(texts(path)))
        for cell in read(path).cells:
            heading = cell.source.partition("\n")[0]
            if heading.startswith("## "):
                title = letters(re.sub(r"[*`]", "", heading))
                assert text.count(title) > 1  # in the contents, too

    def test_what_is_folded_has_its_name(self, path):
        text = letters("".join(texts(path)))
        source = "".join(cell.source for cell in read(path).cells)
        names = Counter(re.findall("<summary>(.*?)</summary>", source))
        for name, count in names.items():
            assert text.count(letters(name)) >= count

    def test_no_page_is_empty(self, path):
        for page, text in zip(printed(path).pages, texts(path), strict=True):
            above_the_foot = text.strip().splitlines()[:-1]
            assert above_the_foot or pictures(page)

    def test_a_row_of_a_table_is_a_line(self, path):
        lines = {letters(line) for text in texts(path) for line in text.splitlines()}
        for row in rows(path):
            assert letters(row) in lines, row

    def test_every_figure_is_whole(self, path):
        places = [number for page in printed(path).pages for number in pictures(page)]
        assert len(places) == len(set(places))  # one that is cut is on two pages
        figures = sum(
            "image/png" in output.get("data", {})
            for cell in read(path).cells
            for output in cell.get("outputs", [])
        )
        assert len(places) == figures
