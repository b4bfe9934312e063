"""Read the committed notebooks, and find their exercises, for the tests."""

import ast
import importlib
import pkgutil
from pathlib import Path

import nbformat
import pytest

import helpers.exercises

ROOT = Path(__file__).resolve().parents[2]
PATHS = sorted((ROOT / "notebooks").glob("*.ipynb"))
IMPORTS = ast.Import | ast.ImportFrom
DEFINITIONS = ast.FunctionDef | ast.ClassDef


def by_name(paths=PATHS):
    return pytest.mark.parametrize("path", paths, ids=[path.stem for path in paths])


def read(path):
    return nbformat.read(path, as_version=4)


def code_cells(path):
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def texts(path):
    return [cell.source for cell in read(path).cells if cell.cell_type == "markdown"]


def has_tag(cell, tag):
    return tag in cell.metadata.get("tags", [])


def imports(cell):
    return any(isinstance(node, IMPORTS) for node in ast.parse(cell.source).body)


def objects(kind):
    """Every object of a kind in helpers.exercises, by whatever modules it is named."""
    found = {}
    for info in pkgutil.walk_packages(helpers.exercises.__path__, "helpers.exercises."):
        for name, value in vars(importlib.import_module(info.name)).items():
            if isinstance(value, kind):
                label = f"{info.name.split('.')[2]}-{name}"
                found.setdefault(id(value), pytest.param(value, id=label))
    return list(found.values())
