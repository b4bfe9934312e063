"""Change a function in one place of its syntax tree, as a slip would."""

import ast
import inspect
import textwrap
import warnings
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from types import FunctionType
from typing import Any

Rule = Callable[[ast.AST], Iterator[ast.AST]]
"""What may stand in the place of a node by mistake, if anything."""


class Program:
    """A function and the functions of its package that it calls, as syntax trees.

    Attributes
    ----------
    name : str
        Of the function that `compiled` returns.
    definitions : dict of str to ast.FunctionDef
    namespace : mapping
        The other names that the definitions use.
    """

    def __init__(
        self,
        name: str,
        definitions: dict[str, ast.FunctionDef],
        namespace: Mapping[str, Any],
    ) -> None:
        self.name = name
        self.definitions = definitions
        self.namespace = namespace

    @classmethod
    def of(cls, function: Callable[..., Any]) -> "Program":
        """Read the source of a function, and of what it calls in its package."""
        definitions: dict[str, ast.FunctionDef] = {}
        namespace: dict[str, Any] = {}
        _collect(function, definitions, namespace)
        return cls(function.__name__, definitions, namespace)

    @classmethod
    def read(cls, source: str, namespace: Mapping[str, Any]) -> "Program":
        """Read the functions of a text; the last of them is the one that is called."""
        definitions = {
            node.name: _bare(node)
            for node in ast.parse(source).body
            if isinstance(node, ast.FunctionDef)
        }
        return cls(list(definitions)[-1], definitions, namespace)

    @property
    def parameters(self) -> list[str]:
        """The names of the function's arguments."""
        return [node.arg for node in self.definitions[self.name].args.args]

    @property
    def may_run_for_ever(self) -> bool:
        """Whether a change could leave it without an end."""
        return any(isinstance(node, ast.While) for node in self._nodes())

    def compiled(self) -> Callable[..., Any]:
        """Return the function."""
        function: Callable[..., Any] = self._names()[self.name]
        return function

    def returning(self, expression: str) -> Callable[..., Any]:
        """Return a function of the same arguments that returns an expression."""
        source = f"lambda {', '.join(self.parameters)}: {expression}"
        function: Callable[..., Any] = eval(source, self._names())
        return function

    def _names(self) -> dict[str, Any]:
        tree = ast.Module(list(self.definitions.values()), [])
        names = dict(self.namespace)
        with warnings.catch_warnings(action="ignore"):  # of what `1[0]` would do
            code = compile(ast.fix_missing_locations(tree), f"<{self.name}>", "exec")
        exec(code, names)
        return names

    def changed(self, rule: Rule) -> Iterator[tuple[str, str, "Program"]]:
        """Yield what was, what is there now, and the program, one change at a time."""
        for index, node in enumerate(self._nodes()):
            for new in rule(node):
                yield ast.unparse(node), ast.unparse(new), self._with(index, new)

    def changed_everywhere(self, rule: Rule) -> "Program | None":
        """Return the program with all places changed, or None if there is none."""
        count = 0

        def choose(node: ast.AST) -> ast.AST | None:
            nonlocal count
            new = next(rule(node), None)
            count += new is not None
            return new

        definitions = {k: _rebuilt(d, choose) for k, d in self.definitions.items()}
        return Program(self.name, definitions, self.namespace) if count else None

    def replaced(self, old: str, new: str) -> "Program | None":
        """Return the program with one expression in the place of another."""
        wanted = ast.dump(ast.parse(old, mode="eval").body)

        def rule(node: ast.AST) -> Iterator[ast.AST]:
            if isinstance(node, ast.expr) and ast.dump(node) == wanted:
                yield ast.parse(new, mode="eval").body

        return self.changed_everywhere(rule)

    def _nodes(self) -> list[ast.AST]:
        return [n for d in self.definitions.values() for n in _in_order(d)]

    def _with(self, index: int, new: ast.AST) -> "Program":
        at = -1

        def choose(_node: ast.AST) -> ast.AST | None:
            nonlocal at
            at += 1
            return new if at == index else None

        definitions = {}
        for name, definition in self.definitions.items():
            if at < index:
                definitions[name] = _rebuilt(definition, choose)
            else:
                definitions[name] = definition
        return Program(self.name, definitions, self.namespace)


def _collect(
    function: Callable[..., Any],
    definitions: dict[str, ast.FunctionDef],
    namespace: dict[str, Any],
) -> None:
    (node,) = ast.parse(textwrap.dedent(inspect.getsource(function))).body
    if not isinstance(node, ast.FunctionDef):
        raise ValueError(f"{function.__name__} is not written as a `def`.")
    definitions[node.name] = _bare(node)
    outside: dict[str, Any] = getattr(function, "__globals__", {})
    namespace.update(outside)
    package = function.__module__.rpartition(".")[0]
    for name in {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}:
        called = outside.get(name)
        if not isinstance(called, FunctionType) or name in definitions:
            continue
        if called.__module__.rpartition(".")[0] == package:
            _collect(called, definitions, namespace)


def _bare(node: ast.FunctionDef) -> ast.FunctionDef:
    """Drop the docstring, the type hints and the decorators."""
    node = deepcopy(node)
    if ast.get_docstring(node) is not None:
        node.body = node.body[1:] or [ast.Pass()]
    node.returns, node.decorator_list = None, []
    for argument in ast.walk(node.args):
        if isinstance(argument, ast.arg):
            argument.annotation = None
    return node


def _in_order(node: ast.AST) -> list[ast.AST]:
    found = [node]
    for child in ast.iter_child_nodes(node):
        found += _in_order(child)
    return found


def _rebuilt(node: Any, choose: Callable[[ast.AST], ast.AST | None]) -> Any:
    """Copy a tree; where ``choose`` offers a node, that one stands in the copy."""
    if isinstance(node, list):
        return [_rebuilt(item, choose) for item in node]
    if not isinstance(node, ast.AST):
        return node
    new = choose(node)
    if new is not None:
        return new
    fields = {name: _rebuilt(value, choose) for name, value in ast.iter_fields(node)}
    return type(node)(**fields)
