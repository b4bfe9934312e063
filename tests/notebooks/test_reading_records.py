"""Notebooks read records by name: by no position, and without typing them again."""

import ast

import pytest
from reading import by_name, code_cells

from helpers import records

METHODS = {"at", "over", "astype"}
"""What returns a part of a record when it is called on one."""


def reads(node):
    match node:
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id="records"), attr="read"),
            args=[ast.Constant(value=name)],
        ):
            return name


def is_part(node, names):
    """Whether an expression is a record, a part, or computed from one by NumPy."""
    match node:
        case ast.Name(id=name):
            return name in names
        case ast.Call(func=ast.Attribute(value=ast.Name(id="np"), attr=attr)):
            # Quantiles are unpacked: their order is that of the arguments.
            return attr != "quantile" and any(is_part(a, names) for a in node.args)
        case ast.Call(func=ast.Attribute(value=value, attr=attr)) if attr in METHODS:
            return is_part(value, names)
        case ast.Subscript(value=value) | ast.Attribute(value=value):
            return is_part(value, names)
        case ast.BinOp(left=left, right=right):
            return is_part(left, names) or is_part(right, names)
        case ast.DictComp(value=value) | ast.ListComp(elt=value):
            return is_part(value, names)
    return reads(node) is not None


def parts(tree):
    """Return the names that a notebook gives to records and to parts of them."""
    names = set()
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                if is_part(value, names):
                    names.add(name)
    return names


def holds_number(index):
    """Whether a subscript has a whole number in it, as a place or as an end."""
    match index:
        case ast.Constant(value=value):
            return type(value) is int
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return any(map(holds_number, parts))
        case ast.Slice(lower=a, upper=b, step=c):
            return any(map(holds_number, filter(None, (a, b, c))))
        case ast.BinOp(left=left, right=right):
            return holds_number(left) or holds_number(right)
        case ast.UnaryOp(operand=operand):
            return holds_number(operand)
    return False


def positions(tree):
    """Return where a record, or a part of it, is read by position."""
    names = parts(tree)
    return [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript)
        and is_part(node.value, names)
        and holds_number(node.slice)
    ]


def lists_in(value):
    """Yield the lists in what a record says of itself, but those that only count."""
    inside = value.values() if isinstance(value, dict) else value
    if isinstance(value, list) and len(value) > 1:
        counted = ([*range(len(value))], [*range(1, len(value) + 1)])
        yield from () if value in counted else (value,)
    if isinstance(value, dict | list):
        for one in inside:
            yield from lists_in(one)


def constants(node):
    """Return the values of a literal list, such as ``[1 / 8, 1]``, or else nothing."""
    if isinstance(node, ast.List | ast.Tuple):
        named = any(isinstance(part, ast.Name | ast.Call) for part in ast.walk(node))
        if not named and isinstance(node.ctx, ast.Load):
            return [*eval(compile(ast.Expression(node), "literal", "eval"))]
    return None


def retyped(tree):
    """Return the literal lists that are axes or settings of a record read before."""
    found, known = [], []
    for node in sorted(ast.walk(tree), key=lambda node: getattr(node, "lineno", 0)):
        if name := reads(node):
            record = records.read(name)
            known += lists_in(record.settings)
            known += lists_in([array.axes for array in record.values()])
        if constants(node) in known:
            found.append(ast.unparse(node))
    return found


@by_name()
def test_records_are_read_by_name_and_not_typed_again(path):
    tree = ast.parse("\n".join(cell.source for cell in code_cells(path)))
    assert positions(tree) == []
    assert retyped(tree) == []


PREPARED = """
run = records.read("learning_rates")
last = 100 * run["accuracy"].at(step=1500)
each = {name: run["accuracy"].at(network=name) for name in names}
middle = np.median(last, axis=2)
"""


@pytest.mark.parametrize(
    "line",
    [
        "run.axes['rate'][0]",
        "run['accuracy'].at(network='plain')[-1]",
        "last[:, k + 1]",
        "last.astype(float)[..., 3:]",
        "each['plain'][[0, 2]]",
        "middle[0]",
    ],
)
def test_a_position_is_noticed(line):
    assert positions(ast.parse(PREPARED + line)) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "run['accuracy'].at(rate=0.3, step=[100, 200])",
        "each['plain'][:, steps > 600]",
        "last[:, np.newaxis]",
        "other[0]",
        "np.quantile(last, [0, 1])[0]",
        "last[middle.argmax(axis=0)]",
    ],
)
def test_a_name_is_no_position(line):
    assert positions(ast.parse(PREPARED + line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "rates = [0.03, 0.1, 0.3, 1, 3, 10.0, 30.0]",
        "for name in ('plain', 'wide start', 'normalized once', 'normalized'): pass",
        "five = [784, 100, 100, 100, 100, 100, 10]",
    ],
)
def test_a_list_that_the_record_holds_is_noticed(line):
    assert len(retyped(ast.parse(PREPARED + line))) == 1
    assert not retyped(ast.parse(line + PREPARED))


@pytest.mark.parametrize(
    "line", ["[0, 1, 2, 3, 4]", "rates = [0.03, 0.1]", "[a, b] = [x, y]", "[]"]
)
def test_a_list_of_its_own_may_be_typed(line):
    assert not retyped(ast.parse(PREPARED + line))
