"""A server and a browser for all tests here, and a page for each.

Where no Chromium is installed the tests are skipped; with ``REQUIRE_BROWSER=1`` in
the environment, as in CI, they fail instead.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
import pytest
from lab import Lab
from notebook_form import METADATA
from reading import PATHS, code_cells
from server import CHROMIUM, PATIENCE, running_browser, running_server

WINDOW = {"width": 1366, "height": 768}
"""That of a small laptop."""


def pytest_collection_modifyitems(items):
    if CHROMIUM is None and not os.environ.get("REQUIRE_BROWSER"):
        reason = "no Chromium is installed: nothing was tried in a browser"
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    with running_server(tmp_path_factory.mktemp("jupyter")) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    with running_browser() as browser:
        yield browser


@pytest.fixture
def new_page(browser):
    """Return a function that opens another page, with some options."""
    pages = []

    def new_page(**options):
        page = browser.new_page(**({"viewport": WINDOW} | options))
        page.set_default_timeout(PATIENCE)
        pages.append(page)
        return page

    yield new_page
    for page in pages:
        page.close()


@pytest.fixture
def new_lab(server, new_page):
    """Return a function that opens another page; see `Lab`."""
    return lambda: Lab(new_page(), server)


@pytest.fixture
def lab(new_lab):
    return new_lab()


@pytest.fixture
def figure_cells():
    """Return the cells of notebook 04 that a live figure needs: imports, and it."""
    sources = [cell.source for cell in code_cells(PATHS[4])]
    (figure,) = [source for source in sources if "explore_slope(" in source]
    return [nbformat.v4.new_code_cell(source) for source in (sources[0], figure)]


@pytest.fixture
def notebook():
    """Return a function that writes a notebook of some cells where the server is."""
    with TemporaryDirectory(prefix="scratch-", dir=Path(__file__).parent) as folder:
        path = Path(folder, "scratch.ipynb")

        def write(*cells):
            written = nbformat.v4.new_notebook(cells=cells, metadata=METADATA)
            nbformat.write(written, path)
            return path

        yield write
