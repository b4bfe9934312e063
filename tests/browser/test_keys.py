"""A key goes to the control that has the focus and uses it, and else to the cell."""

import pytest
from lab import CURRENT, FRONTS, LiveFigure
from nbformat.v4 import new_code_cell, new_markdown_cell
from playwright.sync_api import expect

CHOICE = "import ipywidgets\nipywidgets.Dropdown(options=['He', 'Xavier', 'both'])"


@pytest.mark.parametrize("front", FRONTS)
def test_keys_go_to_the_control_or_to_the_cell(lab, notebook, figure_cells, front):
    def at():
        """Return the active cell, and how many there are."""
        place = "[activeCellIndex, widgets.length]"
        script = f"() => (({{activeCellIndex, widgets}}) => {place})({CURRENT}.content)"
        return lab.page.evaluate(script)

    imports, explore = figure_cells
    explore.source = f"{imports.source}\n{explore.source}"
    above, below = new_markdown_cell("# Above"), new_markdown_cell("# Below")
    cells = [above, new_code_cell(CHOICE), explore, below]
    lab.open(notebook(*cells), front)
    lab.restart_and_run_all()
    live = LiveFigure(lab.page, lab.show(2))
    value = live.figure.locator(".widget-readout").first
    for key, shown in [
        ("ArrowRight", "0.10"),
        ("ArrowLeft", "0.00"),
        ("ArrowUp", "0.10"),
        ("ArrowDown", "0.00"),
        ("PageUp", "0.50"),
        ("Home", "−8.00"),
        ("End", "8.00"),
    ]:
        live.press(key)
        expect(value).to_have_text(shown)
    assert at() == [2, 4]
    live.press("k")  # a slider has no use for it
    lab.page.wait_for_function(f"{CURRENT}.content.activeCellIndex == 1")

    choice = lab.show(1).locator("select")
    choice.focus()
    for key, chosen in [("x", "Xavier"), ("ArrowDown", "both"), ("ArrowUp", "Xavier")]:
        lab.page.keyboard.press(key)
        expect(choice).to_have_value(chosen)
    assert at() == [1, 4]

    lab.show(2).locator(".jp-InputPrompt").click()
    for key, cell in [("ArrowDown", 3), ("ArrowUp", 2), ("ArrowLeft", 0), ("j", 1)]:
        lab.page.keyboard.press(key)
        lab.page.wait_for_function(f"{CURRENT}.content.activeCellIndex == {cell}")
    lab.page.keyboard.press("x")
    lab.page.wait_for_function(f"{CURRENT}.content.widgets.length == 3")
