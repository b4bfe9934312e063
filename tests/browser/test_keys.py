"""A key goes to the live figure that has the focus, and else to the cell."""

import pytest
from lab import CURRENT, FRONTS, LiveFigure
from nbformat.v4 import new_markdown_cell
from playwright.sync_api import expect


@pytest.mark.parametrize("front", FRONTS)
def test_keys_go_to_the_figure_or_to_the_cell(lab, notebook, figure_cells, front):
    def at():
        """Return the active cell, and how many there are."""
        place = "[activeCellIndex, widgets.length]"
        script = f"() => (({{activeCellIndex, widgets}}) => {place})({CURRENT}.content)"
        return lab.page.evaluate(script)

    imports, explore = figure_cells
    explore.source = f"{imports.source}\n{explore.source}"
    above, below = new_markdown_cell("# Above"), new_markdown_cell("# Below")
    lab.open(notebook(above, explore, below), front)
    lab.restart_and_run_all()
    live = LiveFigure(lab.page, lab.show(1))
    value = live.figure.locator("output").first
    for key, shown in [
        ("ArrowRight", "0.10"),
        ("ArrowLeft", "0.00"),
        ("ArrowUp", "0.10"),
        ("ArrowDown", "0.00"),
        ("End", "8.00"),
        ("PageDown", "6.40"),
        ("Home", "−8.00"),
    ]:
        live.press(key)
        expect(value).to_have_text(shown)
    for key in ("k", "x", "m", "d", "d"):  # a slider has no use for them
        live.press(key)
    assert at() == [1, 3]

    lab.show(1).locator(".jp-InputPrompt").click()
    for key, cell in [("ArrowDown", 2), ("ArrowUp", 1), ("k", 0), ("j", 1)]:
        lab.page.keyboard.press(key)
        lab.page.wait_for_function(f"{CURRENT}.content.activeCellIndex == {cell}")
    lab.page.keyboard.press("x")
    lab.page.wait_for_function(f"{CURRENT}.content.widgets.length == 2")
