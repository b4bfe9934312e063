"""The book as ``make site`` has built it, and a Chromium to look at it."""

import os

import pytest
from build_book import OUTPUT
from played import served
from server import CHROMIUM, running_browser


@pytest.fixture(scope="session")
def address():
    assert (OUTPUT / "index.html").exists(), "there is no book yet: make site"
    with served(OUTPUT) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None and not os.environ.get("REQUIRE_BROWSER"):
        pytest.skip("no Chromium is installed: no page was looked at in a browser")
    with running_browser() as browser:
        yield browser
