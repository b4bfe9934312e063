"""A function that a notebook derives is the one that is used elsewhere.

In `helpers`, which later notebooks import, and in the scripts that made the recordings.
"""

import ast

import pytest
from reading import DEFINITIONS, PATHS, ROOT, by_name, code_cells, has_tag, is_yours


def definitions(source):
    return [node for node in ast.parse(source).body if isinstance(node, DEFINITIONS)]


SHARED = [
    pytest.param(node, id=f"{path.stem}-{node.name}")
    for path in PATHS
    for cell in code_cells(path)
    if has_tag(cell, "shared")
    for node in definitions(cell.source)
]

# What an exercise calls its own is nobody else's.
LIBRARY = [
    path
    for path in sorted((ROOT / "helpers").rglob("*.py"))
    if not {"exercises", "exercises.py"} & set(path.parts)
]
MODULES = [*LIBRARY, *(ROOT / "recordings").glob("*.py")]
HELPERS = [
    node for file in MODULES for node in definitions(file.read_text(encoding="utf-8"))
]


CHECKS = ("takes", "np.errstate")
"""The decorators that stand in front of the mathematics."""


PREFIXES = ("nn", "datasets", "style", "least_squares", "studies")


class StripHints(ast.NodeTransformer):
    """Take away what a module adds: docstrings, type hints, and checks of arguments."""

    def visit_FunctionDef(self, node):
        self.generic_visit(node)
        node.returns = None
        node.decorator_list = [
            decorator
            for decorator in node.decorator_list
            if not ast.unparse(decorator).startswith(CHECKS)
        ]
        return without_docstring(node)

    def visit_Attribute(self, node):
        """Take `nn.Linear` in a notebook for the `Linear` that a module imports."""
        self.generic_visit(node)
        of = node.value
        if isinstance(of, ast.Name) and of.id in PREFIXES:
            return ast.copy_location(ast.Name(node.attr, node.ctx), node)
        return node

    def visit_ClassDef(self, node):
        self.generic_visit(node)
        return without_docstring(node)

    def visit_arg(self, node):
        node.annotation = None
        return node

    def visit_AnnAssign(self, node):
        if node.value is None:
            return node
        return ast.copy_location(ast.Assign([node.target], node.value), node)


def without_docstring(node):
    if ast.get_docstring(node) is not None:
        node.body = node.body[1:]
    return node


def bare(node):
    # A copy by way of the source: the transformer works in place.
    return ast.unparse(StripHints().visit(ast.parse(ast.unparse(node))))


@pytest.mark.parametrize("node", SHARED)
def test_shared_cell_is_the_helpers_code(node):
    helpers = [bare(helper) for helper in HELPERS if helper.name == node.name]
    assert helpers, f"no helper is called {node.name}"
    assert bare(node) in helpers


NAMESAKES = {"01_feature_scaling": {"best_weights", "train"}}
"""These are of a line with a bias; those in helpers, of other models."""


@by_name()
def test_what_has_the_name_of_a_helper_is_shared_or_an_exercise(path):
    names = {helper.name for helper in HELPERS} - NAMESAKES.get(path.stem, set())
    for cell in code_cells(path):
        if not has_tag(cell, "shared") and not is_yours(cell):
            assert not names & {node.name for node in definitions(cell.source)}


def test_a_changed_line_is_noticed_and_a_hint_is_not():
    cell = ast.parse("def f(x):\n    y = x + 1\n    return y").body[0]
    helper = 'def f(x: int) -> int:\n    """Doc."""\n    y: int = x + {}\n    return y'
    assert bare(cell) == bare(ast.parse(helper.format(1)).body[0])
    assert bare(cell) != bare(ast.parse(helper.format(2)).body[0])
