"""The layers with weights, and the one that chains others."""

from collections.abc import Sequence

import numpy as np

from helpers.arguments import takes
from helpers.nn.initializers import Initializer, xavier
from helpers.nn.layer import Array, Layer, Parameter, require_batch, require_gradient


class Linear(Layer):
    """Weighted sums: ``y = x @ weight + bias``.

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

    @takes(
        num_inputs=range(1, 10**9), num_outputs=range(1, 10**9), rng=np.random.Generator
    )
    def __init__(
        self,
        num_inputs: int,
        num_outputs: int,
        rng: np.random.Generator,
        initializer: Initializer = xavier,
        bias: bool = True,
    ) -> None:
        shape = (num_inputs, num_outputs)
        self.weight = Parameter(initializer(rng, shape, num_inputs, num_outputs))
        self.bias = Parameter(np.zeros(num_outputs)) if bias else None

    def forward(self, x: Array, training: bool = True) -> Array:
        """Return ``x @ weight + bias``, of shape ``(N, num_outputs)``."""
        require_batch(x, len(self.weight.value), "Linear", ndims=(2,))
        for parameter in self.parameters():
            parameter.astype(x.dtype)
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
        require_gradient(dy, (len(x), self.weight.value.shape[1]), "Linear")
        self.weight.gradient = x.T @ dy
        if self.bias is not None:
            self.bias.gradient = dy.sum(axis=0)

    def parameters(self) -> list[Parameter]:
        """Return the weight and, if there is one, the bias."""
        return [self.weight] if self.bias is None else [self.weight, self.bias]


class Sequential(Layer):
    """Layers in a row, each fed with the output of the one before it.

    Parameters
    ----------
    layers : sequence of Layer
        From the input to the output.
    """

    def __init__(self, layers: Sequence[Layer]) -> None:
        self.layers = list(layers)

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
