"""Read the committed notebooks, and find their exercises, for the tests."""

import ast
import importlib
import pkgutil
from functools import cache
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest
from handout import solution

import helpers.lessons

ROOT = Path(__file__).resolve().parents[2]
PATHS = sorted((ROOT / "notebooks").glob("*.ipynb"))
FITTED = [path for path in PATHS if path.stem[:2] == "08" or path.stem > "11"]
"""The notebooks that were written to fit their hour. The others are to follow."""

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


def is_yours(cell):
    """Whether the reader is to fill the cell."""
    return has_tag(cell, "your-turn") or has_tag(cell, "exercise")


def imports(cell):
    return any(isinstance(node, IMPORTS) for node in ast.parse(cell.source).body)


def objects(kind):
    """Every object of a kind in the lessons, by whatever modules it is named."""
    found = {}
    for info in pkgutil.walk_packages(helpers.lessons.__path__, "helpers.lessons."):
        for name, value in vars(importlib.import_module(info.name)).items():
            if isinstance(value, kind):
                label = f"{info.name.split('.')[2]}-{name}"
                found.setdefault(id(value), pytest.param(value, id=label))
    return list(found.values())


def exercises(path):
    """Yield the source of each cell to be filled, and the solution below it."""
    for cell, below in pairwise(read(path).cells):
        if is_yours(cell):
            yield cell.source, solution(below.source)


def solutions(path):
    """Yield the name of each function that is to be written, and its solution."""
    for _, code in exercises(path):
        defined = [n for n in ast.parse(code).body if isinstance(n, DEFINITIONS)]
        if defined:
            yield defined[-1].name, code


@cache
def definitions_of(path):
    """Run the imports and definitions of a notebook, which exercises may use."""
    names = {}
    for cell in code_cells(path):
        if not is_yours(cell):
            nodes = ast.parse(cell.source).body
            keep = [node for node in nodes if isinstance(node, IMPORTS | DEFINITIONS)]
            exec(compile(ast.Module(keep, []), path.name, "exec"), names)
    return names


def namespace(path):
    """Return a copy of what a notebook imports and defines."""
    return dict(definitions_of(path))
