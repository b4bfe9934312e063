"""The files of the book: what they hold, and that every link leads somewhere."""

import re
from functools import cache
from urllib.parse import unquote, urldefrag

import pytest
from bs4 import BeautifulSoup
from build_book import OUTPUT, SITE
from reading import PATHS
from record_figures import sources

from helpers.lessons.verdicts.ledger import judge_all

PAGES = sorted(OUTPUT.glob("*.html"))
LOADED = {"img": "src", "script": "src", "live-figure": "src", "link": "href"}
"""What a browser fetches by itself, by the attribute that names it."""
ONLY_NAMED = {"canonical", "index", "next", "prev", "search"}
"""Links of a page's head that say where others are."""


@cache
def parsed(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def name(path):
    return path.stem


def test_every_notebook_is_a_page_with_a_short_title_in_the_side_bar():
    menu = parsed(OUTPUT / "index.html").select(".bd-links a.internal")
    titles = {link["href"].split("#")[0]: link.text.strip() for link in menu}
    for path in PATHS:
        assert len(titles[f"{path.stem}.html"]) <= 32
    assert {"explore.html", "glossary.html", "ledger.html"} <= titles.keys()


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_link_leads_somewhere(path):
    for link in parsed(path).find_all("a", href=True):
        address, place = urldefrag(link["href"])
        file = unquote(address.partition("?")[0])
        if re.match("https?:|mailto:", address):
            continue
        target = OUTPUT / file if file else path
        assert target.exists(), link
        if place and target.parent == OUTPUT and target.suffix == ".html":
            ids = {part["id"] for part in parsed(target).find_all(id=True)}
            assert unquote(place).partition("&")[0] in ids | {""}, link


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_everything_that_is_loaded_is_here(path):
    for tag, attribute in LOADED.items():
        for part in parsed(path).find_all(tag, attrs={attribute: True}):
            if not ONLY_NAMED & {*part.get("rel", [])}:
                file = part[attribute].partition("?")[0]
                assert (OUTPUT / file).exists(), part


def test_the_front_page_loads_little():
    parts = parsed(OUTPUT / "index.html").select("script[src], link[rel=stylesheet]")
    files = {part.get("src", part.get("href")).partition("?")[0] for part in parts}
    assert sum((OUTPUT / file).stat().st_size for file in files) < 1_000_000


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_pictures_have_a_text_and_exercises_no_verdict(path):
    for image in parsed(path).select("main img"):
        assert len(image["alt"].split()) > 4, image
    assert "Not attempted yet" not in parsed(path).text


@pytest.mark.parametrize("page", ["explore", None])
def test_every_live_figure_is_played(page):
    for source in sources():
        path = OUTPUT / f"{page or source.notebook}.html"
        assert parsed(path).find("live-figure", id=source.name), source


def test_the_front_page_has_one_live_figure_and_three_doors():
    page = parsed(OUTPUT / "index.html")
    assert len(page.find_all("live-figure")) == 1
    assert len(page.select(".doors a")) == 3


def test_the_glossary_holds_every_name():
    terms = parsed(OUTPUT / "glossary.html").find_all("dt")
    rows = parsed(OUTPUT / "00_start_here.html").select("table")[-1].select("tbody tr")
    assert len(terms) == len(rows) > 10
    for term, row in zip(terms, rows, strict=True):
        assert term.text.rstrip("#¶ \n") == row.td.text.strip()


def test_the_ledger_holds_every_verdict():
    rows = parsed(OUTPUT / "ledger.html").select("section section tbody tr")
    assert len(rows) == len(judge_all().rows)


def test_nothing_of_a_template_is_left():
    for path in SITE.glob("*.md"):
        page = (OUTPUT / f"{path.stem}.html").read_text(encoding="utf-8")
        assert not re.search("<!-- [a-z ]+ -->", page)
