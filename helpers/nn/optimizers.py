"""How the gradients change the parameters."""

from collections.abc import Iterable

import numpy as np

from helpers.checked import takes
from helpers.nn.layer import Parameter


class SGD:
    """Stochastic gradient descent, with momentum if asked for.

    ``velocity = momentum * velocity + gradient``, then
    ``value -= learning_rate * velocity``.

    Parameters
    ----------
    parameters : iterable of Parameter
        What to change; usually ``network.parameters()``.
    learning_rate, momentum : float
        Step length; share of the velocity that is kept from step to step.
    """

    @takes()
    def __init__(
        self,
        parameters: Iterable[Parameter],
        learning_rate: float,
        momentum: float = 0.0,
    ) -> None:
        if learning_rate <= 0:
            raise ValueError(f"a learning rate must be positive, not {learning_rate}.")
        if not 0 <= momentum < 1:
            raise ValueError(f"the momentum must lie in [0, 1), not {momentum}.")
        self.parameters = list(parameters)
        self.learning_rate = learning_rate
        self.momentum = momentum
        self._velocities = [np.zeros_like(p.value) for p in self.parameters]

    def step(self) -> None:
        """Move every parameter once, along the gradients of the last backward."""
        for i, parameter in enumerate(self.parameters):
            update = parameter.gradient
            if self.momentum:
                update = self._velocities[i] = (
                    self.momentum * self._velocities[i] + update
                )
            parameter.value = parameter.value - self.learning_rate * update
