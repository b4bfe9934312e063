"""Where a notebook is cut into cells, and what JupyterLab is told to fold."""

import json

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from notebook_form import RUN, metadata, normalize, parse, pieces, to_text

BURIED = """Done. The next section goes on.

## 4 · Make it a bowl

Text.

### Deeper · The rates
It goes on.

```python
# no heading
```

<details><summary>Proof</summary>

### nor is this

</details>
## 5 · Last"""


def test_a_text_is_cut_at_its_headings_only() -> None:
    assert list(pieces(BURIED)) == [
        "Done. The next section goes on.",
        "## 4 · Make it a bowl\n\nText.",
        "### Deeper · The rates",
        BURIED[BURIED.index("It goes on.") : BURIED.index("\n## 5")],
        "## 5 · Last",
    ]


@pytest.mark.parametrize("text", ["", "Plain.", "# Title\n\nText.", "#hashtag\n#5"])
def test_a_text_without_a_buried_heading_is_one_piece(text: str) -> None:
    assert list(pieces(text)) == [text] * bool(text)


def test_buried_headings_get_cells_and_ids_once_and_for_all() -> None:
    old = new_markdown_cell(BURIED, id="old")
    code = new_code_cell("# 1\n# 2", metadata={"tags": ["shared"]})
    notebook = parse(json.dumps(new_notebook(cells=[old, code])))
    assert [cell.source for cell in notebook.cells] == [*pieces(BURIED), "# 1\n# 2"]
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == 6
    assert (ids[0], ids[-1]) == ("old", code.id)
    normalize(notebook)
    assert to_text(parse(to_text(notebook))) == to_text(notebook)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (new_markdown_cell("# T"), {"slideshow": {"slide_type": "slide"}}),
        (new_markdown_cell("## 1 · S"), {"slideshow": {"slide_type": "slide"}}),
        (new_markdown_cell("### P"), {"slideshow": {"slide_type": "subslide"}}),
        (
            new_markdown_cell("### Deeper · P"),
            {
                "slideshow": {"slide_type": "subslide"},
                "jp-MarkdownHeadingCollapsed": True,
            },
        ),
        (new_markdown_cell("text"), {}),
        (new_code_cell("# T"), {}),
    ],
)
def test_headings_are_slides_and_deeper_ones_are_closed(
    cell: NotebookNode, expected: dict[str, object]
) -> None:
    assert metadata(cell) == expected


@pytest.mark.parametrize(
    ("tags", "hidden"),
    [
        (["shared"], None),
        (["figure"], {"source_hidden": True}),
        (["answer"], {"outputs_hidden": True}),
        (["figure", "answer"], {"source_hidden": True, "outputs_hidden": True}),
    ],
)
def test_tags_alone_decide_what_is_hidden(
    tags: list[str], hidden: dict[str, bool] | None
) -> None:
    left_by_an_editor = {"collapsed": True, "jupyter": {"source_hidden": True}}
    cell = new_code_cell("1", metadata={"tags": tags, **left_by_an_editor})
    assert metadata(cell) == {"tags": tags} | ({"jupyter": hidden} if hidden else {})


def test_a_cell_of_which_nothing_is_seen_says_what_to_do() -> None:
    tags = [["figure"], ["answer"], ["figure", "answer"]]
    cells = [new_code_cell("x = 1", metadata={"tags": t}) for t in tags]
    notebook = new_notebook(cells=cells)
    for _ in range(2):
        normalize(notebook)
        sources = [cell.source for cell in notebook.cells]
        assert sources == ["x = 1", "x = 1", f"{RUN}\nx = 1"]
    notebook.cells[2].metadata.tags.remove("figure")
    normalize(notebook)
    assert notebook.cells[2].source == "x = 1"
