"""Build the book from the stored outputs: ``make site`` writes it into ``build/site``.

Its pages are the notebooks (tools/book_pages.py), the recorded live figures (``make
figures``), and what stands in ``site``. No cell is run, and no page loads anything from
elsewhere: MathJax comes with it, of the version and hash in ``site/package-lock.json``.
"""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

from book_pages import LIVE, live_link, page
from notebook_form import NotebookNode, read, sections, to_text
from record_figures import BUILD as FIGURES, Source, element, sources

ROOT = Path(__file__).resolve().parents[1]
SITE, BUILD = ROOT / "site", ROOT / "build" / "book"
OUTPUT = ROOT / "build" / "site"
MATHJAX = ("tex-chtml.js", "output/chtml/fonts", "input/tex/extensions")
FRONT = "explore_forward"
"""The live figure of the front page."""


def addresses() -> tuple[str, str]:
    """Return the addresses of the book and of the course's files, on GitHub."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    book = project["project"]["urls"]["Book"]
    pages = r"https://([^./]+)\.github\.io/([^/]+)/"
    return book, re.sub(pages, r"https://github.com/\1/\2", book)


def recorded() -> dict[str, str]:
    """Return the recorded figures in HTML, by name."""
    found = {}
    for source in sources():
        about = FIGURES / f"{source.name}.json"
        if about.exists():
            text = json.loads(about.read_text(encoding="utf-8"))
            found[source.name] = element(source.name, text, "_static/figures/")
    return found


def section(notebook: NotebookNode, title: str) -> str:
    """Return the text of a section, without its heading."""
    return "\n\n".join(
        re.sub("^## .*\n*", "", cell.source)
        for heading, _, cell in sections(notebook)
        if heading.endswith(title)
    ).strip()


class Part(NamedTuple):
    """A part of the course, and its notebooks: title, file, question, minutes."""

    title: str
    rows: list[tuple[str, str, str, str]]

    def menu(self) -> str:
        """Return its menu for the side bar."""
        lines = [f"{title} <{name}>" for title, name, *_ in self.rows]
        head = [":::{toctree}", ":hidden:", f":caption: {self.title}", ""]
        return "\n".join([*head, *lines, ":::"])

    def listed(self) -> str:
        """Return what it is about."""
        lines = [
            f"- [{title}]({name}.ipynb) {question} "
            f'<span class="minutes">{minutes} min</span>'
            for title, name, question, minutes in self.rows
        ]
        return "\n".join([f"### {self.title}", "", *lines])


def parts(contents: str) -> list[Part]:
    """Read the table of contents in notebook 00."""
    found = []
    for line in re.findall(r"^\| (.+?) \| (.*?) ?\| (.*?) ?\|$", contents, re.M):
        if title := re.fullmatch(r"\*\*(.+)\*\*", line[0]):
            found.append(Part(title[1], []))
        elif link := re.fullmatch(r"\[(.+)\]\((.+)\.ipynb\)", line[0]):
            found[-1].rows.append((link[1], link[2], line[1], line[2]))
    return found


def glossary(names: str) -> str:
    """Return the table of names as a glossary: what, and its other names."""
    rows = re.findall(r"^\| (.+?) \| *(.*?) *\| (.+?) \|$", names, re.M)
    entries = []
    for here, elsewhere, what in rows[1:]:
        also = f" Elsewhere: {elsewhere}." if elsewhere else ""
        entries.append(f"{here}\n  {what[0].upper()}{what[1:]}.{also}\n")
    return ":::{glossary}\n" + "\n".join(entries) + ":::\n"


def ledger(notebook: NotebookNode) -> str:
    """Return the tables of verdicts, each under the heading of its theme."""
    found = []
    for heading, _, cell in sections(notebook):
        if heading.endswith("· The ledger"):
            if cell.source.startswith("### "):
                found.append(cell.source.removeprefix("#"))
            found += [
                output.data["text/markdown"]
                for output in cell.get("outputs", [])
                if output.get("data", {}).get("text/markdown", "").startswith("|")
            ]
    return "\n\n".join(found)


def explore(figures: dict[str, str]) -> str:
    """Return all live figures, each under its title and with its notebook."""
    shown = [source for source in sources() if source.name in figures]
    return "\n".join(map(explored, shown, (figures[s.name] for s in shown)))


def explored(source: Source, figure: str) -> str:
    """Return one live figure of the page with all."""
    about = json.loads((FIGURES / f"{source.name}.json").read_text(encoding="utf-8"))
    title = about["title"].removeprefix("Explore: ")
    link = f"[Notebook {source.notebook[:2]}]({source.notebook}.ipynb#explore)"
    live = live_link("Open it live", source.notebook, source.id)
    ways = " · ".join(filter(None, [f"{link} asks what to look for", live]))
    return f"## {title[0].upper()}{title[1:]}\n\n{ways}\n\n{figure}"


def write_pages(folder: Path) -> None:
    """Write what Sphinx reads."""
    paths, figures = sorted((ROOT / "notebooks").glob("*.ipynb")), recorded()
    for path in paths:
        text = to_text(page(read(path), path.stem, figures))
        (folder / path.name).write_text(text, encoding="utf-8")
    start, end = read(paths[0]), read(paths[-1])
    contents = section(start, "· The course")
    course = parts(contents)
    found = {
        "address": addresses()[0],
        "contents": "\n\n".join(part.listed() for part in course),
        "explore": explore(figures),
        "figure": figures.get(FRONT, ""),
        "glossary": glossary(section(start, "· Names, to look up later")),
        "ledger": ledger(end),
        "ledger figure": figures.get("explore_ledger", ""),
        "live": live_link("Run it in the browser", paths[0].stem),
        "repository": addresses()[1],
        "menus": "\n\n".join(part.menu() for part in course),
        "routes": contents[contents.index("The minutes are counted") :],
    }
    for path in SITE.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        for name, part in found.items():
            text = text.replace(f"<!-- {name} -->", part)
        (folder / path.name).write_text(text, encoding="utf-8")


def copy_static(folder: Path) -> None:
    """Copy the recordings, and MathJax from npm; spare a script of 1.5 MB.

    It draws the theme's icons, which its font does, too.
    """
    (folder / "scripts").mkdir(parents=True)
    (folder / "scripts" / "fontawesome.js").touch()
    others = shutil.ignore_patterns("*.html", "*.js", "*.css", "*.json")
    shutil.copytree(FIGURES, folder / "figures", ignore=others)
    for path in SITE.glob("package*.json"):
        shutil.copy(path, BUILD)
    npm = shutil.which("npm") or sys.exit("The book needs npm, which brings MathJax.")
    subprocess.run([npm, "ci", "--silent", "--no-audit"], cwd=BUILD, check=True)
    for name in MATHJAX:
        source = BUILD / "node_modules" / "mathjax" / "es5" / name
        target = folder / "mathjax" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)


def main() -> None:
    for folder in (BUILD, OUTPUT):
        shutil.rmtree(folder, ignore_errors=True)
    pages, static = BUILD / "pages", BUILD / "static"
    pages.mkdir(parents=True)
    write_pages(pages)
    copy_static(static)
    options = ["-n", "-W", "--keep-going", "-q", "-j", "2", "-c", SITE]
    options += ["-D", f"html_baseurl={addresses()[0]}"]
    command = [sys.executable, "-m", "sphinx", *options, "-d", BUILD / "doctrees"]
    subprocess.run([*command, pages, OUTPUT], check=True)
    if LIVE.exists():
        shutil.copytree(LIVE, OUTPUT / "live")


if __name__ == "__main__":
    main()
