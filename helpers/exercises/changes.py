"""What people put in the place of what: rules that change one node of a program.

Each rule takes a node of a syntax tree and yields what may stand there by mistake. The
catalogue turns them into diagnoses, the tests of the course into mutants.
"""

import ast
from collections.abc import Iterator
from typing import Any, TypeGuard

from helpers.exercises.rewriting import Rule

REDUCTIONS = {"mean", "sum", "var", "std", "median", "max", "min", "any", "all", "prod"}
ALONG = REDUCTIONS | {"diff", "cumsum", "sort", "argsort", "flip", "percentile"}

Nodes = Iterator[ast.AST]


def _read(text: str, **parts: ast.expr) -> ast.expr:
    """Parse an expression and put nodes in the places of its names."""

    class Fill(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.AST:
            return parts.get(node.id, node)

    return Fill().visit(ast.parse(text, mode="eval").body)


def _called(node: ast.AST) -> str:
    """Return the last name of a called function: "mean" for `x.mean(0)`."""
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def _is_method(node: ast.Call) -> bool:
    of = getattr(node.func, "value", None)
    return of is not None and ast.unparse(of) not in ("np", "np.linalg")


def _array(node: ast.Call) -> ast.expr | None:
    """Return the array that a call like `x.mean(axis=0)` or `np.mean(x)` is of."""
    if _is_method(node):
        return node.func.value  # type: ignore[attr-defined]
    return node.args[0] if node.args else None


def _without(node: ast.Call, keyword: str) -> ast.Call:
    keywords = [k for k in node.keywords if k.arg != keyword]
    return ast.Call(node.func, node.args, keywords)


def _with(node: ast.Call, keyword: str, text: str) -> ast.Call:
    """Return a call with another value of a keyword, in its old place."""
    value = ast.parse(text, mode="eval").body
    new = ast.keyword(keyword, value)
    if not any(k.arg == keyword for k in node.keywords):
        return ast.Call(node.func, node.args, [*node.keywords, new])
    keywords = [new if k.arg == keyword else k for k in node.keywords]
    return ast.Call(node.func, node.args, keywords)


def _keyword(node: ast.AST, name: str) -> str:
    for keyword in getattr(node, "keywords", []):
        if keyword.arg == name:
            return ast.unparse(keyword.value)
    return ""


def _renamed(node: ast.Call, name: str) -> ast.Call:
    function = node.func
    if isinstance(function, ast.Attribute):
        function = ast.Attribute(function.value, name, ast.Load())
    return ast.Call(function, node.args, node.keywords)


# Over what is averaged.


def axis(node: ast.AST) -> Nodes:
    """Run along another axis."""
    if isinstance(node, ast.Call) and _called(node) in ALONG:
        others = {
            "0": ["1"],
            "1": ["0"],
            "-1": ["0"],
            "(0, 2, 3)": ["(0, 1, 2)", "(2, 3)", "0", "(1, 2, 3)"],
            "(2, 3, 4)": ["(1, 2, 3)", "(3, 4)", "(0, 2, 3, 4)"],
        }
        for other in others.get(_keyword(node, "axis"), []):
            yield _with(node, "axis", other)


def no_axis(node: ast.AST) -> Nodes:
    """Reduce everything to one number."""
    if isinstance(node, ast.Call) and _called(node) in ALONG and _keyword(node, "axis"):
        yield _without(node, "axis")


def keepdims(node: ast.AST) -> Nodes:
    """Lose the axis that was kept."""
    if isinstance(node, ast.Call) and _keyword(node, "keepdims"):
        yield _without(node, "keepdims")


def sizes(node: ast.AST) -> Nodes:
    """Take the size of one axis for that of the other."""
    if isinstance(node, ast.Call) and _called(node) == "len":
        yield _read("x.shape[1]", x=node.args[0])
    if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith(".shape"):
        index = ast.unparse(node.slice)
        if index in ("0", "1"):
            array = node.value.value  # type: ignore[attr-defined]
            yield _read(f"x.shape[{1 - int(index)}]", x=array)
    if isinstance(node, ast.Call) and (array := _array(node)) is not None:
        over = _keyword(node, "axis")
        if over in ("0", "1") and _called(node) in ("mean", "var"):
            kept = ", keepdims=True" if _keyword(node, "keepdims") else ""
            i, j = int(over), 1 - int(over)
            less = f" - {_keyword(node, 'ddof') or 0}"
            other = {
                "mean": f"x.sum(axis={i}{kept}) / x.shape[{j}]",
                "var": f"x.var(axis={i}{kept}) * x.shape[{i}] / (x.shape[{j}]{less})",
            }
            yield _read(other[_called(node)].replace(" - 0", ""), x=array)
            if less != " - 0":
                size = f"x.shape[{j}]"
                text = f"x.var(axis={i}{kept}) * {size} / ({size}{less})"
                yield _read(text, x=array)


# What is taken of the numbers.


def ddof(node: ast.AST) -> Nodes:
    """Divide by m - 1 instead of m, or the other way round."""
    if isinstance(node, ast.Call) and _called(node) in ("var", "std"):
        if _keyword(node, "ddof"):
            yield _without(node, "ddof")
        else:
            yield _with(node, "ddof", "1")


def deviation(node: ast.AST) -> Nodes:
    """Take the variance for the standard deviation, or the other way round."""
    if isinstance(node, ast.Call):
        if _called(node) == "var":
            yield _renamed(node, "std")
        if _called(node) == "std":
            yield _renamed(node, "var")


def root(node: ast.AST) -> Nodes:
    """Forget a root."""
    if isinstance(node, ast.Call) and _called(node) == "sqrt":
        yield node.args[0]


def total(node: ast.AST) -> Nodes:
    """Sum where a mean is asked for, or the other way round."""
    if isinstance(node, ast.Call):
        if _called(node) in ("mean", "median"):
            yield _renamed(node, "sum")
        if _called(node) == "sum":
            yield _renamed(node, "mean")


def median(node: ast.AST) -> Nodes:
    """Take a mean for a median, or the other way round."""
    if isinstance(node, ast.Call):
        if _called(node) == "median":
            yield _renamed(node, "mean")
        if _called(node) == "mean" and not _is_method(node):
            yield _renamed(node, "median")


def reduction(node: ast.AST) -> Nodes:
    """Leave a mean or a sum out."""
    if (
        isinstance(node, ast.Call)
        and _called(node) in REDUCTIONS
        and (array := _array(node)) is not None
    ):
        yield array


def step(node: ast.AST) -> Nodes:
    """Leave a function of one array out."""
    if not isinstance(node, ast.Call) or _is_method(node) or len(node.args) != 1:
        return
    if _called(node) not in REDUCTIONS | {"sqrt", "abs", "float", "int"}:
        yield node.args[0]


def absolute(node: ast.AST) -> Nodes:
    """Keep a sign that should go."""
    if isinstance(node, ast.Call) and _called(node) in ("abs", "fabs"):
        yield node.args[0]


def square(node: ast.AST) -> Nodes:
    """Forget a square, or take another power."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
        yield node.left


def one_pass(node: ast.AST) -> Nodes:
    """Take the mean square minus the squared mean: the same, but for rounding."""
    if isinstance(node, ast.Call) and _called(node) in ("var", "std"):
        array, over = _array(node), _keyword(node, "axis")
        if array is not None and not _keyword(node, "ddof"):
            kept = ", keepdims=True" if _keyword(node, "keepdims") else ""
            end = f"(axis={over or None}{kept})"
            text = f"(x ** 2).mean{end} - x.mean{end} ** 2"
            yield _read(text if _called(node) == "var" else f"np.sqrt({text})", x=array)


# How they are put together.


def term(node: ast.AST) -> Nodes:
    """Leave a term out."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        yield node.left
        if isinstance(node.op, ast.Sub):
            yield ast.UnaryOp(ast.USub(), node.right)
        else:
            yield node.right


def factor(node: ast.AST) -> Nodes:
    """Leave a factor or a divisor out."""
    if isinstance(node, ast.BinOp) and isinstance(
        node.op, ast.Mult | ast.Div | ast.MatMult
    ):
        yield node.left
        if not isinstance(node.op, ast.Div):
            yield node.right


def parenthesis(node: ast.AST) -> Nodes:
    """Close a parenthesis too early: `a * (b - c)` becomes `a * b - c`."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Div):
        sums = ast.Add | ast.Sub
        if isinstance(node.right, ast.BinOp) and isinstance(node.right.op, sums):
            left = ast.BinOp(node.left, node.op, node.right.left)
            yield ast.BinOp(left, node.right.op, node.right.right)
        if isinstance(node.left, ast.BinOp) and isinstance(node.left.op, sums):
            right = ast.BinOp(node.left.right, node.op, node.right)
            yield ast.BinOp(node.left.left, node.left.op, right)


SWAPS: dict[type[ast.operator], list[type[ast.operator]]] = {
    ast.Add: [ast.Sub],
    ast.Sub: [ast.Add],
    ast.Mult: [ast.Div],
    ast.Div: [ast.Mult, ast.FloorDiv],
    ast.Pow: [ast.Mult],
}


def operator(node: ast.AST) -> Nodes:
    """Take one operation for another."""
    if isinstance(node, ast.BinOp):
        for new in SWAPS.get(type(node.op), []):
            yield ast.BinOp(node.left, new(), node.right)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Invert):
        yield node.operand


def upside_down(node: ast.AST) -> Nodes:
    """Exchange the two sides of a difference or a quotient."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub | ast.Div):
        yield ast.BinOp(node.right, node.op, node.left)


def constant(node: ast.AST) -> Nodes:
    """Change a number."""
    value: Any = (
        getattr(node, "value", None) if isinstance(node, ast.Constant) else None
    )
    if type(value) in (int, float):
        for new in (value + 1, value - 1, 2 * value):
            if new != value:
                yield ast.Constant(new)


COMPARISONS: dict[type[ast.cmpop], list[type[ast.cmpop]]] = {
    ast.Lt: [ast.LtE, ast.GtE],
    ast.LtE: [ast.Lt, ast.Gt],
    ast.Gt: [ast.GtE, ast.LtE],
    ast.GtE: [ast.Gt, ast.Lt],
    ast.Eq: [ast.NotEq],
    ast.NotEq: [ast.Eq],
}


def comparison(node: ast.AST) -> Nodes:
    """Compare otherwise; turn a condition round."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for new in COMPARISONS.get(type(node.ops[0]), []):
            yield ast.Compare(node.left, [new()], node.comparators)
    if isinstance(node, ast.IfExp):
        yield ast.IfExp(node.test, node.orelse, node.body)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand


def loop(node: ast.AST) -> Nodes:
    """Stop a loop one turn early."""
    if isinstance(node, ast.For | ast.comprehension):
        short = _read("x[:-1]", x=node.iter)
        if isinstance(node.iter, ast.Call) and _called(node.iter) != "range":
            short = _read("list(x)[:-1]", x=node.iter)
        if isinstance(node, ast.comprehension):
            yield ast.comprehension(node.target, short, node.ifs, node.is_async)
        else:
            yield ast.For(node.target, short, node.body, node.orelse)


def transposed(node: ast.AST) -> Nodes:
    """Forget to transpose."""
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value


def other_end(node: ast.AST) -> Nodes:
    """Take the last where the first are asked for, or leave out the other end."""
    if not isinstance(node, ast.Slice):
        return
    if node.lower is None and node.upper is not None:
        yield ast.Slice(node.upper, None, node.step)
        if isinstance(node.upper, ast.UnaryOp):  # [:-1]
            yield ast.Slice(node.upper.operand, None, node.step)
        else:
            yield ast.Slice(ast.UnaryOp(ast.USub(), node.upper), None, node.step)
    elif node.upper is None and node.lower is not None:
        yield ast.Slice(None, node.lower, node.step)
        yield ast.Slice(None, ast.UnaryOp(ast.USub(), node.lower), node.step)


# What is done with the arguments.


def _is_use(node: ast.AST) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)


def put(name: str, text: str) -> Rule:
    """Make the rule that uses an expression in the place of an argument."""

    def rule(node: ast.AST) -> Nodes:
        if _is_use(node) and node.id == name:
            yield ast.parse(text, mode="eval").body

    return rule


def exchanged(one: str, other: str) -> Rule:
    """Make the rule that uses two arguments in each other's place."""
    names = {one: other, other: one}

    def rule(node: ast.AST) -> Nodes:
        if _is_use(node) and node.id in names:
            yield ast.Name(names[node.id], ast.Load())

    return rule
