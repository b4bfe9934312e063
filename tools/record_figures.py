"""Record the live figures of the notebooks, and write pages that play them.

``make figures`` writes into ``build/figures``: of each figure the recording, its
picture and facts, and a page; and a page with all. Recorded again is only that of which
the sources have changed: the mathematics, the figures' engine, the lesson, the data.
"""

import argparse
import ast
import base64
import hashlib
import html
import json
import os
import shutil
import time
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import matplotlib
import numpy as np
from book_pages import plain
from notebook_form import FIGURE, read

from helpers.figures.explorer import with_bold
from helpers.figures.player import FILES
from helpers.figures.recording.record import packed, record

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "figures"
ELSEWHERE = ("lessons", "exercises")
"""Folders of `helpers` on which no figure of another lesson depends."""
HEAD = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<link rel="stylesheet" href="player.css">
<script type="module" src="player.js"></script>
<style>
  :root {{ color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }}
  main {{ max-width: 900px; margin: 1em auto; padding: 0 12px }}
</style>
<main>
<h1>{title}</h1>
"""


class Source(NamedTuple):
    """The cells that make a live figure."""

    name: str
    notebook: str
    imports: str
    cell: str
    id: str
    """Of the cell, in its notebook."""


def sources() -> list[Source]:
    """Return the live figures in the order of the notebooks."""
    found = []
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        imports, *code = (c for c in read(path).cells if c.cell_type == "code")
        for cell in code:
            if match := FIGURE.search(cell.source):
                about = match[1], path.stem, imports.source, cell.source, cell.id
                found.append(Source(*about))
    return found


def explorer(source: Source) -> Any:
    """Run the cells; return what plays in the place of what the last line gives."""
    names: dict[str, Any] = {}
    exec(source.imports, names)
    *before, last = ast.parse(source.cell).body
    assert isinstance(last, ast.Expr)
    exec(compile(ast.Module(before, []), source.name, "exec"), names)
    live = eval(compile(ast.Expression(last.value), source.name, "eval"), names)
    return live.without_kernel()


def fingerprint(source: Source) -> str:
    """Return a hash of all that a recording depends on."""
    lesson = ROOT / "helpers" / "lessons" / source.notebook.partition("_")[2]
    versions = f"{matplotlib.__version__} {np.__version__}"
    parts = [source.imports, source.cell, versions, common_fingerprint()]
    parts += [hash_of(path) for path in sorted(lesson.glob("*.py"))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def common_fingerprint() -> str:
    """Return a hash of the code and the data that all lessons share."""
    helpers = ROOT / "helpers"
    paths = [
        path
        for path in helpers.rglob("*.py")
        if path.relative_to(helpers).parts[0] not in ELSEWHERE
    ]
    paths += (ROOT / "data").glob("*.np*")
    return "\n".join(map(hash_of, sorted(paths)))


def hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def record_again(source: Source, folder: Path) -> str:
    """Record a figure, unless its sources are as they were; say what was done."""
    about, now = folder / f"{source.name}.json", fingerprint(source)
    if about.exists() and json.loads(about.read_text())["fingerprint"] == now:
        return f"{source.name}: as before"
    start = time.process_time()
    said = write_recording(explorer(source), source.name, folder)
    seconds = round(time.process_time() - start, 1)
    about.write_text(json.dumps({**said, "seconds": seconds, "fingerprint": now}))
    return f"{source.name}: {said['frames']} frames, {said['bytes']:,} bytes"


def write_recording(figure: Any, name: str, folder: Path) -> dict[str, Any]:
    """Record a figure and its picture; return what there is to say about it."""
    data, _ = figure._repr_mimebundle_()
    title, _, facts = data["text/plain"].partition("\n")
    recording = record(figure)
    file = packed(recording)
    (folder / f"{name}.json.gz").write_bytes(file)
    (folder / f"{name}.png").write_bytes(base64.b64decode(data["image/png"]))
    about = {"title": title, "facts": facts, "width": recording["width"]}
    about |= {"frames": len(recording["frames"][0]), "bytes": len(file)}
    (folder / f"{name}.json").write_text(json.dumps(about))
    return about


def element(name: str, about: dict[str, Any], folder: str = "") -> str:
    """Return the figure in HTML: without a script, its picture and facts."""
    alt = html.escape(plain(about["facts"]))
    return (
        f'<live-figure id="{name}" src="{folder}{name}.json.gz">\n'
        f'<p class="facts">{with_bold(about["facts"])}</p>\n'
        f'<img src="{folder}{name}.png" width="{about["width"]}" alt="{alt}">\n'
        "</live-figure>\n"
    )


def write_pages(folder: Path, names: list[str]) -> None:
    """Write a page for each recorded figure, and one with all."""
    for file in FILES:
        shutil.copy(file, folder)
    whole = HEAD.format(title="Explore")
    for name in names:
        path = folder / f"{name}.json"
        if path.exists():
            about = json.loads(path.read_text())
            figure, title = element(name, about), html.escape(about["title"])
            (folder / f"{name}.html").write_text(HEAD.format(title=title) + figure)
            whole += f'<h2><a href="{name}.html">{title}</a></h2>\n{figure}'
    (folder / "index.html").write_text(whole)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="as explore_valley; else all")
    parser.add_argument("--folder", type=Path, default=BUILD)
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    found = sources()
    chosen = [s for s in found if s.name in options.names or not options.names]
    with ProcessPoolExecutor(min(os.cpu_count() or 1, len(chosen))) as pool:
        for line in pool.map(partial(record_again, folder=options.folder), chosen):
            print(line, flush=True)
    write_pages(options.folder, [source.name for source in found])


if __name__ == "__main__":
    main()
