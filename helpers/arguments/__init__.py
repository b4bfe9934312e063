"""Check what a function is given, in front of it: its own lines stay mathematics.

``@takes(x="N D", y="N", steps=range(1000))`` says in one line what a docstring says in
several, and refuses everything else in one sentence. A word stands for each kind:

- ``"N D"``: an array of float32 or float64 with these axes, not empty. Equal letters
  are equal sizes, ``2`` is that size, ``2+`` at least and ``2-`` at most
  that, also after a letter, ``_`` is any size, and ``...`` at the end any further
  axes.
- ``"int N"``: the same, of whole numbers; ``"real N"`` of both; ``"bool N"`` of truth
  values.
- ``"pixels N"``: the same as ``"real N"``, of numbers that can be drawn.
- ``"drawn N"``: the same, of int64 or of floats, which drawings can also compute with;
  ``"length N"`` of positive ones or 0; ``"share N"`` of 0 to 1;
  ``"positive N"`` on a logarithmic axis; ``"rising N"`` and ``"growing N"`` as the
  ends of an axis, the second of a logarithmic one.
- ``range(1, 10)``: a whole number in it.
- ``(0.0, 1.0)``: a finite number from the first to the second.
- a class: an object of it.
- ``[range(9), "int N"]``: the first, if it is a number, or else the second.
- ``("N", str)``: a tuple of these.
- ``[str, ...]``: a sequence of these; ``[str, ..., "N"]`` is N long.
- ``{str: "N"}``: a mapping, not empty, from the first to the second;
  ``{str: "N", ...: "2"}`` is two long. Its name stands for how long it is.

An argument whose annotation is a class must be an object of it: that is said once.
"""

from helpers.arguments.decorators import finite, silent, takes
from helpers.arguments.ranges import (
    CELL,
    DRAWN,
    INCHES,
    LENGTH,
    PERCENT,
    POINTS,
    POSITIVE,
    SHARE,
    SIZE,
    WHOLE,
)

__all__ = [
    "CELL",
    "DRAWN",
    "INCHES",
    "LENGTH",
    "PERCENT",
    "POINTS",
    "POSITIVE",
    "SHARE",
    "SIZE",
    "WHOLE",
    "finite",
    "silent",
    "takes",
]
