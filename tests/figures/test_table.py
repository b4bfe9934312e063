"""Tables stand in columns, and print numbers as they are told."""

import numpy as np
import pytest

from helpers.figures.table import table, with_range


def lines(capsys, columns, rows):
    table(columns, rows)
    return capsys.readouterr().out.splitlines()


def test_numbers_stand_on_the_right_and_text_on_the_left(capsys):
    columns = {"network": "", "rate": "g", "right [%]": ".1f"}
    rows = [("plain", 0.03, np.float32(82.55)), ("normalized", 10, 9)]
    assert lines(capsys, columns, rows) == [
        "network     rate  right [%]",
        "plain       0.03       82.6",
        "normalized    10        9.0",
    ]


def test_text_among_numbers_stands_as_it_is_on_the_right(capsys):
    columns = {"steps": ",", "range": ">", "": ".2f"}
    rows = [[2857, "1 to 12", 1], ["never", "3 to 4", True]]
    assert lines(capsys, columns, rows) == [
        "steps    range",
        "2,857  1 to 12  1.00",
        "never   3 to 4  1.00",
    ]


def test_columns_may_be_called_by_numbers_and_rows_come_from_anywhere(capsys):
    columns = {"layer": "", **dict.fromkeys([0.003, 1000.0], ".0f")}
    rows = {"first": [1, 2], "last": [3, 4]}.items()
    rows = ([name, *values] for name, values in rows)
    assert lines(capsys, columns, rows) == [
        "layer  0.003  1000",
        "first      1     2",
        "last       3     4",
    ]


def test_a_table_without_rows_is_its_header(capsys):
    assert lines(capsys, {"a": "", "b": ".1f"}, []) == ["a  b"]


@pytest.mark.parametrize("row", [["plain"], ["plain", 1, 2]])
def test_a_row_of_another_length_is_refused(row, capsys):
    with pytest.raises(ValueError, match="needs 2 values"):
        table({"start": "", "right": ".0f"}, [["wide", 1], row])
    assert capsys.readouterr().out == ""


def test_a_median_stands_before_its_range():
    assert with_range(np.array([2, 1, 9]), "+.1f") == "+2.0 (+1.0 to +9.0)"
