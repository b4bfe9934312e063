"""What every layer of the network has in common."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import numpy as np
from numpy.typing import NDArray

from helpers.checked import checked, require

Array = NDArray[np.floating[Any]]


class Parameter:
    """A learnable `value`, and its `gradient`, which a layer's ``backward`` writes."""

    def __init__(self, value: Array) -> None:
        self.value, self.gradient = value, np.zeros_like(value)

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

    axes = "any ..."
    """Of the batches that it takes, in the words of `helpers.checked`."""

    _cache: Any = None
    _shape: tuple[int, ...] | None = None  # of the last output in training

    def __init_subclass__(cls) -> None:
        """Check the batch and the gradient where a user passes them."""
        for name, guard in GUARDS.items():
            if name in vars(cls):
                setattr(cls, name, guard(vars(cls)[name]))

    def forward(self, x: Array, training: bool = True) -> Array:
        """Return the layer's output for the batch `x`."""
        raise NotImplementedError

    def backward(self, dy: Array) -> Array:
        """Return the gradient with respect to `x`, given `dy` for the output."""
        raise NotImplementedError

    def backward_parameters(self, dy: Array) -> None:
        """Keep the gradients of the parameters only: a first layer needs no more."""
        self.backward(dy)

    def trace(
        self, x: Array, training: bool = False
    ) -> Iterator[tuple["Layer", Array]]:
        """Yield the layers of a branch, if this layer has one, with their inputs."""
        for part in vars(self).values():
            if isinstance(part, Layer):
                yield from part.trace(x, training)

    def parameters(self) -> list[Parameter]:
        """Return the learnable arrays, in the order in which the layer got them."""
        return [p for p in vars(self).values() if isinstance(p, Parameter)]

    def _convert(self, dtype: np.dtype[Any]) -> None:
        """Let the parameters have the type of the batch."""
        for parameter in self.parameters():
            parameter.astype(dtype)

    def _use_cache(self) -> Any:
        cache, self._cache = self._cache, None
        if cache is None:
            raise RuntimeError(
                f"{type(self).__name__}.backward needs a forward pass before it: call "
                "forward(x, training=True) first, once for every backward."
            )
        return cache


def check_batch(layer: Layer, x: Any = None, *_: Any, **__: Any) -> None:
    """Refuse a batch that a layer does not take."""
    require(f"{type(layer).__name__}.forward: x", x, layer.axes, {})


def check_gradient(layer: Layer, dy: Any = None) -> None:
    """Refuse a gradient that has not the shape of the layer's last output."""
    sizes = {} if layer._shape is None else {"...": layer._shape}
    require(f"{type(layer).__name__}.backward: dy", dy, "any ...", sizes)


def remembering(forward: Callable[..., Array]) -> Callable[..., Array]:
    """Let a layer know the shape that its next gradient must have."""

    @wraps(forward)
    def remembered(layer: Layer, x: Array, training: bool = True) -> Array:
        y = forward(layer, x, training)
        layer._shape = y.shape if training else None
        return y

    return remembered


GUARDS: dict[str, Callable[[Any], Any]] = {
    "forward": lambda forward: checked(check_batch)(remembering(forward)),
    "backward": checked(check_gradient),
    "backward_parameters": checked(check_gradient),
}
