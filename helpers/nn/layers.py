"""The layers with weights, and the one that chains others."""

from collections.abc import Iterator, Sequence

import numpy as np

from helpers.checked import takes
from helpers.nn.initializers import Initializer, xavier
from helpers.nn.layer import Array, Layer, Parameter


class Linear(Layer):
    """A linear map and an offset: ``y = x @ weight + bias``.

    Parameters
    ----------
    num_inputs, num_outputs : int
        Features that come in and go out.
    rng : numpy.random.Generator
        Draws the first weights.
    initializer : callable, optional
        ``initializer(rng, shape, fan_in, fan_out)``; Xavier's unless given.
    bias : bool, optional
        Whether to add a bias; batch normalization makes it redundant.
    """

    @takes(num_inputs=range(1, 10**9), num_outputs=range(1, 10**9))
    def __init__(
        self,
        num_inputs: int,
        num_outputs: int,
        rng: np.random.Generator,
        initializer: Initializer = xavier,
        bias: bool = True,
    ) -> None:
        self.axes = f"any N {num_inputs}"
        shape = (num_inputs, num_outputs)
        self.weight = Parameter(initializer(rng, shape, num_inputs, num_outputs))
        self.bias = Parameter(np.zeros(num_outputs)) if bias else None

    def forward(self, x: Array, training: bool = True) -> Array:
        """Return ``x @ weight + bias``, of shape ``(N, num_outputs)``."""
        self._convert(x.dtype)
        self._cache = x if training else None
        y = x @ self.weight.value
        if self.bias is not None:
            y += self.bias.value
        return y

    def backward(self, dy: Array) -> Array:
        """Return ``dy @ weight.T``; keep the gradients of weight and bias."""
        self.backward_parameters(dy)
        return dy @ self.weight.value.T

    def backward_parameters(self, dy: Array) -> None:
        """Keep the gradients of weight, ``x.T @ dy``, and bias."""
        x = self._use_cache()
        self.weight.gradient = x.T @ dy
        if self.bias is not None:
            self.bias.gradient = dy.sum(axis=0)


class Sequential(Layer):
    """Layers in a row, from the input to the output, each fed with the one before."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self.layers = list(layers)

    def trace(self, x: Array, training: bool = False) -> Iterator[tuple[Layer, Array]]:
        """Yield each layer with its input; unless in training, nothing is changed.

        The layers inside a layer, such as a branch, follow it.
        """
        for layer in self.layers:
            yield layer, x
            yield from layer.trace(x, training)
            x = layer.forward(x, training)

    def forward(self, x: Array, training: bool = True) -> Array:
        """Return the last layer's output."""
        for layer in self.layers:
            x = layer.forward(x, training)
        return x

    def backward(self, dy: Array) -> Array:
        """Send `dy` back through all layers; return the gradient of the input."""
        for layer in reversed(self.layers):
            dy = layer.backward(dy)
        return dy

    def backward_parameters(self, dy: Array) -> None:
        """Send `dy` back to the first layer's parameters, and no further."""
        first, *others = self.layers
        for layer in reversed(others):
            dy = layer.backward(dy)
        first.backward_parameters(dy)

    def parameters(self) -> list[Parameter]:
        """Return the parameters of all layers, from the input to the output."""
        return [p for layer in self.layers for p in layer.parameters()]
