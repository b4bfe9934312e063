"""Arguments made of what ``@takes`` says that a function takes: also its extremes."""

import inspect
from numbers import Real

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from mpl_toolkits.mplot3d import Axes3D

from helpers.arguments.arrays import LIMITS, NUMBERS, parts

FILLS = np.array([0, 1, -1, 0.1, 3e4, 1e-300, 1e-100, 1e-12, 1e15, -1e15])
SIZES = (2, 3, 6)


def kinds_of(function):
    """Return the kinds of a function's arguments; None without ``@takes``."""
    return inspect.getclosurevars(function).nonlocals.get("wanted")


class Maker:
    """Makes arguments at random, on a small figure that is cleared each time."""

    def __init__(self, rng, figure):
        self.rng, self.sizes, self.figure = rng, {}, figure
        figure.clear()
        self.ax = None

    def arguments(self, function):
        parameters = inspect.signature(function).parameters
        kinds = kinds_of(function)
        return {
            name: self.make(name, kinds[name]) for name in parameters if name in kinds
        }

    def make(self, name, kind):
        if isinstance(kind, str):
            return self.array(kind)
        if isinstance(kind, dict):
            count = self.size(kind.get(..., "_"))
            self.sizes[name] = count
            key, item = next(iter(kind.items()))
            keys = (
                ["C0", "C1", "C2", "C3", "C4", "C5"] if key is str else [0.1, 0.5, 0.9]
            )
            known = keys if item is str else keys[:count]
            return {key: self.make(name, item) for key in known}
        if isinstance(kind, list) and ... in kind:
            count = self.size(kind[2] if kind[2:] else "_")
            return [self.make(name, kind[0]) for _ in range(count)]
        if isinstance(kind, tuple) and not isinstance(kind[0], Real):
            return tuple(self.make(name, one) for one in kind)
        if isinstance(kind, type):
            return self.object(kind)
        return self.number(kind)

    def size(self, axis):
        """Choose the size of an axis, unless its letter has one."""
        letter, number, sign = parts(axis)
        if letter in self.sizes:
            return self.sizes[letter]
        size = int(self.rng.choice(SIZES))
        size = {"": number or size, "+": max(number, size), "-": min(number, size)}[
            sign
        ]
        if letter:
            self.sizes[letter] = size
        return size

    def array(self, kind):
        word, *axes = (
            kind.split() if kind.split()[0] in NUMBERS else ("", *kind.split())
        )
        shape = [self.size(axis) for axis in axes if axis != "..."] or [4]
        if word in ("int", "bool"):
            return self.rng.integers(0, 2, shape).astype(word)
        low, high = LIMITS[word]
        values = self.rng.normal(size=shape)
        if low >= 0:
            values = np.minimum(np.exp(values), high)
        if word in ("rising", "growing"):
            values = np.cumsum(values) if low >= 0 else np.sort(values)
            values *= self.rng.choice([1, 1, 1e-6, 1e6])
        elif self.rng.random() < 0.6:
            fill = self.rng.choice(FILLS[(low <= FILLS) & (high >= FILLS)])
            where = [..., 0, slice(None, None, 2)][self.rng.integers(3)]
            values[where] = fill
        exact = values.astype("f4").astype("f8") == values
        if exact.all() and self.rng.random() < 0.5:
            values = values.astype("f4")
        values.flags.writeable = bool(self.rng.random() < 0.5)
        return values

    def number(self, kind):
        if isinstance(kind, range):
            return int(self.rng.choice(kind[:4]))
        low, high = kind
        fills = [fill for fill in (*FILLS, low, high, 0.5, 3) if low <= fill <= high]
        return float(self.rng.choice(fills))

    def object(self, kind):
        if kind is str:
            return "C0"
        if kind is Real:
            return float(self.rng.choice([3, np.inf]))
        if kind is Figure:
            self.figure.subplots(1, 2)
            return self.figure
        if self.ax is None:
            projection = "3d" if kind is Axes3D else None
            self.ax = self.figure.add_subplot(projection=projection)
        assert issubclass(kind, Axes)
        return self.ax
