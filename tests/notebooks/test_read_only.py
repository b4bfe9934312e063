"""A notebook runs in a checkout that may not be changed, and changes nothing there."""

import os
import shutil

import nbformat
from nbclient import NotebookClient
from reading import ROOT, read

WRITABLE, READABLE = 0o755, 0o555


def entries(folder):
    """All files and when they were written; Python may keep its own compiled code."""
    return {
        path: path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if "__pycache__" not in path.parts
    }


def set_mode(folder, mode):
    for path in [folder, *folder.rglob("*")]:
        path.chmod(mode if path.is_dir() else mode & 0o666)


def test_nothing_is_written_into_the_checkout(tmp_path, monkeypatch):
    checkout = tmp_path / "checkout"
    for folder in ("helpers", "data", "notebooks"):
        shutil.copytree(ROOT / folder, checkout / folder)
    path = os.pathsep.join([str(checkout), os.environ["PYTHONPATH"]])
    monkeypatch.setenv("PYTHONPATH", path)
    notebook = read(checkout / "notebooks" / "06_batch_norm_forward.ipynb")
    where = nbformat.v4.new_code_cell("import helpers\nprint(helpers.__file__)")
    notebook.cells.append(where)
    before = entries(checkout)
    set_mode(checkout, READABLE)
    try:
        NotebookClient(
            notebook,
            kernel_name="python3",
            resources={"metadata": {"path": str(checkout / "notebooks")}},
        ).execute()
    finally:
        set_mode(checkout, WRITABLE)
    assert str(checkout) in where.outputs[0].text
    assert entries(checkout) == before
