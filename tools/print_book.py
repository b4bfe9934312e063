"""Print each notebook of the book as a PDF, by an installed Chromium.

``make site`` calls it.
"""

import sys
from pathlib import Path

from played import served
from playwright.sync_api import Browser
from server import CHROMIUM, running_browser

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "build" / "site"
FOOT = """<div style="font-size: 8px; width: 100%; text-align: center">
<span class="title"></span> · <span class="pageNumber"></span>/<span class="totalPages">
</span></div>"""


def print_page(browser: Browser, address: str, path: Path) -> None:
    """Print one page, with stills in the place of its live figures."""
    page = browser.new_page()
    page.set_default_timeout(120_000)
    page.route("**/player.js*", lambda route: route.abort())
    page.goto(address)
    page.evaluate("window.MathJax?.startup.promise")
    page.pdf(
        path=path,
        prefer_css_page_size=True,
        display_header_footer=True,
        header_template="<span></span>",
        footer_template=FOOT,
        tagged=True,
        outline=True,
    )
    page.close()


def main() -> None:
    if CHROMIUM is None:
        sys.exit("The book needs an installed Chromium, which prints the notebooks.")
    folder = SITE / "pdf"
    folder.mkdir(exist_ok=True)
    with served(SITE) as address, running_browser() as browser:
        for notebook in sorted((ROOT / "notebooks").glob("*.ipynb")):
            html = f"{address}/{notebook.stem}.html"
            print_page(browser, html, folder / f"{notebook.stem}.pdf")


if __name__ == "__main__":
    main()
