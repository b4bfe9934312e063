"""The book as ``make site`` has built it, and the Chromium that printed it."""

import pytest
from build_book import OUTPUT
from played import served
from server import running_browser


@pytest.fixture(scope="session")
def address():
    assert (OUTPUT / "index.html").exists(), "there is no book yet: make site"
    with served(OUTPUT) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    with running_browser() as browser:
        yield browser
