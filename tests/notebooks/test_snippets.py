"""What a text calls, or gives as code to run, has a name in its notebook."""

import ast
import builtins
import re

import pytest
from reading import by_name, code_cells, texts

BLOCK = r"```python\n(.*?)\n```"
NOT_TO_RUN = {"f", "BatchNormalization", "LayerNorm"}
"""Any function, in notebook 04, and layers of other libraries, in 09 and 10."""


def nodes(code, kind):
    return [node for node in ast.walk(ast.parse(code)) if isinstance(node, kind)]


def defined(code):
    """Return every name that a cell or a block gives to something."""
    found = {n.id for n in nodes(code, ast.Name) if isinstance(n.ctx, ast.Store)}
    found |= {node.arg for node in nodes(code, ast.arg)}
    found |= {node.name for node in nodes(code, ast.FunctionDef | ast.ClassDef)}
    return found | {node.asname or node.name for node in nodes(code, ast.alias)}


def root(node):
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node


def called(span):
    """Return what a code span calls with arguments: `f(x)` and `x.f(1)` need f and x.

    Without arguments, as in `train()`, it only names a function or a method.
    """
    try:
        calls = nodes(span, ast.Call)
    except SyntaxError:  # a command, or a message
        return set()
    roots = [root(call.func) for call in calls if call.args or call.keywords]
    return {node.id for node in roots if isinstance(node, ast.Name)}


def missing(text, names):
    """Return the names that a text needs, and neither it nor its notebook has."""
    blocks = re.findall(BLOCK, text, re.S)
    spans = re.findall(r"`([^`\n]+)`", re.sub(BLOCK, "", text, flags=re.S))
    needed = {node.id for block in blocks for node in nodes(block, ast.Name)}
    needed |= set().union(*map(called, spans))
    return needed.difference(names, NOT_TO_RUN, dir(builtins), *map(defined, blocks))


@by_name()
def test_what_a_text_calls_is_in_its_notebook(path):
    codes = [cell.source for cell in code_cells(path)]
    codes += re.findall(BLOCK, "\n".join(texts(path)), re.S)
    names = set().union(*map(defined, codes))
    for text in texts(path):
        assert missing(text, names) == set(), text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Try `measure(pairs(0.5, 100, rng) * [1, 2])`.", {"pairs"}),
        ("`x.cut(axis=0).mean(1)`, `np.atan(p)`, `run[0].at(1)`", {"x", "np", "run"}),
        ("`train()`, `make lab`, `known(a)`, `len(b)`, `c`", set()),
        ("```python\na = known(b)\nprint(a)\n```", {"b"}),
    ],
)
def test_names_that_a_text_lacks_are_noticed(text, expected):
    assert missing(text, {"known", "measure"}) == expected
