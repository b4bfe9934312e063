"""Names that say nothing of what they name are not given again."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ["benchmarks", "helpers", "recordings", "tests", "tools"]
MODULES = {"way", "judging", "effort", "calls", "measure"}
FUNCTIONS = {"right", "along", "turned"}


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_name_says_what_it_names(folder):
    paths = sorted((ROOT / folder).rglob("*.py"))
    assert not MODULES & {path.stem for path in paths}
    for path in paths:
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        names = {n.name.strip("_") for n in nodes if isinstance(n, ast.FunctionDef)}
        assert not FUNCTIONS & names, path
