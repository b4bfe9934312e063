"""What every layer of the network has in common."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

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
    shape = np.shape(x)
    if not isinstance(x, np.ndarray) or x.dtype.char not in "fd":
        kind = x.dtype if isinstance(x, np.ndarray) else type(x).__name__
        raise ValueError(
            f"{who} needs an array of float32 or float64, but got {kind} of shape "
            f"{shape}: convert it, for example with x.astype(np.float32)."
        )
    if x.ndim not in ndims or shape[1] != num_features:
        names = {2: f"(N, {num_features})", 4: f"(N, {num_features}, H, W)"}
        wanted = " or ".join(names[n] for n in ndims)
        raise ValueError(f"{who} needs a batch of shape {wanted}, but got {shape}.")
    if x.size == 0:
        raise ValueError(f"{who} got an empty batch of shape {shape}.")
