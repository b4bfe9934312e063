"""A name that other cells read belongs to one cell, so that any can be run again."""

import symtable

import pytest
from reading import by_name, code_cells


def scopes(table):
    yield table
    for child in table.get_children():
        yield from scopes(child)


def assigned_and_read(source):
    """Return the names that a cell gives to something, and those that it takes."""
    top = symtable.symtable(source, "cell", "exec")
    assigned = {s.get_name() for s in top.get_symbols() if s.is_assigned()}
    assigned |= {s.get_name() for s in top.get_symbols() if s.is_imported()}
    assigned |= {table.get_name() for table in top.get_children()}
    read = {
        symbol.get_name()
        for table in scopes(top)
        for symbol in table.get_symbols()
        if symbol.is_referenced() and (table is top or symbol.is_global())
    }
    return assigned, read


def ambiguous(sources):
    """Return what a cell takes from another one, though two cells assign it."""
    cells = [assigned_and_read(source) for source in sources]
    return {
        name: [i for i, (others, _) in enumerate(cells) if name in others]
        for assigned, read in cells
        for name in read - assigned
        if sum(name in others for others, _ in cells) > 1
    }


@by_name()
def test_what_another_cell_reads_is_assigned_in_one(path):
    assert ambiguous([cell.source for cell in code_cells(path)]) == {}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["a = 1", "print(a)", "a = 2"], {"a": [0, 2]}),
        (["a = 1", "def f():\n    return a", "for a in []: pass"], {"a": [0, 2]}),
        (["a = 1", "a = 2\nprint(a)", "print([a for a in [1]])"], {}),
        (["a = 1", "f = lambda a: a", "def g(a):\n    return a", "a = 3"], {}),
    ],
)
def test_names_used_twice_are_noticed(cells, expected):
    assert ambiguous(cells) == expected
