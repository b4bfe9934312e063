"""Training in single steps, which can stop after any of them and go on later."""

import time
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from helpers.checked import trusted
from helpers.datasets import endless_minibatches
from helpers.nn.layer import Array
from helpers.nn.layers import Sequential
from helpers.nn.losses import softmax_cross_entropy
from helpers.nn.optimizers import SGD

Labels = NDArray[np.integer[Any]]


class TrainingDiverged(ArithmeticError):
    """The loss became infinite or not a number."""


@dataclass
class History:
    """What a training run left behind.

    Attributes
    ----------
    loss : list of float
        The mini-batch loss of every step, before that step changed the weights.
    steps : list of int
        After how many steps each record was made; the first is 0.
    records : list of dict
        What the recorder returned at those steps.
    """

    loss: list[float] = field(default_factory=list)
    steps: list[int] = field(default_factory=list)
    records: list[dict[str, Any]] = field(default_factory=list)

    def series(self, name: str) -> NDArray[Any]:
        """Return one recorded quantity at all recorded steps, as an array."""
        return np.array([record[name] for record in self.records])


class Trainer:
    """A network in training, and the history of that training.

    Parameters
    ----------
    network : Sequential
        From `x` to one score a class. It is changed.
    optimizer : SGD
        Holds the network's parameters and the learning rate, which may be changed
        between two steps.
    x, labels : ndarray
        Training examples and their classes.
    batch_size : int
        Examples a mini-batch.
    rng : numpy.random.Generator
        Shuffles the examples.

    Attributes
    ----------
    history : History
        The loss of every step, and what the caller records beside it.
    seconds : float
        What the steps have taken so far, in all.
    """

    def __init__(
        self,
        network: Sequential,
        optimizer: SGD,
        x: Array,
        labels: Labels,
        batch_size: int,
        rng: np.random.Generator,
    ) -> None:
        self.network = network
        self.optimizer = optimizer
        self.history = History()
        self.seconds = 0.0
        self._x, self._labels, self._rng = x, labels, rng
        self.draw_batches_of(batch_size)

    def draw_batches_of(self, size: int) -> None:
        """Begin a new pass over the examples, in mini-batches of this size."""
        self.batch_size = size
        self._batches = endless_minibatches(len(self._x), size, self._rng)

    @trusted
    def step(self) -> float:
        """Learn from one mini-batch; return its loss before that.

        Raises
        ------
        TrainingDiverged
            If the loss is not finite. The network is then of no more use.
        """
        start = time.perf_counter()
        batch = next(self._batches)
        with np.errstate(all="ignore"):  # the loss tells, or the next one
            logits = self.network.forward(self._x[batch], training=True)
            loss, dlogits = softmax_cross_entropy(logits, self._labels[batch])
            if not np.isfinite(loss):
                raise TrainingDiverged(
                    f"the loss is {loss} at step {len(self.history.loss) + 1}, with "
                    f"learning rate {self.optimizer.learning_rate:g}: the steps are "
                    "too long. Try a learning rate ten times smaller, or smaller "
                    "first weights."
                )
            self.history.loss.append(loss)
            self.network.backward_parameters(dlogits)
            self.optimizer.step()
        self.seconds += time.perf_counter() - start
        return loss
