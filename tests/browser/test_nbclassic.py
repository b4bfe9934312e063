"""A live figure in nbclassic, which goes on with the Notebook before version 7."""

import pytest
from lab import PATIENCE, SCREENSHOTS, LiveFigure
from playwright.sync_api import expect
from server import ROOT

READY = """() => {
    const kernel = window.Jupyter?.notebook?.kernel;
    return kernel?.is_connected() && kernel.widget_manager;
}"""
"""Without a manager, a cell that runs shows the picture of its widget for good."""


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    yield page
    page.close()


def open_notebook(page, server, path):
    page.goto(f"{server}/nbclassic/notebooks/{path.relative_to(ROOT).as_posix()}")
    page.wait_for_function(READY, timeout=PATIENCE)


def test_a_figure_follows_and_keeps_its_keys(page, server, notebook, figure_cells):
    open_notebook(page, server, notebook(*figure_cells))
    page.evaluate("Jupyter.notebook.execute_all_cells()")
    live = LiveFigure(page, page.locator(".cell").nth(1))
    live.figure.scroll_into_view_if_needed()
    first = live.state()
    live.press("ArrowRight")
    assert live.state() != first
    for key in ("k", "x", "d", "d"):  # they are commands of the notebook
        live.press(key)
    assert page.evaluate("Jupyter.notebook.ncells()") == 2
    live.reset()
    assert live.state() == first
    expect(live.lost).to_be_hidden()
    page.screenshot(path=SCREENSHOTS / "nbclassic.png")
    page.evaluate("Jupyter.notebook.kernel.restart()")
    live.press("End")  # which it has not shown before
    expect(live.lost).to_be_visible(timeout=PATIENCE)
