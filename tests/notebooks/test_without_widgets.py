"""Where nobody can drag a slider, a live figure is still a picture with its facts."""

import ast
import base64

import nbformat
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from reading import PATHS, code_cells

PNG = b"\x89PNG\r\n\x1a\n"


def shows_widget(cell):
    """Whether the last line of a cell calls one of the ``explore_...`` functions."""
    *_, last = ast.parse(cell.source).body
    call = last.value if isinstance(last, ast.Expr) else None
    if not isinstance(call, ast.Call):
        return False
    name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id
    return name.startswith("explore_")


WIDGET_CELLS = [
    cell for path in PATHS for cell in code_cells(path) if shows_widget(cell)
]


def test_every_notebook_with_a_widget_has_its_picture():
    assert len(WIDGET_CELLS) >= 12
    for cell in WIDGET_CELLS:
        (output,) = cell.outputs
        picture = base64.b64decode(output.data["image/png"])
        assert picture.startswith(PNG), cell.source
        assert len(picture) > 5_000, cell.source
        assert len(output.data["text/plain"].split()) > 5, cell.source


def test_a_page_without_a_kernel_shows_the_picture():
    module = "helpers.lessons.sigmoid_gradients.explore"
    source = f"from {module} import explore_slope\nexplore_slope()"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    NotebookClient(notebook, kernel_name="python3", store_widget_state=False).execute()
    (output,) = notebook.cells[0].outputs
    assert "application/vnd.jupyter.widget-view+json" in output.data
    page, _ = HTMLExporter().from_notebook_node(notebook)
    assert output.data["image/png"].strip()[:60] in page
