"""Cells print tables through one helper, and count no blanks themselves."""

import ast
import re

import pytest
from reading import by_name, code_cells

WIDTH = re.compile(r"(?:.?[<>=^])?[-+ ]?z?#?\d")
PADDING = {"ljust", "rjust", "center", "expandtabs"}


def padded(source):
    """Return what a cell lines up by hand: widths, and blanks in what it prints."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.FormattedValue(format_spec=ast.JoinedStr(values=[first, *_])):
                if isinstance(first, ast.Constant) and WIDTH.match(first.value):
                    found.append(node)
            case ast.Call(func=ast.Attribute(attr=name)) if name in PADDING:
                found.append(node)
            case ast.Call(func=ast.Name(id="print")):
                found += [
                    part
                    for part in ast.walk(node)
                    if isinstance(part, ast.Constant)
                    and re.search(r"  |\t", str(part.value))
                ]
    return [ast.unparse(node) for node in found]


@by_name()
def test_no_cell_prints_with_widths(path):
    assert [text for cell in code_cells(path) for text in padded(cell.source)] == []


@pytest.mark.parametrize(
    "line",
    [
        "print(f'{name:11} {share:.0f} %')",
        "print(f'{share:<6.2g}')",
        "row = f'{reach:>13}'",
        "print(f'{count:9,}')",
        "print(f'{x:+5.1f}')",
        "print(name.ljust(8), x)",
        "print('mean:     ', x)",
        "print(*rows, sep='\\t')",
    ],
)
def test_what_lines_up_by_hand_is_noticed(line):
    assert len(padded(line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "print(f'{share:.0f} % of {count:,}, {gain:+.1f}, {value:{form}}')",
        "table({'network': '', 'right [%]': '.1f'}, rows)",
        "print(matrix.round(2), end='\\n\\n')",
        "caption = 'one line  \\nand another'",
    ],
)
def test_a_number_in_a_sentence_may_be_formatted(line):
    assert padded(line) == []
