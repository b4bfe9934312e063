"""Tables as text: what a cell prints of several things at once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray


def table(columns: Mapping[Any, str], rows: Iterable[Sequence[Any]]) -> None:
    """Print rows of numbers under the names of their columns.

    Numbers stand on the right of their column. A column of text alone stands on the
    left, unless its format is ``">"``.

    Parameters
    ----------
    columns : mapping
        From the name of a column, or a number, to the format of what stands below.
    rows : iterable
        One sequence a row. Text in it is printed as it is, whatever the format.

    Raises
    ------
    ValueError
        If a row has more or fewer values than there are columns.

    Examples
    --------
    >>> table({"start": "", 10: ".0f", 1000: ".0f"}, [["plain", 9.5, 40.2]])
    start  10  1000
    plain  10    40
    """
    rows = list(rows)
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"A row needs {len(columns)} values, not these: {row}.")
    printed = [
        _column(name, form, [row[i] for row in rows])
        for i, (name, form) in enumerate(columns.items())
    ]
    for line in zip(*printed, strict=True):
        print("  ".join(line).rstrip())


def with_range(values: NDArray[Any], form: str) -> str:
    """Write the median and the range of some runs: 84.0 (83.3 to 84.5)."""
    low, median, high = np.quantile(values, [0, 0.5, 1])
    return f"{median:{form}} ({low:{form}} to {high:{form}})"


def _column(name: Any, form: str, values: Sequence[Any]) -> list[str]:
    """Return the lines of a column, all of one width."""
    texts = [v if isinstance(v, str) else format(v, form) for v in values]
    lines = [f"{name:g}" if isinstance(name, float) else str(name), *texts]
    left = form != ">" and all(isinstance(value, str) for value in values)
    width = max(map(len, lines))
    return [f"{line:{'<' if left else '>'}{width}}" for line in lines]
