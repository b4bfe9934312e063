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
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from helpers.installation import DISTRIBUTION

ROOT = Path(__file__).resolve().parents[1]
SITE, BUILD = ROOT / "site" / "live", ROOT / "build"
JUPYTERLITE = ROOT / ".venv-live" / Path(sys.executable).parent.name / "jupyter-lite"
EXTENSIONS = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
SETTINGS = ROOT / "environment" / "share" / "jupyter" / "lab" / "settings"
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
THERE = {
    *("ipykernel", "ipython", "jupyterlab", "jupyterlab-widgets", "matplotlib"),
    *("numpy", "packaging", "pillow", "traitlets", "widgetsnbextension"),
}
"""What Pyodide and JupyterLite have of the packages that the course needs."""


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
    """Write JupyterLite's configuration.

    It has the keys of the course's JupyterLab, and an extension of JupyterLab that has
    the name of a package.
    """
    config = json.loads((SITE / "jupyter-lite.json").read_text(encoding="utf-8"))
    if pyodide:
        plugin = config["jupyter-config-data"]["litePluginSettings"][KERNEL]
        plugin["loadPyodideOptions"]["indexURL"] = "./pyodide/"
    (folder / "jupyter-lite.json").write_text(json.dumps(config), encoding="utf-8")
    for name in lacking():
        if (extension := EXTENSIONS / name).exists():
            shutil.copytree(extension, folder / "labextensions" / name)
    addon = {"extra_labextensions_path": ["labextensions"]}
    about = json.dumps({"FederatedExtensionAddon": addon})
    (folder / "jupyter_lite_config.json").write_text(about)
    [settings] = SETTINGS.glob("overrides.d/*.json")
    shutil.copy(settings, folder / "overrides.json")


def lacking(name: str = DISTRIBUTION) -> set[str]:
    """Return the packages that a package needs and that are not there, and so on."""
    found: set[str] = set()
    for needed in map(Requirement, metadata.requires(name) or []):
        wanted = needed.marker is None or needed.marker.evaluate({"extra": ""})
        if wanted and canonicalize_name(needed.name) not in THERE:
            found |= {needed.name} | lacking(needed.name)
    return found


def python_files() -> Iterator[tuple[Path, str]]:
    """Yield the files that Pyodide lacks, and where they belong in site-packages."""
    for path in sorted((ROOT / "helpers").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path, path.relative_to(ROOT).as_posix()
    for name in (DISTRIBUTION, *sorted(lacking())):
        for file in metadata.files(name) or []:
            is_python = file.suffix == ".py" and ".." not in file.parts
            if file.name == "METADATA" or (is_python and name != DISTRIBUTION):
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
    for path in SITE.glob("*.js"):
        shutil.copy(path, output)
    page = output / "lab" / "index.html"
    script = '<head><script type="module" src="../cell.js"></script>'
    page.write_text(page.read_text("utf-8").replace("<head>", script, 1), "utf-8")
    write_course(output / "course")
    if options.pyodide:
        shutil.copytree(options.pyodide, output / "pyodide")


if __name__ == "__main__":
    main()
