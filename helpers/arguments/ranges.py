"""Ranges of numbers that many functions take."""

WHOLE = range(-(2**31), 2**31)
"""Any whole number: which of them will do, the function says itself."""

DRAWN = (-1e15, 1e15)
"""Any number that can be drawn: Matplotlib squares some, and rounds all."""

POSITIVE = (1e-100, 1e15)
"""Any number that can be drawn on a logarithmic axis."""

LENGTH = (0.0, 1e15)
SHARE = (0.0, 1.0)
POINTS = (-1000, 1000)
INCHES = (0.5, 100.0)
PERCENT = (0, 100)
SIZE = range(1, 10**9)
CELL = range(10**9)
"""What else drawings are given: some only near what they show."""
