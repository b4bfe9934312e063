"""Build the course for the browser: ``make site-live`` writes it into ``build/live``.

It is a JupyterLite, whose kernel is Pyodide: no server computes anything. Its kernel
loads ``site/live/pyodide.js``, which brings the course: a file with the helpers and the
packages that Pyodide lacks, and the data, each file when it is opened.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import nbformat

from helpers.installation import DISTRIBUTION

ROOT = Path(__file__).resolve().parents[1]
SITE, BUILD = ROOT / "site" / "live", ROOT / "build"
JUPYTERLITE = ROOT / ".venv-live" / Path(sys.executable).parent.name / "jupyter-lite"
SETTINGS = ROOT / "environment" / "share" / "jupyter" / "lab" / "settings"
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
LACKING = ("comm", "ipywidgets", "tqdm")
"""Packages of the course's environment that Pyodide does not have."""


def write_notebooks(site: Path) -> None:
    """Write the notebooks, and the list of them, as JupyterLite reads them.

    It takes the JSON as it is: a text must be one string, not a list of lines.
    """
    files, contents = site / "files", site / "api" / "contents"
    files.mkdir()
    contents.mkdir(parents=True)
    entries = []
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        notebook = nbformat.read(path, 4)
        text = json.dumps(notebook, ensure_ascii=False, separators=(",", ":"))
        (files / path.name).write_text(text, encoding="utf-8")
        entries.append(entry(path.name, "notebook"))
    listing = entry("", "directory") | {"content": entries, "format": "json"}
    (contents / "all.json").write_text(json.dumps(listing))


def entry(name: str, kind: str) -> dict[str, Any]:
    """Return what the list says of a file or folder."""
    about = {"name": name, "path": name, "type": kind, "writable": True}
    about |= dict.fromkeys(("created", "last_modified"), "2026-01-01T00:00:00Z")
    return about | dict.fromkeys(("content", "format", "mimetype"))


def write_settings(folder: Path, pyodide: Path | None) -> None:
    """Write JupyterLite's configuration, and the keys of the course's JupyterLab."""
    config = json.loads((SITE / "jupyter-lite.json").read_text(encoding="utf-8"))
    if pyodide:
        plugin = config["jupyter-config-data"]["litePluginSettings"][KERNEL]
        plugin["loadPyodideOptions"]["indexURL"] = "./pyodide/"
    (folder / "jupyter-lite.json").write_text(json.dumps(config), encoding="utf-8")
    [settings] = SETTINGS.glob("overrides.d/*.json")
    shutil.copy(settings, folder / "overrides.json")


def python_files() -> Iterator[tuple[Path, str]]:
    """Yield the files that Pyodide lacks, and where they belong in site-packages."""
    for path in sorted((ROOT / "helpers").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path, path.relative_to(ROOT).as_posix()
    for name in (DISTRIBUTION, *LACKING):
        for file in metadata.files(name) or []:
            kept = ".." not in file.parts and "__pycache__" not in file.parts
            if kept and (name in LACKING or file.name == "METADATA"):
                yield Path(str(file.locate())), file.as_posix()


def write_course(folder: Path) -> None:
    """Write what `site/live/pyodide.js` brings to Pyodide."""
    folder.mkdir(parents=True)
    with ZipFile(folder / "course.zip", "w", ZIP_DEFLATED) as archive:
        for path, place in python_files():
            archive.write(path, place)
    data = [path.name for path in sorted((ROOT / "data").glob("*.np*"))]
    for name in data:
        (folder / "data").mkdir(exist_ok=True)
        shutil.copy(ROOT / "data" / name, folder / "data")
    (folder / "data.json").write_text(json.dumps(data))


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    help_ = "its folder, which the site shall bring; else it comes from its CDN"
    parser.add_argument("pyodide", type=Path, nargs="?", help=help_)
    options = parser.parse_args(arguments)
    source, output = BUILD / "lite", BUILD / "live"
    for folder in (source, output):
        shutil.rmtree(folder, ignore_errors=True)
    source.mkdir(parents=True)
    write_settings(source, options.pyodide)
    command = [JUPYTERLITE, "build", "--output-dir", output, "--no-sourcemaps"]
    subprocess.run(
        [*command, "--apps", "lab"], cwd=source, check=True, stdout=subprocess.DEVNULL
    )
    write_notebooks(output)
    shutil.copy(SITE / "pyodide.js", output)
    write_course(output / "course")
    if options.pyodide:
        shutil.copytree(options.pyodide, output / "pyodide")


if __name__ == "__main__":
    main()
