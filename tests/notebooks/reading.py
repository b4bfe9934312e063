"""Read the committed notebooks, for the tests beside this file."""

import ast
from pathlib import Path

import nbformat
import pytest

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
