"""The training loop, what it records, and the evaluation afterwards."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tqdm.auto import tqdm

from helpers.datasets import endless_minibatches
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.layer import Array
from helpers.nn.layers import Sequential
from helpers.nn.losses import softmax_cross_entropy
from helpers.nn.optimizers import SGD

Labels = NDArray[np.integer[Any]]
Recorder = Callable[[int], dict[str, Any]]


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


def train(
    network: Sequential,
    optimizer: SGD,
    x: Array,
    labels: Labels,
    *,
    steps: int,
    batch_size: int,
    rng: np.random.Generator,
    record: Recorder | None = None,
    record_every: int = 50,
    progress: bool = True,
) -> History:
    """Train a classifier for a number of mini-batch steps.

    Parameters
    ----------
    network : Sequential
        From `x` to one score a class. It is changed.
    optimizer : SGD
        Holds the network's parameters and the learning rate.
    x : ndarray of float, shape (N, ...)
        Training examples.
    labels : ndarray of int, shape (N,)
        Their classes.
    steps : int
        How many mini-batches to learn from.
    batch_size : int
        Examples a mini-batch, drawn without replacement.
    rng : numpy.random.Generator
        Shuffles the examples, anew for each pass over them.
    record : callable, optional
        ``record(step)``, called before the first step, then every `record_every`
        steps and after the last. What it returns is kept; it may also draw.
    record_every : int, optional
        Steps from one record to the next.
    progress : bool, optional
        Whether to show a progress bar.

    Returns
    -------
    History
        The loss of every step, and the records.

    Raises
    ------
    TrainingDiverged
        As soon as a loss is not finite, with the step and the learning rate.
    """
    history = History()

    def note(step: int) -> None:
        if record is not None and (step % record_every == 0 or step == steps):
            history.steps.append(step)
            history.records.append(record(step))

    batches = endless_minibatches(len(x), batch_size, rng)
    note(0)
    # Overflow ends in a loss that is not finite, which is reported below.
    with np.errstate(over="ignore", invalid="ignore"):
        for step in tqdm(range(1, steps + 1), disable=not progress, leave=False):
            batch = next(batches)
            logits = network.forward(x[batch], training=True)
            loss, dlogits = softmax_cross_entropy(logits, labels[batch])
            if not np.isfinite(loss):
                raise TrainingDiverged(
                    f"the loss is {loss} at step {step}, with learning rate "
                    f"{optimizer.learning_rate:g}: the steps are too long. Try a "
                    "learning rate ten times smaller, or smaller first weights."
                )
            history.loss.append(loss)
            network.backward(dlogits)
            optimizer.step()
            note(step)
    return history


def accuracy(network: Sequential, x: Array, labels: Labels) -> float:
    """Return the share of examples that the network, in inference, classifies right."""
    return float(np.mean(network.forward(x, training=False).argmax(axis=1) == labels))


def use_population_statistics(network: Sequential, x: Array) -> None:
    """Set every BatchNorm's running statistics to those of the whole of `x`.

    Ioffe & Szegedy 2015, Algorithm 2, with the training set itself as the
    population: running averages lag behind weights that still move, these do not.
    The statistics of a layer are taken with all layers before it in inference.

    Parameters
    ----------
    network : Sequential
        Only running means and variances are changed.
    x : ndarray of float, shape (N, ...)
        The training examples.
    """
    for layer in network.layers:
        if isinstance(layer, BatchNorm):
            axes = (0, *range(2, x.ndim))
            layer.running_mean = x.mean(axis=axes)
            layer.running_var = x.var(axis=axes, ddof=1)
        x = layer.forward(x, training=False)
