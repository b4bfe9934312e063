"""What the book takes from notebook 00, and everybody from the book's address."""

import re
from pathlib import Path

from build_book import addresses, glossary, parts, section
from nbformat.v4 import new_markdown_cell, new_notebook
from notebook_form import read
from reading import PATHS

ROOT = Path(__file__).parents[2]
CONTENTS = """
| notebook | the question it answers | minutes |
|---|---|---|
| **Part I · Why** | | |
| [01 · Width](01_width.ipynb) | How wide? | 65 |
| **Part II · How** | | |
| [02 · Depth](02_depth.ipynb) | How deep? | 45 + 5 |
| (to come) | More. | |
"""
NAMES = """
| here | elsewhere | what it is |
|---|---|---|
| `eps` | epsilon | the small number |
| whiten | | no correlations |
"""


def test_the_contents_become_menus_and_lists():
    one, two = parts(CONTENTS)
    assert one.menu().split("\n")[2:] == [
        ":caption: Part I · Why",
        "",
        "01 · Width <01_width>",
        ":::",
    ]
    assert two.title == "Part II · How"
    assert two.rows == [("02 · Depth", "02_depth", "How deep?", "45 + 5")]
    assert "[02 · Depth](02_depth.ipynb) How deep?" in two.listed()


def test_every_notebook_stands_in_the_contents():
    course = parts(section(read(PATHS[0]), "· The course"))
    names = [name for part in course for _, name, *_ in part.rows]
    assert names == [path.stem for path in PATHS[1:]]


def test_names_become_a_glossary():
    assert glossary(NAMES).split("\n")[1:-2] == [
        "`eps`",
        "  The small number. Elsewhere: epsilon.",
        "",
        "whiten",
        "  No correlations.",
    ]


def test_a_section_is_all_of_its_text():
    texts = ["## 1 · One\n\na", "## 2 · Two", "b", "### Sub", "## 3 · Three\n\nc"]
    notebook = new_notebook(cells=list(map(new_markdown_cell, texts)))
    assert section(notebook, "· One") == "a"
    assert section(notebook, "· Two") == "b\n\n### Sub"


def test_every_address_follows_from_one():
    book, files = addresses()
    for path in [ROOT / "README.md", *(ROOT / "site").glob("*.md")]:
        text = path.read_text(encoding="utf-8")
        for found in re.findall(r"https://[^/ ]*\.github\.io[^) ]*", text):
            assert found.startswith(book)
        for found in re.findall(r"https://github\.com[^) ]*", text):
            assert found.startswith(files)
    assert book in (ROOT / "README.md").read_text(encoding="utf-8")
