"""What the course in the browser is made of, without a browser."""

import json
from zipfile import ZipFile

import pytest
from build_live import (
    KERNEL,
    ROOT,
    write_course,
    write_notebooks,
    write_settings,
)

NOTEBOOKS = sorted(path.name for path in ROOT.glob("notebooks/*.ipynb"))


def test_the_notebooks_are_listed_and_their_texts_joined(tmp_path):
    write_notebooks(tmp_path)
    listing = json.loads((tmp_path / "api" / "contents" / "all.json").read_text())
    assert [entry["path"] for entry in listing["content"]] == NOTEBOOKS
    for name in NOTEBOOKS:
        cells = json.loads((tmp_path / "files" / name).read_text("utf-8"))["cells"]
        assert all(isinstance(cell["source"], str) for cell in cells)


def test_the_course_has_its_modules_and_each_file_of_data(tmp_path):
    folder = tmp_path / "course"
    write_course(folder)
    places = ZipFile(folder / "course.zip").namelist()
    modules = {place.removesuffix("/__init__.py") for place in places}
    assert {
        "helpers",
        "helpers/lessons/loss_valley",
        "comm",
        "ipywidgets",
        "tqdm",
    } <= modules
    assert any(place.endswith(".dist-info/METADATA") for place in places)
    assert not [place for place in places if place.endswith((".npz", ".so", ".pyc"))]
    data = json.loads((folder / "data.json").read_text())
    assert data == sorted(path.name for path in (folder / "data").iterdir())
    assert "fashion_mnist.npz" in data


@pytest.mark.parametrize(
    ("own", "start"), [(True, "./pyodide/"), (False, "https://cdn.jsdelivr.net/")]
)
def test_pyodide_comes_from_its_network_or_from_the_site(tmp_path, own, start):
    write_settings(tmp_path, tmp_path if own else None)
    config = json.loads((tmp_path / "jupyter-lite.json").read_text())
    plugin = config["jupyter-config-data"]["litePluginSettings"][KERNEL]
    assert plugin["loadPyodideOptions"]["indexURL"].startswith(start)
    keys = json.loads((tmp_path / "overrides.json").read_text())
    assert keys["@jupyter-widgets/jupyterlab-manager:plugin"] == {"saveState": True}
