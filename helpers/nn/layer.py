"""What every layer of the network has in common."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from helpers.arguments import silent
from helpers.arguments.arrays import described

Array = NDArray[np.floating[Any]]


@dataclass
class Parameter:
    """A learnable array and the gradient of the loss with respect to it.

    Attributes
    ----------
    value : ndarray
        The numbers that training changes.
    gradient : ndarray
        Same shape as `value`; written by the layer's ``backward``.
    """

    value: Array
    gradient: Array = field(init=False)

    def __post_init__(self) -> None:
        self.gradient = np.zeros_like(self.value)

    def astype(self, dtype: np.dtype[Any]) -> None:
        """Convert value and gradient; nothing happens where `dtype` fits already."""
        if self.value.dtype != dtype:
            self.value = self.value.astype(dtype)
            self.gradient = self.gradient.astype(dtype)


class Layer:
    """A function with a derivative: ``forward``, then ``backward``.

    A subclass keeps in ``self._cache`` what its backward pass needs. The cache is
    filled by a forward pass in training and used up by one backward pass.
    """

    _cache: Any = None

    def __init_subclass__(cls) -> None:
        """Let infinite numbers and nan pass in silence: training sees its loss."""
        for name in ("forward", "backward", "backward_parameters"):
            if name in vars(cls):
                setattr(cls, name, silent(vars(cls)[name]))

    def forward(self, x: Array, training: bool = True) -> Array:
        """Return the layer's output for the batch `x`."""
        raise NotImplementedError

    def backward(self, dy: Array) -> Array:
        """Return the gradient with respect to `x`, given `dy` for the output."""
        raise NotImplementedError

    def backward_parameters(self, dy: Array) -> None:
        """Keep the gradients of the parameters only: a first layer needs no more."""
        self.backward(dy)

    def parameters(self) -> list[Parameter]:
        """Return the learnable arrays; most layers have none."""
        return []

    def _use_cache(self) -> Any:
        cache, self._cache = self._cache, None
        if cache is None:
            raise RuntimeError(
                f"{type(self).__name__}.backward needs a forward pass before it: call "
                "forward(x, training=True) first, once for every backward."
            )
        return cache


def require_batch(
    x: Array, num_features: int, who: str, ndims: tuple[int, ...]
) -> None:
    """Refuse, in one sentence, a batch that a layer cannot use.

    Parameters
    ----------
    x : ndarray
        The batch; its features are on axis 1.
    num_features : int
        How many features the layer has.
    who : str
        The name that the sentence starts with.
    ndims : tuple of int
        The numbers of axes that the layer can use, out of 2 and 4.

    Raises
    ------
    ValueError
        For integers, a wrong number of axes or features, or an empty batch.
    """
    require_floats(x, who)
    shape = x.shape
    if x.ndim not in ndims or shape[1] != num_features:
        names = {2: f"(N, {num_features})", 4: f"(N, {num_features}, H, W)"}
        wanted = " or ".join(names[n] for n in ndims)
        raise ValueError(f"{who} needs a batch of shape {wanted}, but got {shape}.")
    if x.size == 0:
        raise ValueError(f"{who} got an empty batch of shape {shape}.")


def require_floats(x: Array, who: str) -> None:
    """Refuse what is not an array of float32 or float64."""
    if not isinstance(x, np.ndarray) or x.dtype.char not in "fd":
        raise ValueError(
            f"{who} needs an array of float32 or float64, but got {described(x)}: "
            "convert it, for example with x.astype(np.float32)."
        )


def require_gradient(dy: Array, shape: tuple[int, ...], who: str) -> None:
    """Refuse a gradient that does not belong to an output of this shape."""
    require_floats(dy, f"{who}.backward")
    if dy.shape != shape:
        raise ValueError(
            f"{who}.backward needs a gradient of the shape of the output, {shape}, "
            f"but got {dy.shape}."
        )
