"""A server and a browser for all tests here, and a page for each.

Where no Chromium is installed the tests are skipped; with ``REQUIRE_BROWSER=1`` in
the environment, as in CI, they fail instead.
"""

import os
from pathlib import Path

import pytest
from lab import Lab
from server import CHROMIUM, running_browser, running_server


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
def lab(server, browser):
    """A page of JupyterLab; see `Lab`."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    yield Lab(page, server)
    page.close()
