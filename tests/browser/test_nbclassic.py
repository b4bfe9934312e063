"""A live figure in nbclassic, which goes on with the Notebook before version 7."""

import pytest
from lab import SCREENSHOTS, LiveFigure
from playwright.sync_api import expect
from server import ROOT

ASKED = """() => {
    const kernel = window.Jupyter?.notebook?.kernel;
    return kernel?.is_connected() && kernel.widget_manager
        && !Object.keys(kernel.comm_manager.comms).length;
}"""
ANSWERED = """new Promise((done) =>
    Jupyter.notebook.kernel.comm_info("jupyter.widget", done))"""
"""The manager of widgets asks a new kernel for its states and, if it knows of none, for
its widgets. Then it renders all outputs again, and a widget that was shown by then is
gone, be it an `IntSlider` (widgetsnbextension 4.0.16). We ask after it has asked."""


@pytest.fixture
def page(new_page):
    return new_page()


def open_notebook(page, server, path):
    page.goto(f"{server}/nbclassic/notebooks/{path.relative_to(ROOT).as_posix()}")
    page.wait_for_function(ASKED)
    page.evaluate(ANSWERED)


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
    expect(live.lost).to_be_visible()
