"""The training loop, what it records, and the evaluation afterwards."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tqdm.auto import tqdm

from helpers.checked import takes, trusted
from helpers.datasets import endless_minibatches
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.layer import Array, Layer
from helpers.nn.layers import Sequential
from helpers.nn.losses import softmax_cross_entropy
from helpers.nn.optimizers import SGD

tqdm.monitor_interval = 0  # no thread beside the training: a browser has none

Labels = NDArray[np.integer[Any]]
Recorder = Callable[[int], dict[str, Any]]


class TrainingDiverged(ArithmeticError):
    """The loss became infinite or not a number."""


@dataclass
class History:
    """What a training run left behind.

    The mini-batch loss of every step, before it changed the weights; after how many
    steps each record was made, first 0; how many seconds these steps took, without the
    records; and what the recorder returned.
    """

    loss: list[float] = field(default_factory=list)
    steps: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    records: list[dict[str, Any]] = field(default_factory=list)

    def series(self, name: str) -> NDArray[Any]:
        """Return one recorded quantity at all recorded steps, as an array."""
        return np.array([record[name] for record in self.records])


def keep_freed_memory() -> None:
    """Let the GNU C library keep the memory of freed arrays for the next ones.

    It gives back to the system what exceeds twice the largest block freed so far, if
    that is no larger than 32 MB (its dynamic thresholds), and pages from the system
    have to be cleared: half the time of a training step on images. Nothing is written
    to this block.
    """
    np.empty(31 * 2**20, np.uint8)


class Trainer:
    """A training in single steps, which can stop after any of them and go on later.

    The parameters are those of `train`; `history` is what it returns. The optimizer's
    learning rate may be changed between two steps.
    """

    def __init__(
        self,
        network: Sequential,
        optimizer: SGD,
        x: Array,
        labels: Labels,
        batch_size: int,
        rng: np.random.Generator,
        record: Recorder | None = None,
        record_every: int = 50,
    ) -> None:
        self.network, self.optimizer = network, optimizer
        self.history = History()
        self._x, self._labels, self._rng = x, labels, rng
        self._record, self._record_every = record, record_every
        self._seconds = 0.0
        keep_freed_memory()
        self.draw_batches_of(batch_size)
        self.record()

    def draw_batches_of(self, size: int) -> None:
        """Begin a new pass over the examples, in mini-batches of this size."""
        self.batch_size = size
        self._batches = endless_minibatches(len(self._x), size, self._rng)

    def record(self) -> None:
        """Make a record of now, unless there is one."""
        history, step = self.history, len(self.history.loss)
        if self._record is not None and step not in history.steps[-1:]:
            history.steps.append(step)
            history.seconds.append(self._seconds)
            history.records.append(self._record(step))

    @trusted
    def step(self) -> float:
        """Learn from one mini-batch; return its loss before that. Record if due."""
        start = time.perf_counter()
        batch = next(self._batches)
        with np.errstate(all="ignore"):  # this loss tells, or the next one
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
        self._seconds += time.perf_counter() - start
        if len(self.history.loss) % self._record_every == 0:
            self.record()
        return loss


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

    Raises
    ------
    TrainingDiverged
        As soon as a loss is not finite: the network is then of no more use.
    """
    trainer = Trainer(
        network, optimizer, x, labels, batch_size, rng, record, record_every
    )
    for _ in tqdm(range(steps), disable=not progress, leave=False):
        trainer.step()
    trainer.record()
    return trainer.history


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
    """
    for layer, h in network.trace(x):
        if isinstance(layer, BatchNorm):
            axes = (0, *range(2, h.ndim))
            layer.running_mean = h.mean(axis=axes)
            layer.running_var = h.var(axis=axes, ddof=1)
