"""The book as ``make site`` has built it, and the Chromium that printed it."""

import pytest
from build_book import OUTPUT
from played import served
from server import PATIENCE, running_browser

WIDE = {"width": 1280, "height": 800}


@pytest.fixture(scope="session")
def address():
    assert (OUTPUT / "index.html").exists(), "there is no book yet: make site"
    with served(OUTPUT) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    with running_browser() as browser:
        yield browser


@pytest.fixture
def page(browser):
    """A page that reports no error and asks nobody else."""
    page, faults = browser.new_page(viewport=WIDE), []
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("response", lambda r: r.ok or faults.append(f"{r.status} {r.url}"))
    page.on("request", lambda r: "//127.0.0.1:" in r.url or faults.append(r.url))
    yield page
    page.close()
    assert not faults
