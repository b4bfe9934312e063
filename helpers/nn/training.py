"""The training loop, what it records, and the evaluation afterwards."""

from collections.abc import Callable
from typing import Any

import numpy as np
from tqdm.auto import tqdm

from helpers.checked import takes
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.layer import Array, Layer
from helpers.nn.layers import Sequential
from helpers.nn.optimizers import SGD
from helpers.nn.trainer import History, Labels, Trainer

Recorder = Callable[[int], dict[str, Any]]


@takes(x="any N ...", labels="int N", steps=range(10**9), record_every=range(1, 10**9))
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
    trainer = Trainer(network, optimizer, x, labels, batch_size, rng)
    history = trainer.history

    def note(step: int) -> None:
        if record is not None and (step % record_every == 0 or step == steps):
            history.steps.append(step)
            history.records.append(record(step))

    note(0)
    for step in tqdm(range(1, steps + 1), disable=not progress, leave=False):
        trainer.step()
        note(step)
    return history


@takes(x="any N ...", labels="int N")
def accuracy(network: Layer, x: Array, labels: Labels) -> float:
    """Return the share of examples that the network, in inference, classifies right."""
    return float(np.mean(network.forward(x, training=False).argmax(axis=1) == labels))


@takes(x="any N ...")
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
