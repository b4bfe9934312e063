"""The course in the browser, without a server: ``make test-live``."""

import pytest
from lab import CURRENT
from live_site import SITE, LiveSite, difference, processor, stored
from played import served

PATIENCE = 900
"""Seconds for all cells of a notebook: plenty, for a machine with other work."""
MOST_PROCESSOR = 3 * 120
"""Seconds of the processor for the start of the kernel and all cells. They shall take
two minutes of a quiet machine; another one is slower, and beside other work, too."""
NOTEBOOKS = [
    "00_start_here",
    "02_principal_components",
    "03_loss_valley",
    "08_training_with_batch_norm",
]


@pytest.fixture(scope="module")
def address():
    if not (SITE / "pyodide").exists():
        pytest.skip("no site with its own Pyodide: make site-live PYODIDE=folder")
    with served(SITE) as address:
        yield address


@pytest.fixture
def site(address, new_page):
    return LiveSite(new_page(), address)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_says_what_is_stored_and_needs_nobody_else(site, name):
    asked = []
    site.page.context.on("request", lambda request: asked.append(request.url))
    site.open(name)
    site.run_all(PATIENCE)
    spent = processor(site.page.context.browser)
    print(f"{name}: {spent:.0f} s of the processor")
    assert spent <= MOST_PROCESSOR
    for cell, outputs in zip(stored(name), site.outputs(), strict=True):
        assert not difference(cell["outputs"], outputs), cell["source"]
    assert all(url.startswith((site.server, "blob:", "data:")) for url in asked)


def test_a_link_leads_to_its_cell(site):
    number = 20
    site.open("03_loss_valley", stored("03_loss_valley")[number]["id"])
    active = f"{CURRENT}.content.activeCell.model.sharedModel.getSource()"
    wanted = stored("03_loss_valley")[number]["source"]
    site.page.wait_for_function(f"(wanted) => {active} === wanted", arg=wanted)


def test_a_figure_follows_its_slider(site):
    site.open("03_loss_valley")
    site.run_all(PATIENCE)
    figure = next(site.explorers())
    before = figure.state()
    figure.press("ArrowLeft")
    assert figure.state() != before
