"""Skip connections: a branch only adds to what passes by.

The source is He, Zhang, Ren & Sun 2016 (arXiv 1512.03385 and 1603.05027).
"""

import numpy as np

from helpers.checked import takes
from helpers.nn.layer import Array, Layer, Parameter
from helpers.nn.layers import Sequential


class Residual(Layer):
    """``y = x + branch(x)``; the gradient, too, passes both ways.

    Parameters
    ----------
    branch : Sequential
        Its output has the shape of its input.
    """

    def __init__(self, branch: Sequential) -> None:
        self.branch = branch

    def forward(self, x: Array, training: bool = True) -> Array:
        """Return what passes by and what the branch makes of it."""
        return x + self.branch.forward(x, training)

    def backward(self, dy: Array) -> Array:
        """Return the sum of both ways back."""
        return dy + self.branch.backward(dy)

    def parameters(self) -> list[Parameter]:
        """Return the parameters of the branch."""
        return self.branch.parameters()


class Scale(Layer):
    """``y = scale * x`` with one learnable number.

    At the end of a branch, and first 0, it is SkipInit (De & Smith 2020, arXiv
    2002.10444): the network starts as if it had no branches.

    Parameters
    ----------
    start : float, optional
        Where the number starts.
    """

    @takes()
    def __init__(self, start: float = 0.0) -> None:
        self.scale = Parameter(np.array([float(start)]))

    def forward(self, x: Array, training: bool = True) -> Array:
        """Return `x`, scaled."""
        self._convert(x.dtype)
        self._cache = x if training else None
        return self.scale.value * x

    def backward(self, dy: Array) -> Array:
        """Return `dy`, scaled; keep the gradient of the scale."""
        self.scale.gradient = np.sum(dy * self._use_cache()).reshape(1)
        return self.scale.value * dy
